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
import { NotAMemberError, StateError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { leaveNetwork } from './leave-network.ts';
import { Membership } from './membership.type.ts';
import { lastCoordinatorError } from './membership-errors.ts';

@InputType({ description: 'Which network to leave.' })
class LeaveNetworkInput {
  @Field(() => ID, { description: 'The network.' })
  readonly networkId!: string;
}

@ObjectType({ description: 'The person has left. Points and vouchers stay theirs.' })
class LeaveNetworkSuccess {
  @Field(() => Membership, { description: 'As it is now.' })
  readonly membership: Membership;

  constructor(membership: Membership) {
    this.membership = membership;
  }
}

const LeaveNetworkResult = createUnionType({
  name: 'LeaveNetworkResult',
  description: 'What came of leaving.',
  types: () => [LeaveNetworkSuccess, NotAMemberError, StateError] as const,
});

@Resolver()
export class LeaveNetworkResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => LeaveNetworkResult, {
    description: 'At any time; points stay and are there on coming back, vouchers stay good.',
  })
  async leaveNetwork(
    @Arg('input', () => LeaveNetworkInput, { description: 'Which network.' }) input: LeaveNetworkInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof LeaveNetworkResult> {
    const { userId } = signedIn(context);
    const networkId = fromGlobalId('network', input.networkId);
    const result = await leaveNetwork(this.deps, { userId, networkId });
    switch (result.outcome) {
      case 'LEFT':
        return new LeaveNetworkSuccess(new Membership(result.membership));
      case 'NOT_A_MEMBER':
        return new NotAMemberError(context.language);
      case 'NOT_ACTIVE':
        return new StateError(context.language, result.status);
      case 'LAST_COORDINATOR':
        return lastCoordinatorError(context.language);
      default:
        return result satisfies never;
    }
  }
}
