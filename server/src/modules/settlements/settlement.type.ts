import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CalendarDate } from '../../graphql/calendar-date.ts';
import { createConnectionType } from '../../graphql/connection.ts';
import { numberToGlobalId, toGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import { Satang } from '../../graphql/satang.ts';
import {
  SettlementDisputeState,
  SettlementEntryKind,
  SettlementPaymentKind,
  SettlementState,
} from '../../platform/generated/enums.ts';
import type { DisputeRow } from './dispute-store.ts';
import type { OfferSharesRow, SettlementLineRow } from './line-store.ts';
import type { PaymentRow } from './payment-store.ts';
import type { SettlementRunRow } from './run-store.ts';
import type { SettlementStatementRow } from './statement-store.ts';

/** As people see it: a draft is nobody's. */
const { DRAFT: _draft, ...issuedStates } = SettlementState;
export const SettlementStatementState = issuedStates;
export type SettlementStatementState = Exclude<SettlementState, 'DRAFT'>;

registerEnumType(SettlementStatementState, {
  name: 'SettlementStatementState',
  description: 'Where a statement stands.',
  valuesConfig: {
    ISSUED: { description: 'To be paid, where something is due on it.' },
    DISPUTED: { description: 'Its shop has asked about it; the answer comes first.' },
    PAID: { description: 'Paid, as a coordinator has written down.' },
  },
});

registerEnumType(SettlementEntryKind, {
  name: 'SettlementLineKind',
  description: 'What a line is.',
  valuesConfig: {
    USE: { description: 'A voucher was used.' },
    REVERSAL: { description: 'A use was taken back: exactly what was owed for it.' },
    ADJUSTMENT: { description: 'A correction after a question, with its reason.' },
  },
});

registerEnumType(SettlementDisputeState, {
  name: 'SettlementDisputeState',
  description: 'Where a question about a statement stands.',
  valuesConfig: {
    OPEN: { description: 'Waits for a coordinator.' },
    PROPOSED: { description: 'So large a correction waits for a second coordinator.' },
    SETTLED: { description: 'Corrected on the next statement.' },
    KEPT: { description: 'The statement is right as it is; the reason says why.' },
    WITHDRAWN: { description: 'Taken back by the shop.' },
  },
});

registerEnumType(SettlementPaymentKind, {
  name: 'SettlementPaymentKind',
  description: 'What was written down of a payment.',
  valuesConfig: {
    PAID: { description: 'It was paid.' },
    UNDONE: { description: 'It was not paid after all.' },
  },
});

/** Its shop, lines, questions and payments are resolved beside: settlement-statement.resolver.ts. */
@ObjectType({
  implements: NodeType,
  description:
    'What a network owes a shop for the vouchers that were used in a period. Fixed once issued; corrections stand on the next one. For the owners of the shop, coordinators and auditors.',
})
export class SettlementStatement implements NodeType {
  constructor(readonly row: SettlementStatementRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('settlement', this.row.id);
  }

  @Field(() => String, { description: 'Its number in the network and the year, without gaps: 2026-0001.' })
  get number(): string {
    return statementNumber(this.row);
  }

  @Field(() => CalendarDate, { description: 'The first day of the period.' })
  get firstDay(): string {
    return this.row.firstDay;
  }

  @Field(() => CalendarDate, { description: 'The last day, itself included.' })
  get lastDay(): string {
    return this.row.lastDay;
  }

  @Field(() => Satang, {
    description:
      'Carried from the statement before: none, or below zero. Nothing is ever collected from a shop.',
  })
  get openingSatang(): number {
    return this.row.openingSatang;
  }

  @Field(() => Satang, { description: 'For the uses on it.' })
  get usesSatang(): number {
    return this.row.usesSatang;
  }

  @Field(() => Satang, {
    description: 'For uses that were taken back, of this period or an earlier one: none, or below zero.',
  })
  get reversalsSatang(): number {
    return this.row.reversalsSatang;
  }

  @Field(() => Satang, { description: 'Corrections after questions; may be below zero.' })
  get adjustmentsSatang(): number {
    return this.row.adjustmentsSatang;
  }

  @Field(() => Satang, { description: 'What the network owes on it: the sum of all, and never below zero.' })
  get payableSatang(): number {
    return this.row.payableSatang;
  }

  @Field(() => Satang, { description: 'What is carried to the next statement: none, or below zero.' })
  get carriedSatang(): number {
    return this.row.closingSatang;
  }

  @Field(() => Int, { description: 'How many uses are on it.' })
  get useCount(): number {
    return this.row.useCount;
  }

  @Field(() => Int, { description: 'How many lines it has.' })
  get lineCount(): number {
    return this.row.lineCount;
  }

  @Field(() => SettlementStatementState, { description: 'Where it stands.' })
  get state(): SettlementStatementState {
    return this.row.state;
  }

  @Field(() => Date, { description: 'When it was issued.' })
  get issuedAt(): Date {
    return this.row.issuedAt;
  }

  @Field(() => String, {
    description:
      'Nine characters over everything that it says: what a printed one carries. verifySettlement says whether it is true.',
  })
  get checkCode(): string {
    return this.row.checkCode;
  }
}

/** "2026-0001". */
export function statementNumber({ year, number }: Pick<SettlementStatementRow, 'year' | 'number'>): string {
  return `${year}-${String(number).padStart(4, '0')}`;
}

export const SettlementStatementConnection = createConnectionType(
  'SettlementStatement',
  () => SettlementStatement,
);

/** Its offer and what it corrects are resolved beside: settlement-statement.resolver.ts. */
@ObjectType({
  description:
    'A line of a statement. points × satangPerPoint × networkPercent / 100, rounded half up, is its satang.',
})
export class SettlementLine {
  constructor(readonly row: SettlementLineRow) {}

  @Field(() => ID, { description: 'Opaque; for disputeSettlement.' })
  get id(): string {
    return numberToGlobalId('line', this.row.id);
  }

  @Field(() => SettlementEntryKind, { description: 'What it is.' })
  get kind(): SettlementEntryKind {
    return this.row.kind;
  }

  @Field(() => Date, { description: 'When it happened.' })
  get at(): Date {
    return this.row.at;
  }

  @Field(() => Int, { description: 'The points of the voucher; 0 on an adjustment.' })
  get points(): number {
    return this.row.points;
  }

  @Field(() => Int, { description: 'The rate at that moment, in satang; 0 on an adjustment.' })
  get satangPerPoint(): number {
    return this.row.satangPerPoint;
  }

  @Field(() => Int, { description: "The network's share at that moment, in percent; 0 on an adjustment." })
  get networkPercent(): number {
    return this.row.networkPercent;
  }

  @Field(() => Satang, { description: 'What it comes to; below zero where something is taken back.' })
  get satang(): number {
    return this.row.satang;
  }

  @Field(() => String, { nullable: true, description: 'Why, on an adjustment; null otherwise.' })
  get reason(): string | null {
    return this.row.reason;
  }
}

export const SettlementLineConnection = createConnectionType('SettlementLine', () => SettlementLine);

/** Its offer is resolved beside. */
@ObjectType({ description: 'What one offer makes of a statement.' })
export class SettlementOfferShare {
  constructor(readonly row: OfferSharesRow) {}

  @Field(() => Int, { description: 'How many uses.' })
  get useCount(): number {
    return this.row.useCount;
  }

  @Field(() => Int, { description: 'How many uses were taken back.' })
  get reversalCount(): number {
    return this.row.reversalCount;
  }

  @Field(() => Satang, { description: 'What they come to together.' })
  get satang(): number {
    return this.row.satang;
  }
}

@ObjectType({ description: "An owner's question about a statement, and its answer." })
export class SettlementDispute {
  constructor(readonly row: DisputeRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('dispute', this.row.id);
  }

  @Field(() => ID, { nullable: true, description: 'The line that it is about; null: the whole statement.' })
  get lineId(): string | null {
    return this.row.entryId === null ? null : numberToGlobalId('line', this.row.entryId);
  }

  @Field(() => SettlementDisputeState, { description: 'Where it stands.' })
  get state(): SettlementDisputeState {
    return this.row.state;
  }

  @Field(() => String, { description: "The owner's words." })
  get note(): string {
    return this.row.note;
  }

  @Field(() => String, { nullable: true, description: "The coordinator's words; null until it is answered." })
  get reason(): string | null {
    return this.row.reason;
  }

  @Field(() => Satang, { nullable: true, description: 'By how much it is corrected; null when it is not.' })
  get correctionSatang(): number | null {
    return this.row.adjustmentSatang;
  }

  @Field(() => Date, { description: 'When it was asked.' })
  get openedAt(): Date {
    return this.row.createdAt;
  }

  @Field(() => Date, { nullable: true, description: 'When it was answered or taken back.' })
  get decidedAt(): Date | null {
    return this.row.decidedAt;
  }
}

@ObjectType({ description: 'What was written down of a payment. A mistake is undone by another of these.' })
export class SettlementPayment {
  constructor(readonly row: PaymentRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('payment', this.row.id);
  }

  @Field(() => SettlementPaymentKind, { description: 'What.' })
  get kind(): SettlementPaymentKind {
    return this.row.kind;
  }

  @Field(() => Satang, { description: 'How much: the whole of the statement.' })
  get satang(): number {
    return this.row.satang;
  }

  @Field(() => String, { nullable: true, description: "The transfer's or the receipt's; null when undone." })
  get reference(): string | null {
    return this.row.reference;
  }

  @Field(() => CalendarDate, { nullable: true, description: 'The day it was paid on; null when undone.' })
  get paidOn(): string | null {
    return this.row.paidOn;
  }

  @Field(() => String, { nullable: true, description: 'Why it was undone; null when paid.' })
  get reason(): string | null {
    return this.row.reason;
  }

  @Field(() => Date, { description: 'When it was written down.' })
  get at(): Date {
    return this.row.createdAt;
  }
}

/** What of it is paid, and its statements, are resolved beside: settlement-run.resolver.ts. */
@ObjectType({
  implements: NodeType,
  description: 'A period of a network: the statements of all its shops. Coordinators and auditors.',
})
export class SettlementRun implements NodeType {
  constructor(readonly row: SettlementRunRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('run', this.row.id);
  }

  @Field(() => CalendarDate, { description: 'The first day.' })
  get firstDay(): string {
    return this.row.firstDay;
  }

  @Field(() => CalendarDate, { description: 'The last day, itself included.' })
  get lastDay(): string {
    return this.row.lastDay;
  }

  @Field(() => Int, { description: 'How many shops have a statement.' })
  get statementCount(): number {
    return this.row.statementCount;
  }

  @Field(() => Satang, { description: 'What the network owes for it.' })
  get payableSatang(): number {
    return this.row.payableSatang;
  }

  @Field(() => Date, {
    nullable: true,
    description: 'When the last of its statements was issued; null while they are drawn up.',
  })
  get doneAt(): Date | null {
    return this.row.doneAt;
  }
}

export const SettlementRunConnection = createConnectionType('SettlementRun', () => SettlementRun);
