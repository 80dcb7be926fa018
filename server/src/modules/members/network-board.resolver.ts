import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import type { Database } from '../../platform/postgres.ts';
import { Network } from '../networks/network.type.ts';
import { NetworkBoard } from '../networks/network-board.type.ts';
import { readNetworkBoard } from '../networks/network-board-store.ts';
import { mayReadNetwork } from './member-policy.ts';
import { viewerMembership } from './viewer-membership.ts';

@Resolver(() => Network)
export class NetworkBoardResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => NetworkBoard, {
    description: 'Coordinators and auditors (FORBIDDEN in errors otherwise).',
  })
  async board(@Root() network: Network, @Ctx() context: GraphqlContext): Promise<NetworkBoard> {
    if (!mayReadNetwork(await viewerMembership(context, network.row.id))) throw forbidden();
    return readNetworkBoard(this.deps.database, network.row.id);
  }
}
