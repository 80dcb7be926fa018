import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { ForbiddenError, StateError } from '../../graphql/user-error.ts';
import { AppealAnswer } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { answerAppeal } from './answer-appeal.ts';
import { appealSuspension } from './appeal-suspension.ts';
import { answerOnCase, MerchantCaseResult } from './case-action.type.ts';

@InputType({ description: 'Why a suspension should end.' })
class AppealSuspensionInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => String, { description: 'Read by the coordinators; 1 to 1,000 characters.' })
  readonly body!: string;
}

@InputType({ description: 'What comes of an appeal, and why.' })
class AnswerAppealInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => AppealAnswer, { description: 'Whether the suspension ends.' })
  readonly answer!: AppealAnswer;

  @Field(() => String, { description: 'Seen whole by the shop; 1 to 1,000 characters.' })
  readonly reason!: string;
}

@Resolver()
export class AppealsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => MerchantCaseResult, {
    description: 'Asks that the suspension of a shop end; once for each. Owners only.',
  })
  async appealSuspension(
    @Arg('input', () => AppealSuspensionInput, { description: 'Which, and why.' })
    input: AppealSuspensionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof MerchantCaseResult> {
    const { userId } = signedIn(context);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    return answerOnCase(await appealSuspension(this.deps, { userId, merchantId, body: input.body }), context);
  }

  @Mutation(() => MerchantCaseResult, {
    description:
      'Answers an appeal. Coordinators only, never for their own shop, and not the one who suspended where there is another.',
  })
  async answerAppeal(
    @Arg('input', () => AnswerAppealInput, { description: 'Which, and what.' }) input: AnswerAppealInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof MerchantCaseResult> {
    const { userId } = signedIn(context);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const { answer, reason } = input;
    const result = await answerAppeal(this.deps, { userId, merchantId, answer, reason });
    if (result.outcome === 'ANOTHER_HAS_TO') {
      return new ForbiddenError(context.language, {
        th: 'คุณเป็นคนพักร้านนี้ ให้ผู้ประสานงานอีกคนเป็นคนตอบ',
        en: 'You suspended this shop, so another coordinator has to answer.',
      });
    }
    if (result.outcome === 'NOTHING_TO_ANSWER') {
      return new StateError(context.language, 'NO_APPEAL', {
        th: 'ไม่มีคำขอทบทวนที่รอคำตอบ',
        en: 'There is no appeal that waits for its answer.',
      });
    }
    return answerOnCase(result, context);
  }
}
