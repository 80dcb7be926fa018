import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CalendarDate, dayOf } from '../../graphql/calendar-date.ts';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import { DeedPrivacy, DeedSource, DeedState } from '../../platform/generated/enums.ts';
import { isWithdrawable } from './deed-state.ts';
import type { DeedRow } from './deed-store.ts';

registerEnumType(DeedState, {
  name: 'DeedState',
  description: 'Where a deed stands. There is no refusal: what is not counted can be answered.',
  valuesConfig: {
    CLAIMED: { description: 'Recorded; waits to be confirmed.' },
    MORE_ASKED: { description: 'Somebody would like to know a little more.' },
    VERIFIED: { description: 'Confirmed; the points are credited.' },
    NOT_COUNTED: { description: 'Brings no points this time; the member can answer.' },
    WITHDRAWN: { description: 'Taken back by its member before it was decided.' },
    CORRECTED: { description: 'Was credited by mistake; the credit is undone.' },
  },
});

registerEnumType(DeedSource, {
  name: 'DeedSource',
  description: 'How a deed came to be recorded.',
  valuesConfig: {
    MEMBER: { description: 'By the member.' },
    ON_BEHALF: { description: 'By somebody trusted, for a member without a telephone at hand.' },
    GROUP: { description: 'With others who did it together.' },
    EVENT: { description: 'By checking in at an event.' },
    IMPORT: { description: 'From a file of the community.' },
  },
});

/** Its title, note and photos depend on who asks: deed.resolver.ts. */
@ObjectType({
  implements: NodeType,
  description:
    'One good deed of one member. It keeps the rule of its day, whatever the catalogue says later.',
})
export class DeedRecord implements NodeType {
  constructor(readonly row: DeedRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('deed', this.row.id);
  }

  @Field(() => DeedState, { description: 'Where it stands.' })
  get state(): DeedState {
    return this.row.state;
  }

  @Field(() => Date, { description: 'Since when it stands there.' })
  get stateSince(): Date {
    return this.row.stateSince;
  }

  @Field(() => DeedSource, { description: 'How it came to be recorded.' })
  get source(): DeedSource {
    return this.row.source;
  }

  @Field(() => DeedPrivacy, { description: 'Who learns of it.' })
  get privacy(): DeedPrivacy {
    return this.row.privacy;
  }

  @Field(() => CalendarDate, { description: 'The day on which it was done.' })
  get doneOn(): string {
    return dayOf(this.row.doneOn);
  }

  @Field(() => Int, { description: 'What it brings when it is confirmed.' })
  get points(): number {
    return this.row.points;
  }

  @Field(() => Date, { description: 'When it was recorded.' })
  get recordedAt(): Date {
    return this.row.claimedAt;
  }

  @Field(() => Date, {
    nullable: true,
    description: 'When its points were credited; null when they were not.',
  })
  get creditedAt(): Date | null {
    return this.row.creditedAt;
  }

  @Field(() => Boolean, { description: 'True while its member can take it back.' })
  get canWithdraw(): boolean {
    return isWithdrawable(this.row.state);
  }

  @Field(() => Boolean, {
    description: 'Of a private deed: verifiers may see its note and photos. Of others they see them anyway.',
  })
  get evidenceShown(): boolean {
    return this.row.evidenceShown;
  }
}

export const DeedRecordConnection = createConnectionType('DeedRecord', () => DeedRecord);
