import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { Network } from '../networks/network.type.ts';
import { loadNetworksById } from '../networks/network-store.ts';
import { Membership } from './membership.type.ts';

@Resolver(() => Membership)
export class MembershipResolver {
  @FieldResolver(() => Network, { description: 'Where.' })
  async network(@Root() membership: Membership, @Ctx() context: GraphqlContext): Promise<Network> {
    const network = await context.loaders.load(loadNetworksById, membership.row.networkId);
    if (network === null) throw new Error('a membership without a network');
    return new Network(network);
  }
}
