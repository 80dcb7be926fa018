import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { readSearchTerm } from '../../graphql/search-term.ts';
import { MembershipStatus } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { Network } from '../networks/network.type.ts';
import { isCoordinator } from './member-policy.ts';
import { Membership, MembershipConnection } from './membership.type.ts';
import { countMemberships, listMemberships } from './membership-reads.ts';
import { viewerMembership } from './viewer-membership.ts';

@ArgsType()
class MembershipsArgs extends ConnectionArgs {
  @Field(() => String, { nullable: true, description: 'Part of a name or a member number.' })
  readonly search?: string | null;

  @Field(() => [MembershipStatus], {
    nullable: true,
    description: 'Where they stand; anywhere when left out.',
  })
  readonly status?: MembershipStatus[] | null;
}

@Resolver(() => Network)
export class NetworkMembershipsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => Membership, {
    nullable: true,
    description: "The viewer's own membership here; null when there is none or signed out.",
  })
  async viewerMembership(
    @Root() network: Network,
    @Ctx() context: GraphqlContext,
  ): Promise<Membership | null> {
    const row = await viewerMembership(context, network.row.id);
    return row === null ? null : new Membership(row);
  }

  @FieldResolver(() => MembershipConnection, {
    description:
      'The people of the network, the newest first. Coordinators only (FORBIDDEN in errors otherwise).',
  })
  async memberships(
    @Root() network: Network,
    @Args(() => MembershipsArgs) args: MembershipsArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<Membership>> {
    if (!isCoordinator(await viewerMembership(context, network.row.id))) throw forbidden();
    const page = readPage(args, isIdKey);
    const filter = {
      networkId: network.row.id,
      statuses: args.status ?? null,
      search: readSearchTerm(args.search),
    };
    const rows = await listMemberships(this.deps.database, {
      ...filter,
      limit: page.limit,
      beforeId: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (row) => new Membership(row),
      keyOf: (row) => [row.id],
      countAll: () => countMemberships(this.deps.database, filter),
    });
  }
}
