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
import { ForbiddenError, NotAMemberError, StateError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { Membership } from '../members/membership.type.ts';
import { loadMembershipsById } from '../members/membership-store.ts';
import { answerHouseholdRequest } from './answer-household-request.ts';
import { askToShareHousehold } from './ask-to-share-household.ts';
import { loadHouseholdMembers, loadHouseholdRequests } from './household-store.ts';
import { leaveHousehold } from './leave-household.ts';
import { mostInHousehold, setHousehold } from './set-household.ts';

@InputType({ description: 'With whom the viewer lives.' })
class AskToShareHouseholdInput {
  @Field(() => ID, { description: 'Where both are members.' })
  readonly networkId!: string;

  @Field(() => String, { description: "The other's member number." })
  readonly memberNumber!: string;
}

@InputType({ description: 'Whether it is so.' })
class AnswerHouseholdRequestInput {
  @Field(() => ID, { description: 'The request.' })
  readonly requestId!: string;

  @Field(() => Boolean, { description: 'True: we live together.' })
  readonly accepts!: boolean;
}

@InputType({ description: 'Where the viewer lives with nobody any more.' })
class LeaveHouseholdInput {
  @Field(() => ID, { description: 'The network.' })
  readonly networkId!: string;
}

@InputType({ description: 'Who lives together.' })
class SetHouseholdInput {
  @Field(() => ID, { description: 'The network.' })
  readonly networkId!: string;

  @Field(() => [ID], {
    description: `Exactly these memberships, 1 to ${mostInHousehold}; one alone lives with nobody.`,
  })
  readonly membershipIds!: string[];
}

@ObjectType({
  description:
    'The other is asked, if anybody has the number: that is not told, numbers are not for finding people.',
})
class AskToShareHouseholdSuccess {
  @Field(() => Boolean, { description: 'Always true.' })
  readonly asked: boolean = true;
}

@ObjectType({ description: 'It is so from now on.' })
class HouseholdSuccess {
  constructor(memberships: readonly Membership[]) {
    this.memberships = memberships;
  }

  @Field(() => [Membership], { description: 'Those whom it was about, as they are now.' })
  readonly memberships: readonly Membership[];
}

const AskToShareHouseholdResult = createUnionType({
  name: 'AskToShareHouseholdResult',
  description: 'What came of asking.',
  types: () => [AskToShareHouseholdSuccess, NotAMemberError, StateError, ValidationError] as const,
});

const HouseholdResult = createUnionType({
  name: 'HouseholdResult',
  description: 'What came of a change of who lives together.',
  types: () => [HouseholdSuccess, ForbiddenError, NotAMemberError, StateError, ValidationError] as const,
});

@Resolver()
export class HouseholdChangesResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => AskToShareHouseholdResult, {
    description:
      'Says with whom one lives, by member number; the other has to say so too. Ten a day at most.',
  })
  async askToShareHousehold(
    @Arg('input', () => AskToShareHouseholdInput, { description: 'With whom.' })
    input: AskToShareHouseholdInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof AskToShareHouseholdResult> {
    const result = await askToShareHousehold(this.deps, {
      userId: signedIn(context).userId,
      networkId: fromGlobalId('network', input.networkId),
      memberNumber: input.memberNumber,
    });
    switch (result.outcome) {
      case 'ASKED':
        return new AskToShareHouseholdSuccess();
      case 'TOO_MANY':
        return new StateError(context.language, 'TOO_MANY', {
          th: 'วันนี้ส่งครบสิบครั้งแล้ว ลองใหม่พรุ่งนี้',
          en: 'You have asked ten times today. Please try again tomorrow.',
        });
      case 'NOT_A_MEMBER':
        return new NotAMemberError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => HouseholdResult, { description: 'Says whether one lives with who asked.' })
  async answerHouseholdRequest(
    @Arg('input', () => AnswerHouseholdRequestInput, { description: 'Which, and whether.' })
    input: AnswerHouseholdRequestInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof HouseholdResult> {
    const result = await answerHouseholdRequest(this.deps, {
      userId: signedIn(context).userId,
      requestId: fromGlobalId('household', input.requestId),
      accepts: input.accepts,
    });
    switch (result.outcome) {
      case 'ANSWERED':
        return changed(context, [result.membershipId]);
      case 'FULL':
        return new StateError(context.language, 'FULL', {
          th: `บ้านนี้ครบ ${mostInHousehold} คนแล้ว`,
          en: `There are ${mostInHousehold} people in this household already.`,
        });
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => HouseholdResult, {
    description: 'Lives with nobody from now on: free, at once, nobody is asked.',
  })
  async leaveHousehold(
    @Arg('input', () => LeaveHouseholdInput, { description: 'Where.' }) input: LeaveHouseholdInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof HouseholdResult> {
    const networkId = fromGlobalId('network', input.networkId);
    const result = await leaveHousehold(this.deps, { userId: signedIn(context).userId, networkId });
    switch (result.outcome) {
      case 'LEFT':
        return changed(context, [result.membershipId]);
      case 'NOT_A_MEMBER':
        return new NotAMemberError(context.language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => HouseholdResult, {
    description: 'Says who lives together, for those who do not say so themselves. Coordinators only.',
  })
  async setHousehold(
    @Arg('input', () => SetHouseholdInput, { description: 'Who.' }) input: SetHouseholdInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof HouseholdResult> {
    const result = await setHousehold(this.deps, {
      userId: signedIn(context).userId,
      networkId: fromGlobalId('network', input.networkId),
      membershipIds: input.membershipIds.map((id) => fromGlobalId('membership', id)),
    });
    switch (result.outcome) {
      case 'SET':
        return changed(context, result.membershipIds);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }
}

/** The memberships after a write: one request may write several times, and each answer is to show what it wrote. */
async function changed({ loaders }: GraphqlContext, ids: readonly string[]): Promise<HouseholdSuccess> {
  const rows = await Promise.all(
    ids.map((id) => {
      loaders.clear(loadMembershipsById, id);
      loaders.clear(loadHouseholdRequests, id);
      return loaders.load(loadMembershipsById, id);
    }),
  );
  const found = rows.flatMap((row) => row ?? []);
  for (const { householdId } of found)
    if (householdId !== null) loaders.clear(loadHouseholdMembers, householdId);
  return new HouseholdSuccess(found.map((row) => new Membership(row)));
}
