import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import { ThanksState } from '../../platform/generated/enums.ts';
import type { KnownPerson } from './thanks-reads.ts';
import type { ThanksNoteRow } from './thanks-store.ts';

registerEnumType(ThanksState, {
  name: 'ThanksState',
  description: 'What its receiver has made of a note; known to them alone.',
  valuesConfig: {
    PENDING: { description: 'Waits for them to read it.' },
    SHOWN: { description: 'Kept on their page.' },
    HIDDEN: { description: 'Put away.' },
  },
});

/** Not a Node: a name among people who know it already, never a way into anything else of theirs. */
@ObjectType({
  description: 'Somebody of the network, as those know them whom they thank, or who thank them.',
})
export class ThanksPerson {
  constructor(private readonly row: KnownPerson) {}

  @Field(() => ID, { description: 'Opaque; for sendThanks.' })
  get id(): string {
    return toGlobalId('membership', this.row.id);
  }

  @Field(() => String, { description: 'What they are called in this network.' })
  get displayName(): string {
    return this.row.displayName;
  }
}

/** Who it is from and to, and what only some may see of it, are in thanks-note.resolver.ts. */
@ObjectType({ implements: NodeType, description: 'Words of thanks from one person of a network to another.' })
export class ThanksNote implements NodeType {
  constructor(readonly row: ThanksNoteRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('thanks', this.row.id);
  }

  @Field(() => String, { description: 'As it was written; at most 300 characters.' })
  get message(): string {
    return this.row.message;
  }

  @Field(() => Date, { description: 'When it was sent.' })
  get sentAt(): Date {
    return this.row.createdAt;
  }
}

export const ThanksNoteConnection = createConnectionType('ThanksNote', () => ThanksNote);
