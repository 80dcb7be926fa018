import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import { type LetterState, stateOf } from './letter-state.ts';
import type { LetterBasisRow, LetterRow, OwnLetterRow } from './letter-store.ts';

export const RecognitionLetterState = {
  VALID: 'VALID',
  REVOKED: 'REVOKED',
  EXPIRED: 'EXPIRED',
  NO_LONGER_TRUE: 'NO_LONGER_TRUE',
} as const satisfies { readonly [State in LetterState]: State };

registerEnumType(RecognitionLetterState, {
  name: 'RecognitionLetterState',
  description:
    'Where a letter stands, as its member sees it. Whoever checks its code sees VALID, or nothing.',
  valuesConfig: {
    VALID: { description: 'Its code is good.' },
    REVOKED: { description: 'Its member has ended it.' },
    EXPIRED: { description: 'Its time is over.' },
    NO_LONGER_TRUE: { description: 'An entry was corrected since: a new letter can say what is true now.' },
  },
});

/** Its sentence and its code are in letter.resolver.ts. */
@ObjectType({
  implements: NodeType,
  description: 'What a member has confirmed of their own deeds, for a time. Seen in full by them alone.',
})
export class RecognitionLetter implements NodeType {
  constructor(readonly row: OwnLetterRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('letter', this.row.id);
  }

  @Field(() => String, { description: 'What it is for, in the words of the member.' })
  get purpose(): string {
    return this.row.purpose;
  }

  @Field(() => Boolean, { description: "True when whoever checks it sees the member's name." })
  get showsName(): boolean {
    return this.row.showsName;
  }

  @Field(() => RecognitionLetterState, { description: 'Where it stands now.' })
  get state(): LetterState {
    return stateOf(this.row, new Date());
  }

  @Field(() => Int, { description: 'How often its code was checked while it was good; not by whom.' })
  get checkCount(): number {
    return this.row.checkCount;
  }

  @Field(() => Date, { description: 'When it was made.' })
  get madeAt(): Date {
    return this.row.createdAt;
  }

  @Field(() => Date, { description: 'When its time is over.' })
  get validUntil(): Date {
    return this.row.expiresAt;
  }
}

export const RecognitionLetterConnection = createConnectionType('RecognitionLetter', () => RecognitionLetter);

@ObjectType({ description: 'The most that a new letter could say today; for the member who would make it.' })
export class RecognitionLetterBasis {
  constructor(private readonly row: LetterBasisRow) {}

  @Field(() => Int, { description: 'Deeds confirmed in the last 12 months.' })
  get deedCount(): number {
    return this.row.deedCount;
  }

  @Field(() => Int, { description: 'Categories that they are of.' })
  get categoryCount(): number {
    return this.row.categoryCount;
  }
}

/** All of it but the time is in letter.resolver.ts. */
@ObjectType({
  description:
    'All that anybody learns from a code. There is no more: no count, no points, no list, no score.',
})
export class RecognitionLetterCheck {
  constructor(readonly row: LetterRow) {}

  @Field(() => Date, { description: 'Until when it is good.' })
  get validUntil(): Date {
    return this.row.expiresAt;
  }
}
