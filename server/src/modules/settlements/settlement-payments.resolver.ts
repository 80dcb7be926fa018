import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from 'type-graphql';
import { CalendarDate } from '../../graphql/calendar-date.ts';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import type { Language } from '../../graphql/language.ts';
import {
  ForbiddenError,
  IdempotencyConflictError,
  type Message,
  StateError,
  ValidationError,
} from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { ownShopError } from '../merchants/merchant-refusals.ts';
import { markSettlementPaid, type PaySettlementOutcome, undoSettlementPayment } from './pay-settlement.ts';
import { loadPayments } from './payment-store.ts';
import { loadRunStandings } from './run-store.ts';
import { SettlementStatement, type SettlementStatementState } from './settlement.type.ts';
import { loadSettlementStatements } from './statement-store.ts';

@InputType({ description: 'That a statement was paid.' })
class MarkSettlementPaidInput {
  @Field(() => ID, { description: 'The statement.' })
  readonly statementId!: string;

  @Field(() => String, {
    description: "The transfer's or the receipt's; read by the owner. 1 to 100 characters.",
  })
  readonly reference!: string;

  @Field(() => CalendarDate, { description: 'The day it was paid on; not to come.' })
  readonly paidOn!: string;

  @Field(() => String, { description: 'The same key is answered alike and pays once; 8 to 128 characters.' })
  readonly idempotencyKey!: string;
}

@InputType({ description: 'That a statement was not paid after all.' })
class UndoSettlementPaymentInput {
  @Field(() => ID, { description: 'The statement.' })
  readonly statementId!: string;

  @Field(() => String, { description: 'Why; read by the owner. 1 to 500 characters.' })
  readonly reason!: string;

  @Field(() => String, {
    description: 'The same key is answered alike and undoes once; 8 to 128 characters.',
  })
  readonly idempotencyKey!: string;
}

@ObjectType({ description: 'It is written down.' })
class SettlementPaymentSuccess {
  @Field(() => SettlementStatement, { description: 'The statement as it is now.' })
  readonly statement: SettlementStatement;

  @Field(() => Boolean, { description: 'True when this key did it before.' })
  readonly replayed: boolean;

  constructor(statement: SettlementStatement, replayed: boolean) {
    this.statement = statement;
    this.replayed = replayed;
  }
}

const SettlementPaymentResult = createUnionType({
  name: 'SettlementPaymentResult',
  description: 'What came of writing a payment down.',
  types: () =>
    [
      SettlementPaymentSuccess,
      ValidationError,
      StateError,
      IdempotencyConflictError,
      ForbiddenError,
    ] as const,
});

/** Payments happen outside of this system; here they are written down. */
@Resolver()
export class SettlementPaymentsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => SettlementPaymentResult, {
    description:
      'Writes down that a statement was paid, whole. Coordinators only, and never for a shop of their own.',
  })
  async markSettlementPaid(
    @Arg('input', () => MarkSettlementPaidInput, { description: 'Which, how and when.' })
    input: MarkSettlementPaidInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof SettlementPaymentResult> {
    const { userId } = signedIn(context);
    const statementId = fromGlobalId('settlement', input.statementId);
    return answerOf(context, await markSettlementPaid(this.deps, { ...input, userId, statementId }));
  }

  @Mutation(() => SettlementPaymentResult, {
    description:
      'Writes down that it was not paid after all. Coordinators only, and never for a shop of their own.',
  })
  async undoSettlementPayment(
    @Arg('input', () => UndoSettlementPaymentInput, { description: 'Which, and why.' })
    input: UndoSettlementPaymentInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof SettlementPaymentResult> {
    const { userId } = signedIn(context);
    const statementId = fromGlobalId('settlement', input.statementId);
    return answerOf(context, await undoSettlementPayment(this.deps, { ...input, userId, statementId }));
  }
}

function answerOf(context: GraphqlContext, result: PaySettlementOutcome): typeof SettlementPaymentResult {
  const { language, loaders } = context;
  switch (result.outcome) {
    case 'DONE':
      loaders.clear(loadSettlementStatements, result.statement.id);
      loaders.clear(loadPayments, result.statement.id);
      loaders.clear(loadRunStandings, result.statement.runId);
      return new SettlementPaymentSuccess(new SettlementStatement(result.statement), result.replayed);
    case 'STATE':
      return paymentStateError(language, result.state);
    case 'NOTHING_DUE':
      return new StateError(language, 'NOTHING_DUE', {
        th: 'ใบนี้ไม่มียอดต้องจ่าย',
        en: 'There is nothing to pay on this statement.',
      });
    case 'IDEMPOTENCY_CONFLICT':
      return new IdempotencyConflictError(language);
    case 'OWN_SHOP':
      return ownShopError(language);
    case 'FORBIDDEN':
      return new ForbiddenError(language);
    case 'INVALID':
      return new ValidationError(language, result.problems);
    default:
      return result satisfies never;
  }
}

const messages: Record<SettlementStatementState, Message> = {
  ISSUED: { th: 'ใบนี้ยังไม่ได้จ่าย', en: 'This statement is not paid yet.' },
  DISPUTED: { th: 'ร้านสอบถามใบนี้อยู่ ตอบก่อนแล้วค่อยจ่าย', en: 'The shop asks about this statement. Answer first.' },
  PAID: { th: 'ใบนี้จ่ายแล้ว', en: 'This statement is paid already.' },
};

function paymentStateError(language: Language, state: SettlementStatementState): StateError {
  return new StateError(language, state, messages[state]);
}
