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
import { NetworkRole } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { approveMembership } from './approve-membership.ts';
import { declineMembership } from './decline-membership.ts';
import { Membership } from './membership.type.ts';
import type { MembershipDecisionOutcome } from './membership-decision.ts';
import { lastCoordinatorError } from './membership-errors.ts';
import { removeMembership } from './remove-membership.ts';
import { setMemberRoles } from './set-member-roles.ts';

@InputType({ description: 'Whose membership.' })
class MembershipInput {
  @Field(() => ID, { description: 'The membership.' })
  readonly membershipId!: string;
}

@InputType({ description: 'Whose membership, and why.' })
class MembershipReasonInput {
  @Field(() => ID, { description: 'The membership.' })
  readonly membershipId!: string;

  @Field(() => String, { description: 'Seen whole by the person; 1 to 1,000 characters.' })
  readonly reason!: string;
}

@InputType({ description: 'Whose roles, and which.' })
class SetMemberRolesInput {
  @Field(() => ID, { description: 'The membership.' })
  readonly membershipId!: string;

  @Field(() => [NetworkRole], {
    description: 'All that the person shall hold. MEMBER stays also when left out.',
  })
  readonly roles!: NetworkRole[];
}

@ObjectType({ description: 'It is decided, and the person is told.' })
class MembershipDecisionSuccess {
  @Field(() => Membership, { description: 'As it is now.' })
  readonly membership: Membership;

  constructor(membership: Membership) {
    this.membership = membership;
  }
}

const MembershipDecisionResult = createUnionType({
  name: 'MembershipDecisionResult',
  description: "What came of a coordinator's decision about somebody.",
  types: () => [MembershipDecisionSuccess, StateError, ForbiddenError, ValidationError] as const,
});

@Resolver()
export class MembershipDecisionsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => MembershipDecisionResult, {
    description: 'Lets in one who waits, or again one who was removed. Coordinators only.',
  })
  async approveMembership(
    @Arg('input', () => MembershipInput, { description: 'Whose.' }) input: MembershipInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof MembershipDecisionResult> {
    return answer(context, await approveMembership(this.deps, commandOf(context, input)));
  }

  @Mutation(() => MembershipDecisionResult, {
    description: 'Does not let in one who waits; they may ask again. Coordinators only.',
  })
  async declineMembership(
    @Arg('input', () => MembershipInput, { description: 'Whose.' }) input: MembershipInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof MembershipDecisionResult> {
    return answer(context, await declineMembership(this.deps, commandOf(context, input)));
  }

  @Mutation(() => MembershipDecisionResult, {
    description:
      "Ends a membership; points and vouchers stay the person's. Coordinators only, never one's own.",
  })
  async removeMembership(
    @Arg('input', () => MembershipReasonInput, { description: 'Whose, and why.' })
    input: MembershipReasonInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof MembershipDecisionResult> {
    const command = { ...commandOf(context, input), reason: input.reason };
    return answer(context, await removeMembership(this.deps, command));
  }

  @Mutation(() => MembershipDecisionResult, {
    description:
      'Sets what a person may do in the network; it is never left without a coordinator. Coordinators only.',
  })
  async setMemberRoles(
    @Arg('input', () => SetMemberRolesInput, { description: 'Whose, and which.' })
    input: SetMemberRolesInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof MembershipDecisionResult> {
    const command = { ...commandOf(context, input), roles: input.roles };
    return answer(context, await setMemberRoles(this.deps, command));
  }
}

function commandOf(context: GraphqlContext, input: { readonly membershipId: string }) {
  return { userId: signedIn(context).userId, membershipId: fromGlobalId('membership', input.membershipId) };
}

function answer(
  { language }: GraphqlContext,
  result: MembershipDecisionOutcome,
): typeof MembershipDecisionResult {
  switch (result.outcome) {
    case 'DECIDED':
      return new MembershipDecisionSuccess(new Membership(result.membership));
    case 'FORBIDDEN':
      return new ForbiddenError(language);
    case 'ONESELF':
      return new ForbiddenError(language, {
        th: 'ถอดตัวเองออกไม่ได้ ถ้าต้องการออก ให้ใช้ “ออกจากชุมชน”',
        en: 'You cannot remove yourself. To go, leave the community.',
      });
    case 'LAST_COORDINATOR':
      return lastCoordinatorError(language);
    case 'WRONG_STATE':
      return new StateError(language, result.status);
    case 'INVALID':
      return new ValidationError(language, result.problems);
    default:
      return result satisfies never;
  }
}
