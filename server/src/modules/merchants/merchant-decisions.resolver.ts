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
import { fromGlobalId } from '../../graphql/global-id.ts';
import { ForbiddenError, StateError, ValidationError } from '../../graphql/user-error.ts';
import { MerchantField, OpenVoucherPolicy } from '../../platform/generated/enums.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Database } from '../../platform/postgres.ts';
import { CaseTakenError } from '../merchant-cases/case-errors.type.ts';
import { type DecideWithReasonOutcome, decideWithReason } from './decide-with-reason.ts';
import { freshMerchant } from './fresh-merchant.ts';
import { Merchant } from './merchant.type.ts';
import { merchantStateError, ownShopError } from './merchant-refusals.ts';
import { suspendMerchant } from './suspend-merchant.ts';

@InputType({ description: 'A decision on a shop, and why.' })
class MerchantReasonInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => String, { description: 'Seen whole by the applicant; 1 to 1,000 characters.' })
  readonly reason!: string;

  @Field(() => [MerchantField], {
    nullable: true,
    description:
      'With requestMerchantChanges alone: what to put right. Nothing else can be changed then; left out or empty, everything can.',
  })
  readonly fields?: readonly MerchantField[] | null;
}

@InputType({ description: 'A suspension, and why.' })
class SuspendMerchantInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => String, { description: 'Seen whole by the shop; 1 to 1,000 characters.' })
  readonly reason!: string;

  @Field(() => Date, { description: 'When it ends by itself: in the future, within a year.' })
  readonly until!: Date;

  @Field(() => OpenVoucherPolicy, { description: 'What happens to vouchers that members hold.' })
  readonly openVouchers!: OpenVoucherPolicy;
}

@ObjectType({ description: 'It is decided; those who run the shop are told.' })
class MerchantDecisionSuccess {
  @Field(() => Merchant, { description: 'The shop as it is now.' })
  readonly merchant: Merchant;

  constructor(merchant: Merchant) {
    this.merchant = merchant;
  }
}

const MerchantDecisionResult = createUnionType({
  name: 'MerchantDecisionResult',
  description: 'What came of a decision on a shop.',
  types: () =>
    [MerchantDecisionSuccess, StateError, ForbiddenError, ValidationError, CaseTakenError] as const,
});

/** Decisions of a coordinator that the applicant sees with their reason. Never on a shop of their own. */
@Resolver()
export class MerchantDecisionsResolver {
  constructor(private readonly deps: { readonly database: Database; readonly logger: Logger }) {}

  @Mutation(() => MerchantDecisionResult, {
    description: 'Sends an application back. Coordinators only, and never for a shop of their own.',
  })
  requestMerchantChanges(
    @Arg('input', () => MerchantReasonInput, { description: 'Which, and what to change.' })
    input: MerchantReasonInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof MerchantDecisionResult> {
    return this.#decide('REQUEST_CHANGES', input, context);
  }

  @Mutation(() => MerchantDecisionResult, {
    description: 'Ends an application. Coordinators only, and never for a shop of their own.',
  })
  declineMerchant(
    @Arg('input', () => MerchantReasonInput, { description: 'Which, and why.' }) input: MerchantReasonInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof MerchantDecisionResult> {
    return this.#decide('DECLINE', input, context);
  }

  @Mutation(() => MerchantDecisionResult, {
    description: 'Ends a suspension before its date. Coordinators only, and never for a shop of their own.',
  })
  reinstateMerchant(
    @Arg('input', () => MerchantReasonInput, { description: 'Which, and why.' }) input: MerchantReasonInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof MerchantDecisionResult> {
    return this.#decide('REINSTATE', input, context);
  }

  @Mutation(() => MerchantDecisionResult, {
    description:
      'Until its date nothing of the shop can be redeemed. Coordinators only, and never for a shop of their own.',
  })
  async suspendMerchant(
    @Arg('input', () => SuspendMerchantInput, { description: 'Which, until when, and why.' })
    input: SuspendMerchantInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof MerchantDecisionResult> {
    const { userId } = signedIn(context);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const { reason, until, openVouchers } = input;
    const command = { userId, merchantId, reason, until, openVouchers };
    return answer(await suspendMerchant(this.deps, command), context);
  }

  async #decide(
    step: 'REQUEST_CHANGES' | 'DECLINE' | 'REINSTATE',
    input: MerchantReasonInput,
    context: GraphqlContext,
  ): Promise<typeof MerchantDecisionResult> {
    const { userId } = signedIn(context);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const { reason } = input;
    const fields = input.fields ?? [];
    return answer(await decideWithReason(this.deps, { userId, merchantId, step, reason, fields }), context);
  }
}

function answer(result: DecideWithReasonOutcome, context: GraphqlContext): typeof MerchantDecisionResult {
  switch (result.outcome) {
    case 'DECIDED':
      return new MerchantDecisionSuccess(freshMerchant(context, result.merchant));
    case 'STATE':
      return merchantStateError(context.language, result.status);
    case 'TAKEN':
      return new CaseTakenError(context.language, result.ownerName);
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
