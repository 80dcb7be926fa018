import { Field, Int, ObjectType } from 'type-graphql';
import { CalendarDate } from '../../graphql/calendar-date.ts';
import type { InclusionProof as Proof } from './inclusion-proof.ts';

@ObjectType({
  description:
    'Proves that an entry is in the ledger that was sealed, to whoever computes it: nothing of it has to be believed. It shows the one entry and no other.',
})
export class InclusionProof {
  constructor(private readonly proof: Proof) {}

  @Field(() => Int, { description: 'The block that the entry is bound in.' })
  get blockNumber(): number {
    return this.proof.sealed.blockNumber;
  }

  @Field(() => String, { description: 'The SHA-256 of the entry with its salt, in hexadecimal.' })
  get leafHash(): string {
    return this.proof.leafHash;
  }

  @Field(() => String, {
    description:
      "The chain's head that the proof leads to, in hexadecimal: the published one, once there is one.",
  })
  get head(): string {
    return this.proof.head;
  }

  @Field(() => CalendarDate, {
    nullable: true,
    description:
      'The week, by its Monday, whose published head covers the entry; null until the next one is.',
  })
  get publishedWeek(): string | null {
    return this.proof.published?.week ?? null;
  }

  @Field(() => String, {
    description:
      'The whole proof as JSON (kwamdee.inclusion-proof.v1), to keep, and to check in the browser or with scripts/verify-proof.ts.',
  })
  get document(): string {
    return this.proof.document;
  }
}
