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
import { badRequest, fromGlobalId } from '../../graphql/global-id.ts';
import { isKey } from '../../graphql/idempotency-key.ts';
import {
  ForbiddenError,
  IdempotencyConflictError,
  NotAMemberError,
  StateError,
  ValidationError,
} from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { InsufficientPointsError } from '../ledger/insufficient-points-error.type.ts';
import { Wallet } from '../ledger/wallet.type.ts';
import { CommunityGoal, Pledge } from './goal.type.ts';
import { GoalNotOpenError, OverTargetError, pledgeStateError } from './goal-errors.type.ts';
import type { GoalRow } from './goal-store.ts';
import { pledgePoints } from './pledge-points.ts';
import type { PledgeRow } from './pledge-store.ts';
import { withdrawPledge } from './withdraw-pledge.ts';

@InputType({ description: 'Points toward a goal, and the key that makes a retry safe.' })
class PledgePointsInput {
  @Field(() => ID, { description: 'The goal.' })
  readonly goalId!: string;

  @Field(() => Int, { description: "1 to what the goal's pointsLeft says." })
  readonly points!: number;

  @Field(() => String, {
    description: 'Chosen by the client, 8 to 128 characters. The same key pledges once.',
  })
  readonly idempotencyKey!: string;
}

@ObjectType({ description: 'The points are held toward the goal.' })
class PledgePointsSuccess {
  @Field(() => Pledge, { description: 'HELD, or CONTRIBUTED when this very pledge filled the goal.' })
  readonly pledge: Pledge;

  @Field(() => CommunityGoal, { description: 'As it is now.' })
  readonly goal: CommunityGoal;

  @Field(() => Wallet, { description: "The member's points right after." })
  readonly wallet: Wallet;

  @Field(() => Boolean, { description: 'True when this key was answered before: nothing was held again.' })
  readonly replayed: boolean;

  constructor(pledge: PledgeRow, goal: GoalRow, wallet: Wallet, replayed: boolean) {
    this.pledge = new Pledge(pledge);
    this.goal = new CommunityGoal(goal);
    this.wallet = wallet;
    this.replayed = replayed;
  }
}

const PledgePointsResult = createUnionType({
  name: 'PledgePointsResult',
  description: 'What came of a pledge. Whatever is refused has held nothing.',
  types: () =>
    [
      PledgePointsSuccess,
      GoalNotOpenError,
      OverTargetError,
      InsufficientPointsError,
      NotAMemberError,
      ValidationError,
      ForbiddenError,
      IdempotencyConflictError,
    ] as const,
});

@InputType({ description: 'A pledge to take back.' })
class WithdrawPledgeInput {
  @Field(() => ID, { description: "One of the caller's own." })
  readonly pledgeId!: string;
}

@ObjectType({ description: 'The points are back.' })
class WithdrawPledgeSuccess {
  @Field(() => Pledge, { description: 'RETURNED.' })
  readonly pledge: Pledge;

  @Field(() => CommunityGoal, { description: 'As it is now.' })
  readonly goal: CommunityGoal;

  @Field(() => Wallet, { description: "The member's points right after." })
  readonly wallet: Wallet;

  constructor(pledge: PledgeRow, goal: GoalRow, wallet: Wallet) {
    this.pledge = new Pledge(pledge);
    this.goal = new CommunityGoal(goal);
    this.wallet = wallet;
  }
}

const WithdrawPledgeResult = createUnionType({
  name: 'WithdrawPledgeResult',
  description: 'What came of taking a pledge back.',
  types: () => [WithdrawPledgeSuccess, StateError, ForbiddenError] as const,
});

@Resolver()
export class PledgesResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => PledgePointsResult, {
    description:
      'Holds points toward a goal of the community, until it is reached or they come back. The pledge that fills it reaches it.',
  })
  async pledgePoints(
    @Arg('input', () => PledgePointsInput, { description: 'Which goal, how many.' }) input: PledgePointsInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof PledgePointsResult> {
    const { userId } = signedIn(context);
    const { language } = context;
    const { points, idempotencyKey } = input;
    if (!isKey(idempotencyKey))
      throw badRequest('idempotencyKey must be 8 to 128 printable characters without spaces');
    const goalId = fromGlobalId('goal', input.goalId);
    const result = await pledgePoints(this.deps, { userId, goalId, points, idempotencyKey });
    switch (result.outcome) {
      case 'PLEDGED':
        return new PledgePointsSuccess(
          result.pledge,
          result.goal,
          new Wallet(result.wallet),
          result.replayed,
        );
      case 'NOT_OPEN':
        return new GoalNotOpenError(language, result.state);
      case 'OVER_TARGET':
        return new OverTargetError(language, result.pointsLeft);
      case 'INSUFFICIENT_POINTS':
        return new InsufficientPointsError(language, result.pointsMissing);
      case 'NOT_A_MEMBER':
        return new NotAMemberError(language);
      case 'INVALID':
        return new ValidationError(language, result.problems);
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(language);
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => WithdrawPledgeResult, {
    description: "Takes one's own pledge back before its goal has ended: free, at any time.",
  })
  async withdrawPledge(
    @Arg('input', () => WithdrawPledgeInput, { description: 'Which pledge.' }) input: WithdrawPledgeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof WithdrawPledgeResult> {
    const { userId } = signedIn(context);
    const pledgeId = fromGlobalId('pledge', input.pledgeId);
    const result = await withdrawPledge(this.deps, { userId, pledgeId });
    switch (result.outcome) {
      case 'WITHDRAWN':
        return new WithdrawPledgeSuccess(result.pledge, result.goal, new Wallet(result.wallet));
      case 'STATE':
        return pledgeStateError(context.language, result.pledge.state, result.goalState);
      case 'NOT_FOUND':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }
}
