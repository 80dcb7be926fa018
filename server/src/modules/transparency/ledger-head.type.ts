import { Field, Int, ObjectType } from 'type-graphql';
import { CalendarDate } from '../../graphql/calendar-date.ts';
import { createConnectionType } from '../../graphql/connection.ts';
import type { PublishedHead } from './proof-store.ts';

@ObjectType({
  description:
    'What was published of a network’s ledger in one week. Who keeps it can tell whether anything before it was changed.',
})
export class LedgerHead {
  constructor(readonly row: PublishedHead) {}

  @Field(() => CalendarDate, { description: 'The Monday that the week begins with.' })
  get week(): string {
    return this.row.week;
  }

  @Field(() => String, { description: 'SHA-256, in hexadecimal: 64 characters.' })
  get head(): string {
    return this.row.head.toString('hex');
  }

  @Field(() => Int, { description: 'The block that it closes.' })
  get blockNumber(): number {
    return this.row.blockNumber;
  }

  @Field(() => Int, { description: 'How many transfers are bound by it, from the first on.' })
  get transferCount(): number {
    return this.row.transferCount;
  }

  @Field(() => Date, { description: 'When it was published.' })
  get publishedAt(): Date {
    return this.row.publishedAt;
  }
}

export const LedgerHeadConnection = createConnectionType('LedgerHead', () => LedgerHead);
