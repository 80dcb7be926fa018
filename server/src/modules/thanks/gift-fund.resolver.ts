import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import type { Database } from '../../platform/postgres.ts';
import { isCoordinator, mayReadNetwork } from '../members/member-policy.ts';
import { loadMembershipsById } from '../members/membership-store.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Network } from '../networks/network.type.ts';
import { GiftFund, GiftFunding, GiftFundingConnection } from './gift-fund.type.ts';
import { countFundings, listFundings, readGiftFund } from './gift-store.ts';

@Resolver(() => Network)
export class NetworkGiftFundResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => GiftFund, {
    description: 'What members give out of. Coordinators and auditors (FORBIDDEN in errors otherwise).',
  })
  async giftFund(@Root() network: Network, @Ctx() context: GraphqlContext): Promise<GiftFund> {
    if (!mayReadNetwork(await viewerMembership(context, network.row.id))) throw forbidden();
    return new GiftFund(network.row.id, await readGiftFund(this.deps.database, network.row.id));
  }
}

@Resolver(() => GiftFund)
export class GiftFundResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => GiftFundingConnection, {
    description: 'What was put in, and what waits; newest first.',
  })
  async fundings(
    @Root() fund: GiftFund,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<GiftFunding>> {
    const page = readPage(args, isIdKey);
    const { networkId } = fund;
    const rows = await listFundings(this.deps.database, {
      networkId,
      limit: page.limit,
      beforeId: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (row) => new GiftFunding(row),
      keyOf: (row) => [row.id],
      countAll: () => countFundings(this.deps.database, networkId),
    });
  }
}

@Resolver(() => GiftFunding)
export class GiftFundingResolver {
  @FieldResolver(() => String, { description: 'The coordinator who put it in, or proposed it.' })
  async proposedBy(@Root() funding: GiftFunding, @Ctx() context: GraphqlContext): Promise<string> {
    const row = await context.loaders.load(loadMembershipsById, funding.row.proposedBy);
    return row?.displayName ?? '';
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The second coordinator, who agreed, or who withdrew it; null when there was none.',
  })
  async settledBy(@Root() funding: GiftFunding, @Ctx() context: GraphqlContext): Promise<string | null> {
    const { settledBy } = funding.row;
    const row = settledBy === null ? null : await context.loaders.load(loadMembershipsById, settledBy);
    return row?.displayName ?? null;
  }

  @FieldResolver(() => Boolean, { description: 'True when it waits for the viewer, or another, to agree.' })
  async canViewerConfirm(@Root() funding: GiftFunding, @Ctx() context: GraphqlContext): Promise<boolean> {
    const viewer = await viewerMembership(context, funding.row.networkId);
    return funding.row.state === 'PROPOSED' && isCoordinator(viewer) && viewer.id !== funding.row.proposedBy;
  }
}
