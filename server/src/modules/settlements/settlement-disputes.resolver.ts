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
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId, numberFromUuid } from '../../graphql/global-id.ts';
import type { Language } from '../../graphql/language.ts';
import { Satang } from '../../graphql/satang.ts';
import {
  ForbiddenError,
  IdempotencyConflictError,
  type Message,
  StateError,
  ValidationError,
} from '../../graphql/user-error.ts';
import type { SettlementDisputeState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { ownShopError } from '../merchants/merchant-refusals.ts';
import {
  type AnswerSettlementDisputeOutcome,
  answerSettlementDispute,
  confirmSettlementCorrection,
} from './answer-settlement-dispute.ts';
import { disputeSettlement, withdrawSettlementDispute } from './dispute-settlement.ts';
import { type DisputeRow, loadDisputes } from './dispute-store.ts';
import { loadOwed } from './line-store.ts';
import { SettlementDispute, SettlementStatement } from './settlement.type.ts';
import { loadSettlementStatements } from './statement-store.ts';

@InputType({ description: 'A question about a statement.' })
class DisputeSettlementInput {
  @Field(() => ID, { description: 'The statement.' })
  readonly statementId!: string;

  @Field(() => ID, { nullable: true, description: 'One of its lines; left out: the whole statement.' })
  readonly lineId?: string | null;

  @Field(() => String, { description: 'What is not right; 1 to 500 characters.' })
  readonly note!: string;

  @Field(() => String, { description: 'The same key is answered alike and asks once; 8 to 128 characters.' })
  readonly idempotencyKey!: string;
}

@InputType({ description: 'Which question.' })
class SettlementDisputeInput {
  @Field(() => ID, { description: 'The question.' })
  readonly disputeId!: string;
}

@InputType({ description: 'The answer to a question.' })
class AnswerSettlementDisputeInput {
  @Field(() => ID, { description: 'The question.' })
  readonly disputeId!: string;

  @Field(() => Satang, {
    nullable: true,
    description: 'By how much the next statement corrects this one, up or down; left out: it stays as it is.',
  })
  readonly correctionSatang?: number | null;

  @Field(() => String, { description: 'Kind; read by the owner. 1 to 500 characters.' })
  readonly reason!: string;
}

@ObjectType({ description: 'The coordinators are told.' })
class DisputeSettlementSuccess {
  @Field(() => SettlementDispute, { description: 'The question.' })
  readonly dispute: SettlementDispute;

  @Field(() => SettlementStatement, { description: 'The statement as it is now.' })
  readonly statement: SettlementStatement;

  @Field(() => Boolean, { description: 'True when this key did it before.' })
  readonly replayed: boolean;

  constructor(dispute: SettlementDispute, statement: SettlementStatement, replayed: boolean) {
    this.dispute = dispute;
    this.statement = statement;
    this.replayed = replayed;
  }
}

@ObjectType({ description: 'It is done.' })
class SettlementDisputeSuccess {
  @Field(() => SettlementDispute, { description: 'The question as it is now.' })
  readonly dispute: SettlementDispute;

  @Field(() => SettlementStatement, { description: 'The statement as it is now.' })
  readonly statement: SettlementStatement;

  constructor(dispute: SettlementDispute, statement: SettlementStatement) {
    this.dispute = dispute;
    this.statement = statement;
  }
}

const DisputeSettlementResult = createUnionType({
  name: 'DisputeSettlementResult',
  description: 'What came of asking about a statement.',
  types: () => [DisputeSettlementSuccess, ValidationError, IdempotencyConflictError, ForbiddenError] as const,
});

const SettlementDisputeResult = createUnionType({
  name: 'SettlementDisputeResult',
  description: 'What came of a step with a question.',
  types: () => [SettlementDisputeSuccess, ValidationError, StateError, ForbiddenError] as const,
});

/** Questions about statements, and their answers. */
@Resolver()
export class SettlementDisputesResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => DisputeSettlementResult, {
    description: 'An owner asks about a statement or one of its lines. The statement itself never changes.',
  })
  async disputeSettlement(
    @Arg('input', () => DisputeSettlementInput, { description: 'What about.' }) input: DisputeSettlementInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof DisputeSettlementResult> {
    const { userId } = signedIn(context);
    const { note, idempotencyKey } = input;
    const result = await disputeSettlement(this.deps, {
      userId,
      statementId: fromGlobalId('settlement', input.statementId),
      entryId: input.lineId == null ? null : lineNumber(input.lineId),
      note,
      idempotencyKey,
    });
    switch (result.outcome) {
      case 'OPENED':
        return new DisputeSettlementSuccess(
          new SettlementDispute(result.dispute),
          await freshStatement(context, result.dispute),
          result.replayed,
        );
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(context.language);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => SettlementDisputeResult, { description: 'An owner takes a question back.' })
  async withdrawSettlementDispute(
    @Arg('input', () => SettlementDisputeInput, { description: 'Which.' }) input: SettlementDisputeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof SettlementDisputeResult> {
    const { userId } = signedIn(context);
    const disputeId = fromGlobalId('dispute', input.disputeId);
    const result = await withdrawSettlementDispute(this.deps, { userId, disputeId });
    switch (result.outcome) {
      case 'WITHDRAWN':
        return answered(context, result.dispute);
      case 'STATE':
        return disputeStateError(context.language, result.dispute.state);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => SettlementDisputeResult, {
    description:
      'Corrects a statement on the next one, or says why it stays. Coordinators only, and never for a shop of their own.',
  })
  async answerSettlementDispute(
    @Arg('input', () => AnswerSettlementDisputeInput, { description: 'The answer.' })
    input: AnswerSettlementDisputeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof SettlementDisputeResult> {
    const { userId } = signedIn(context);
    const result = await answerSettlementDispute(this.deps, {
      userId,
      disputeId: fromGlobalId('dispute', input.disputeId),
      correctionSatang: input.correctionSatang ?? null,
      reason: input.reason,
    });
    return answerOf(context, result);
  }

  @Mutation(() => SettlementDisputeResult, {
    description: 'A second coordinator stands for a large correction too. Never for a shop of their own.',
  })
  async confirmSettlementCorrection(
    @Arg('input', () => SettlementDisputeInput, { description: 'Which.' }) input: SettlementDisputeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof SettlementDisputeResult> {
    const { userId } = signedIn(context);
    const disputeId = fromGlobalId('dispute', input.disputeId);
    return answerOf(context, await confirmSettlementCorrection(this.deps, { userId, disputeId }));
  }
}

function answerOf(
  context: GraphqlContext,
  result: AnswerSettlementDisputeOutcome,
): Promise<typeof SettlementDisputeResult> | typeof SettlementDisputeResult {
  switch (result.outcome) {
    case 'ANSWERED':
      return answered(context, result.dispute);
    case 'STATE':
      return disputeStateError(context.language, result.dispute.state);
    case 'OWN':
      return new ForbiddenError(context.language, {
        th: 'คุณเป็นคนเสนอการปรับยอดนี้ ให้ผู้ประสานงานอีกคนยืนยัน',
        en: 'You proposed this correction, so another coordinator has to confirm it.',
      });
    case 'OWN_SHOP':
      return ownShopError(context.language);
    case 'FORBIDDEN':
      return new ForbiddenError(context.language);
    case 'INVALID':
      return new ValidationError(context.language, result.problems);
    default:
      return result satisfies never;
  }
}

async function answered(context: GraphqlContext, dispute: DisputeRow): Promise<SettlementDisputeSuccess> {
  return new SettlementDisputeSuccess(new SettlementDispute(dispute), await freshStatement(context, dispute));
}

/** The statement after a write: its state follows from its questions. */
async function freshStatement(
  context: GraphqlContext,
  { statementId }: DisputeRow,
): Promise<SettlementStatement> {
  const { loaders } = context;
  loaders.clear(loadSettlementStatements, statementId);
  loaders.clear(loadDisputes, statementId);
  const statement = await loaders.load(loadSettlementStatements, statementId);
  if (statement === null) throw new Error('a question without its statement');
  loaders.clear(loadOwed, statement.merchantId);
  return new SettlementStatement(statement);
}

/** NaN for what is no line's id: it is on no statement. */
function lineNumber(lineId: string): number {
  const uuid = fromGlobalId('line', lineId);
  return (uuid === null ? null : numberFromUuid(uuid)) ?? Number.NaN;
}

const messages: Record<SettlementDisputeState, Message> = {
  OPEN: { th: 'เรื่องนี้รอผู้ประสานงานตอบ', en: 'This question waits for a coordinator.' },
  PROPOSED: { th: 'การปรับยอดนี้รอผู้ประสานงานอีกคน', en: 'This correction waits for a second coordinator.' },
  SETTLED: { th: 'เรื่องนี้ปรับยอดให้แล้ว', en: 'This question is settled.' },
  KEPT: { th: 'เรื่องนี้ตอบแล้ว', en: 'This question is answered.' },
  WITHDRAWN: { th: 'ร้านถอนเรื่องนี้แล้ว', en: 'The shop has taken this question back.' },
};

function disputeStateError(language: Language, state: SettlementDisputeState): StateError {
  return new StateError(language, state, messages[state]);
}
