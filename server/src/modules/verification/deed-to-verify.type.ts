import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { DeedRecord } from '../deeds/deed.type.ts';
import type { DeedRow } from '../deeds/deed-store.ts';
import { deedHints } from './deed-hint-store.ts';
import type { QueuedDeed } from './deed-queue-store.ts';

registerEnumType(deedHints, {
  name: 'DeedHint',
  description: 'What a verifier may want to know beside a deed. Nothing is refused because of it.',
  valuesConfig: {
    SIMILAR_PHOTO: { description: 'Another record in the network has nearly the same photo.' },
    SAME_DAY_ELSEWHERE: {
      description: 'On the same day the member took part in something else; both may well be.',
    },
  },
});

/** Its member's name, hints and counts are resolved beside: deed-to-verify.resolver.ts. */
@ObjectType({
  description:
    'A deed that waits for the viewer to vouch for it, and the least they need to do so: never the balance or the history of its member.',
})
export class DeedToVerify {
  constructor(
    readonly row: DeedRow,
    private readonly queued: QueuedDeed,
  ) {}

  @Field(() => ID, { description: 'Of the deed.' })
  get id(): string {
    return toGlobalId('deed', this.row.id);
  }

  @Field(() => DeedRecord, { description: 'The deed.' })
  get deed(): DeedRecord {
    return new DeedRecord(this.row);
  }

  @Field(() => ID, {
    nullable: true,
    description:
      'The same for all deeds that were written down together, as one for many; null for one alone.',
  })
  get groupId(): string | null {
    return this.row.groupId === null ? null : toGlobalId('group', this.row.groupId);
  }

  @Field(() => Int, { description: 'How many people it takes.' })
  get confirmationsNeeded(): number {
    return this.row.verifiersNeeded;
  }

  @Field(() => Date, { description: 'Since when the member has been waiting.' })
  get waitingSince(): Date {
    return this.queued.claimedAt;
  }

  @Field(() => Boolean, { description: 'True when it has waited for longer than the network wants.' })
  get waitsLong(): boolean {
    return this.queued.waitsLong;
  }
}

export const DeedToVerifyConnection = createConnectionType('DeedToVerify', () => DeedToVerify);
