import { Arg, Ctx, createUnionType, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { LocalizedTextInput } from '../../graphql/localized-text.type.ts';
import { localizedText } from '../../graphql/plain-text.ts';
import { ForbiddenError, IdempotencyConflictError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { awardPoints } from './award-points.ts';
import { Wallet } from './wallet.type.ts';

@InputType({ description: 'Who earned how much, and for what.' })
class AwardPointsInput {
  @Field(() => ID, { description: 'The member.' })
  readonly memberId!: string;

  @Field(() => Int, { description: "1 to the network's limit for one award." })
  readonly points!: number;

  @Field(() => LocalizedTextInput, { description: 'The deed, as the passbook will say it; 1 to 200 characters.' })
  readonly reason!: LocalizedTextInput;

  @Field(() => String, { description: 'Chosen by the client, 8 to 128 characters. The same key credits once.' })
  readonly idempotencyKey!: string;
}

@ObjectType({ description: 'The points are in the wallet.' })
class AwardPointsSuccess {
  @Field(() => Wallet, { description: 'Right after.' })
  readonly wallet: Wallet;

  @Field(() => Boolean, { description: 'True when this key was answered before.' })
  readonly replayed: boolean;

  constructor(wallet: Wallet, replayed: boolean) {
    this.wallet = wallet;
    this.replayed = replayed;
  }
}

const AwardPointsResult = createUnionType({
  name: 'AwardPointsResult',
  description: 'What came of an award.',
  types: () => [AwardPointsSuccess, ValidationError, ForbiddenError, IdempotencyConflictError] as const,
});

@Resolver()
export class AwardPointsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => AwardPointsResult, {
    description: 'Credits points for a deed that the coordinator vouches for. Positive amounts only.',
  })
  async awardPoints(
    @Arg('input', () => AwardPointsInput, { description: 'Who, how much, for what.' }) input: AwardPointsInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof AwardPointsResult> {
    const { userId } = signedIn(context);
    const { language } = context;
    const memberId = fromGlobalId('member', input.memberId);
    const result = await awardPoints(this.deps, { ...input, userId, memberId, reason: localizedText(input.reason) });
    switch (result.outcome) {
      case 'AWARDED':
        return new AwardPointsSuccess(new Wallet(result.wallet), result.replayed);
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      case 'OWN_AWARD':
        return new ForbiddenError(language, {
          th: 'ให้แต้มตัวเองไม่ได้ ขอให้ผู้ประสานงานอีกคนรับรอง',
          en: 'You cannot award points to yourself. Ask another coordinator to vouch.',
        });
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(language);
      case 'INVALID':
        return new ValidationError(language, result.problems);
      default:
        return result satisfies never;
    }
  }
}
