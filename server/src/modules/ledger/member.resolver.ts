import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { Membership } from '../members/membership.type.ts';
import { Network } from '../networks/network.type.ts';
import { loadNetworksById } from '../networks/network-store.ts';
import { Member } from './member.type.ts';
import { isOwnMember, memberOf } from './member-of.ts';
import { Wallet } from './wallet.type.ts';
import { loadWalletsByMember, walletKey } from './wallet-store.ts';

@Resolver(() => Member)
export class MemberResolver {
  @FieldResolver(() => Network, { description: 'Where the points are good.' })
  async network(@Root() member: Member, @Ctx() context: GraphqlContext): Promise<Network> {
    const network = await context.loaders.load(loadNetworksById, member.row.networkId);
    if (network === null) throw new Error('a member without a network');
    return new Network(network);
  }

  @FieldResolver(() => Wallet, { description: "The member's own: FORBIDDEN in errors for everybody else." })
  async wallet(@Root() member: Member, @Ctx() context: GraphqlContext): Promise<Wallet> {
    if (!isOwnMember(member, context)) throw forbidden();
    const wallet = await context.loaders.load(
      loadWalletsByMember,
      walletKey(member.row.networkId, member.row.id),
    );
    if (wallet === null) throw new Error('a member without a wallet');
    return new Wallet(wallet);
  }
}

@Resolver(() => Membership)
export class MembershipMemberResolver {
  @FieldResolver(() => Member, {
    nullable: true,
    description: 'Null unless the person has the MEMBER role here, and while they are waiting to be let in.',
  })
  member(@Root() membership: Membership): Member | null {
    return memberOf(membership.row);
  }
}
