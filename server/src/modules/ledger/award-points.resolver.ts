import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId, toGlobalId } from '../../graphql/global-id.ts';
import { LocalizedTextInput } from '../../graphql/localized-text-input.ts';
import { localizedText } from '../../graphql/plain-text.ts';
import { ForbiddenError, IdempotencyConflictError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { awardPoints } from './award-points.ts';
import { Wallet } from './wallet.type.ts';

@InputType({ description: 'Whom to award, how much, what for, and the key that makes a retry safe.' })
class AwardPointsInput {
  @Field(() => ID, { description: 'The member.' })
  readonly memberId!: string;

  @Field(() => Int, { description: "1 to the network's awardLimitPoints." })
  readonly points!: number;

  @Field(() => LocalizedTextInput, {
    description: 'The deed, as the passbook shows it; 1 to 1,000 characters.',
  })
  readonly reason!: LocalizedTextInput;

  @Field(() => String, {
    description: 'Chosen by the client, 8 to 128 characters. The same key credits once.',
  })
  readonly idempotencyKey!: string;
}

@ObjectType({ description: 'The points are credited.' })
class AwardPointsSuccess {
  @Field(() => Wallet, { description: "The member's points right after." })
  readonly wallet: Wallet;

  @Field(() => Boolean, {
    description: 'True when this key was answered before: nothing was credited again.',
  })
  readonly replayed: boolean;

  constructor(wallet: Wallet, replayed: boolean) {
    this.wallet = wallet;
    this.replayed = replayed;
  }
}

@ObjectType({
  description:
    'More than the network lets one coordinator give: it waits for a second one (awardSoloLimitPoints). Nothing is credited yet.',
})
class AwardProposedSuccess {
  @Field(() => ID, { description: 'The proposal that waits.' })
  readonly proposalId: string;

  @Field(() => Boolean, {
    description: 'True when this key was answered before: nothing was proposed again.',
  })
  readonly replayed: boolean;

  constructor(proposalId: string, replayed: boolean) {
    this.proposalId = toGlobalId('proposal', proposalId);
    this.replayed = replayed;
  }
}

const AwardPointsResult = createUnionType({
  name: 'AwardPointsResult',
  description: 'What came of an award. Whatever is refused has credited nothing.',
  types: () =>
    [
      AwardPointsSuccess,
      AwardProposedSuccess,
      ValidationError,
      ForbiddenError,
      IdempotencyConflictError,
    ] as const,
});

@Resolver()
export class AwardPointsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => AwardPointsResult, {
    description: 'Credits points for a deed that the coordinator vouches for. Positive amounts only.',
  })
  async awardPoints(
    @Arg('input', () => AwardPointsInput, { description: 'Whom, how much, what for.' })
    input: AwardPointsInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof AwardPointsResult> {
    const { userId } = signedIn(context);
    const result = await awardPoints(this.deps, {
      userId,
      memberId: fromGlobalId('member', input.memberId),
      points: input.points,
      reason: localizedText(input.reason),
      idempotencyKey: input.idempotencyKey,
    });
    switch (result.outcome) {
      case 'AWARDED':
        return new AwardPointsSuccess(new Wallet(result.wallet), result.replayed);
      case 'PROPOSED':
        return new AwardProposedSuccess(result.proposalId, result.replayed);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'OWN_MEMBERSHIP':
        return new ForbiddenError(context.language, {
          th: 'ให้แต้มตัวเองไม่ได้ ต้องให้ผู้ประสานงานคนอื่นเป็นผู้รับรอง',
          en: 'You cannot award points to yourself; another coordinator has to vouch for you.',
        });
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(context.language);
      default:
        return result satisfies never;
    }
  }
}
