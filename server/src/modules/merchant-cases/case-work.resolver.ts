import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import type { Database } from '../../platform/postgres.ts';
import { answerOnCase, MerchantCaseResult } from './case-action.type.ts';
import { handOverMerchantCase } from './hand-over-merchant-case.ts';
import { letGoMerchantCase } from './let-go-merchant-case.ts';
import { setMerchantTrust } from './set-merchant-trust.ts';
import { takeMerchantCase } from './take-merchant-case.ts';
import { tickChecklistItem } from './tick-checklist-item.ts';

@InputType({ description: 'Which application to look after.' })
class TakeMerchantCaseInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'True takes it from the coordinator who has it, knowingly.',
  })
  readonly takeOver?: boolean | null;
}

@InputType({ description: 'Which application to hand over, and to whom.' })
class HandOverMerchantCaseInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => ID, { description: 'The membership of another coordinator of the network.' })
  readonly toMembershipId!: string;
}

@InputType({ description: 'Which application to let go of.' })
class LetGoMerchantCaseInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;
}

@InputType({ description: 'What of the checklist has been looked at for a shop.' })
class TickChecklistItemInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => ID, { description: 'The item.' })
  readonly itemId!: string;

  @Field(() => Boolean, { description: 'False takes the tick back.' })
  readonly isTicked!: boolean;
}

@InputType({ description: 'Whether the offers of a shop need a second look.' })
class SetMerchantTrustInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => Boolean, {
    description: 'True: they may go live at once, in a network that has TRUSTED_OFFERS_LIVE.',
  })
  readonly isTrusted!: boolean;
}

/** How coordinators share the work on applications. Never on a shop of their own. */
@Resolver()
export class CaseWorkResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => MerchantCaseResult, {
    description: 'The caller looks after the application from now on. Coordinators only.',
  })
  async takeMerchantCase(
    @Arg('input', () => TakeMerchantCaseInput, { description: 'Which.' }) input: TakeMerchantCaseInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof MerchantCaseResult> {
    const command = { ...caseOf(input, context), takeOver: input.takeOver ?? false };
    return answerOnCase(await takeMerchantCase(this.deps, command), context);
  }

  @Mutation(() => MerchantCaseResult, {
    description: 'Another coordinator looks after the application, and is told. Coordinators only.',
  })
  async handOverMerchantCase(
    @Arg('input', () => HandOverMerchantCaseInput, { description: 'Which, and to whom.' })
    input: HandOverMerchantCaseInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof MerchantCaseResult> {
    const toMembershipId = fromGlobalId('membership', input.toMembershipId);
    const command = { ...caseOf(input, context), toMembershipId };
    return answerOnCase(await handOverMerchantCase(this.deps, command), context);
  }

  @Mutation(() => MerchantCaseResult, {
    description: 'The application is nobody’s, for whoever comes next. Coordinators only.',
  })
  async letGoMerchantCase(
    @Arg('input', () => LetGoMerchantCaseInput, { description: 'Which.' }) input: LetGoMerchantCaseInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof MerchantCaseResult> {
    return answerOnCase(await letGoMerchantCase(this.deps, caseOf(input, context)), context);
  }

  @Mutation(() => MerchantCaseResult, {
    description:
      'Ticks an item of the checklist, by the caller and now, or takes that back. Coordinators only.',
  })
  async tickChecklistItem(
    @Arg('input', () => TickChecklistItemInput, { description: 'Which item, for which shop.' })
    input: TickChecklistItemInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof MerchantCaseResult> {
    const { isTicked } = input;
    const command = { ...caseOf(input, context), itemId: fromGlobalId('check', input.itemId), isTicked };
    return answerOnCase(await tickChecklistItem(this.deps, command), context);
  }

  @Mutation(() => MerchantCaseResult, {
    description:
      'Says that a partner shop is trusted, or no more. Coordinators only, and never of their own shop.',
  })
  async setMerchantTrust(
    @Arg('input', () => SetMerchantTrustInput, { description: 'Which, and whether.' })
    input: SetMerchantTrustInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof MerchantCaseResult> {
    const command = { ...caseOf(input, context), isTrusted: input.isTrusted };
    return answerOnCase(await setMerchantTrust(this.deps, command), context);
  }
}

function caseOf(input: { readonly merchantId: string }, context: GraphqlContext) {
  return { userId: signedIn(context).userId, merchantId: fromGlobalId('merchant', input.merchantId) };
}
