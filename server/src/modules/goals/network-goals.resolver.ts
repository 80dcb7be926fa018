import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { GoalState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Network } from '../networks/network.type.ts';
import { CommunityGoal, CommunityGoalConnection } from './goal.type.ts';
import { maySeeDrafts, maySeeGoals } from './goal-policy.ts';
import { countGoals, listGoals } from './goal-store.ts';

@ArgsType()
class GoalsArgs extends ConnectionArgs {
  @Field(() => [GoalState], {
    nullable: true,
    description: 'Only these; all that the viewer may see when left out.',
  })
  readonly states?: readonly GoalState[] | null;
}

@Resolver(() => Network)
export class NetworkGoalsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => CommunityGoalConnection, {
    description:
      "The community's goals, the newest first. For its people (FORBIDDEN in errors otherwise); drafts for coordinators and auditors.",
  })
  async goals(
    @Root() network: Network,
    @Args(() => GoalsArgs) args: GoalsArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<CommunityGoal>> {
    const membership = await viewerMembership(context, network.row.id);
    if (!maySeeGoals(membership)) throw forbidden();
    const page = readPage(args, isIdKey);
    const asked = args.states ?? Object.values(GoalState);
    const states = asked.filter((state) => state !== 'DRAFT' || maySeeDrafts(membership));
    const filter = { networkId: network.row.id, states };
    const rows = await listGoals(this.deps.database, {
      ...filter,
      limit: page.limit,
      beforeId: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (row) => new CommunityGoal(row),
      keyOf: (row) => [row.id],
      countAll: () => countGoals(this.deps.database.prisma, filter),
    });
  }
}
