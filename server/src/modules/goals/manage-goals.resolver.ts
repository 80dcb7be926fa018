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
import { fromGlobalId } from '../../graphql/global-id.ts';
import { LocalizedTextInput } from '../../graphql/localized-text-input.ts';
import {
  ForbiddenError,
  IdempotencyConflictError,
  StateError,
  ValidationError,
} from '../../graphql/user-error.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Database } from '../../platform/postgres.ts';
import { cancelGoal } from './cancel-goal.ts';
import { createGoal } from './create-goal.ts';
import { CommunityGoal } from './goal.type.ts';
import { goalStateError } from './goal-errors.type.ts';
import { openGoal } from './open-goal.ts';
import { type UpdateGoalOutcome, updateGoal } from './update-goal.ts';

@InputType({ description: 'A new goal of the community.' })
class CreateGoalInput {
  @Field(() => ID, { description: 'The network; the caller coordinates it.' })
  readonly networkId!: string;

  @Field(() => LocalizedTextInput, { description: 'What it is; 1 to 120 characters.' })
  readonly title!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'More about it; at most 2,000 characters.',
  })
  readonly description?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, {
    description: 'What the community does when it is reached; 1 to 500 characters.',
  })
  readonly beneficiary!: LocalizedTextInput;

  @Field(() => Int, { description: 'How many points it takes; 1 to 1,000,000.' })
  readonly targetPoints!: number;

  @Field(() => Date, { description: 'Until when, in the future and within a year.' })
  readonly endsAt!: Date;

  @Field(() => Boolean, { nullable: true, defaultValue: true, description: 'False keeps a draft.' })
  readonly open?: boolean | null;

  @Field(() => String, {
    description: 'Chosen by the client, 8 to 128 characters. The same key makes one goal.',
  })
  readonly idempotencyKey!: string;
}

@InputType({ description: 'What changes in a draft; what is left out stays as it is.' })
class UpdateGoalInput {
  @Field(() => ID, { description: 'The goal.' })
  readonly goalId!: string;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'What it is; 1 to 120 characters.' })
  readonly title?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'More about it; at most 2,000 characters.',
  })
  readonly description?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'What the community does when it is reached; 1 to 500 characters.',
  })
  readonly beneficiary?: LocalizedTextInput | null;

  @Field(() => Int, { nullable: true, description: 'How many points it takes; 1 to 1,000,000.' })
  readonly targetPoints?: number | null;

  @Field(() => Date, { nullable: true, description: 'Until when, in the future and within a year.' })
  readonly endsAt?: Date | null;
}

@InputType({ description: 'Which goal.' })
class OpenGoalInput {
  @Field(() => ID, { description: 'The goal.' })
  readonly goalId!: string;
}

@InputType({ description: 'Which goal, and why.' })
class CancelGoalInput {
  @Field(() => ID, { description: 'The goal.' })
  readonly goalId!: string;

  @Field(() => String, { description: 'Seen whole by everybody; 1 to 500 characters.' })
  readonly reason!: string;
}

@ObjectType({ description: 'The goal is set.' })
class CreateGoalSuccess {
  @Field(() => CommunityGoal, { description: 'OPEN, or a DRAFT.' })
  readonly goal: CommunityGoal;

  @Field(() => Boolean, { description: 'True when this key was answered before: no second goal was made.' })
  readonly replayed: boolean;

  constructor(goal: CommunityGoal, replayed: boolean) {
    this.goal = goal;
    this.replayed = replayed;
  }
}

const CreateGoalResult = createUnionType({
  name: 'CreateGoalResult',
  description: 'What came of setting a goal.',
  types: () => [CreateGoalSuccess, ValidationError, ForbiddenError, IdempotencyConflictError] as const,
});

@ObjectType({ description: 'It is done.' })
class GoalActionSuccess {
  @Field(() => CommunityGoal, { description: 'The goal as it is now.' })
  readonly goal: CommunityGoal;

  constructor(goal: CommunityGoal) {
    this.goal = goal;
  }
}

const GoalActionResult = createUnionType({
  name: 'GoalActionResult',
  description: 'What came of changing a goal, or taking it one step on.',
  types: () => [GoalActionSuccess, StateError, ValidationError, ForbiddenError] as const,
});

/** What coordinators do with goals. */
@Resolver()
export class ManageGoalsResolver {
  constructor(private readonly deps: { readonly database: Database; readonly logger: Logger }) {}

  @Mutation(() => CreateGoalResult, {
    description: 'Sets a goal and opens it for pledges. Coordinators only.',
  })
  async createGoal(
    @Arg('input', () => CreateGoalInput, { description: 'The goal.' }) input: CreateGoalInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CreateGoalResult> {
    const { userId } = signedIn(context);
    const result = await createGoal(this.deps, {
      ...input,
      userId,
      networkId: fromGlobalId('network', input.networkId),
      open: input.open ?? true,
    });
    switch (result.outcome) {
      case 'CREATED':
        return new CreateGoalSuccess(new CommunityGoal(result.goal), result.replayed);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(context.language);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => GoalActionResult, {
    description: 'Changes a draft; a goal that has opened does not change. Coordinators only.',
  })
  async updateGoal(
    @Arg('input', () => UpdateGoalInput, { description: 'What changes.' }) input: UpdateGoalInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof GoalActionResult> {
    const command = { ...input, ...commandOf(input, context) };
    return answer(await updateGoal(this.deps, command), context);
  }

  @Mutation(() => GoalActionResult, { description: 'Opens a draft for pledges. Coordinators only.' })
  async openGoal(
    @Arg('input', () => OpenGoalInput, { description: 'Which.' }) input: OpenGoalInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof GoalActionResult> {
    return answer(await openGoal(this.deps, commandOf(input, context)), context);
  }

  @Mutation(() => GoalActionResult, {
    description: 'Calls a goal off before it is reached: every pledge comes back, whole. Coordinators only.',
  })
  async cancelGoal(
    @Arg('input', () => CancelGoalInput, { description: 'Which, and why.' }) input: CancelGoalInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof GoalActionResult> {
    const command = { ...commandOf(input, context), reason: input.reason };
    return answer(await cancelGoal(this.deps, command), context);
  }
}

function commandOf(input: { readonly goalId: string }, context: GraphqlContext) {
  return { userId: signedIn(context).userId, goalId: fromGlobalId('goal', input.goalId) };
}

function answer(result: UpdateGoalOutcome, context: GraphqlContext): typeof GoalActionResult {
  switch (result.outcome) {
    case 'DONE':
      return new GoalActionSuccess(new CommunityGoal(result.goal));
    case 'STATE':
      return goalStateError(context.language, result.state);
    case 'INVALID':
      return new ValidationError(context.language, result.problems);
    case 'FORBIDDEN':
      return new ForbiddenError(context.language);
    default:
      return result satisfies never;
  }
}
