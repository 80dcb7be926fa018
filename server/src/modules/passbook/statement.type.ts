import { Field, ID, Int, ObjectType } from 'type-graphql';
import { CalendarDate, dayOf } from '../../graphql/calendar-date.ts';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import type { StatementRow } from './statement-store.ts';

/** Its lines are in statement.resolver.ts. */
@ObjectType({
  implements: NodeType,
  description:
    'Some days of a passbook, to take away on paper. It never changes; whoever holds it can ask by its code.',
})
export class Statement implements NodeType {
  constructor(readonly row: StatementRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('statement', this.row.id);
  }

  @Field(() => String, { description: 'Twelve characters; verifyStatement says whether it is true.' })
  get code(): string {
    return this.row.code;
  }

  @Field(() => CalendarDate, { description: 'The first day.' })
  get from(): string {
    return dayOf(this.row.fromDay);
  }

  @Field(() => CalendarDate, { description: 'The last day, itself included.' })
  get to(): string {
    return dayOf(this.row.untilDay);
  }

  @Field(() => Int, { description: 'Points before the first line.' })
  get openingBalance(): number {
    return Number(this.row.openingBalance);
  }

  @Field(() => Int, { description: 'The sum of what came in.' })
  get pointsIn(): number {
    return Number(this.row.pointsIn);
  }

  @Field(() => Int, { description: 'The sum of what went out.' })
  get pointsOut(): number {
    return Number(this.row.pointsOut);
  }

  @Field(() => Int, { description: 'Points after the last line.' })
  get closingBalance(): number {
    return Number(this.row.closingBalance);
  }

  @Field(() => Int, { description: 'How many lines it has, 5,000 at most.' })
  get lineCount(): number {
    return this.row.lineCount;
  }

  @Field(() => String, {
    description:
      'SHA-256 over its lines, in hexadecimal: `transfer|kind|points|balance|milliseconds since 1970`, oldest first, joined by newlines.',
  })
  get digest(): string {
    return Buffer.from(this.row.digest).toString('hex');
  }

  @Field(() => Date, { description: 'When it was made.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }

  @Field(() => Date, {
    nullable: true,
    description: 'When its member took it back; since then its code is answered as if it never was.',
  })
  get revokedAt(): Date | null {
    return this.row.revokedAt;
  }
}

export const StatementConnection = createConnectionType('Statement', () => Statement);
