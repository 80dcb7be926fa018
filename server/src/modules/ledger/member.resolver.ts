import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isNumberKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import type { Database } from '../../platform/postgres.ts';
import { Membership } from '../members/membership.type.ts';
import { Network } from '../networks/network.type.ts';
import { loadNetworksById } from '../networks/network-store.ts';
import { Member } from './member.type.ts';
import { memberOf } from './member-of.ts';
import { PassbookEntry, PassbookEntryConnection } from './passbook-entry.type.ts';
import { countPassbook, listPassbook } from './passbook-store.ts';
import { Wallet } from './wallet.type.ts';
import { loadWalletsByMember, walletKey } from './wallet-store.ts';

@Resolver(() => Member)
export class MemberResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => Network, { description: 'Where the points are good.' })
  async network(@Root() member: Member, @Ctx() context: GraphqlContext): Promise<Network> {
    const network = await context.loaders.load(loadNetworksById, member.row.networkId);
    if (network === null) throw new Error('a member without a network');
    return new Network(network);
  }

  @FieldResolver(() => Wallet, { description: "The member's own: FORBIDDEN in errors for everybody else." })
  async wallet(@Root() member: Member, @Ctx() context: GraphqlContext): Promise<Wallet> {
    if (!isOwn(member, context)) throw forbidden();
    const wallet = await context.loaders.load(
      loadWalletsByMember,
      walletKey(member.row.networkId, member.row.id),
    );
    if (wallet === null) throw new Error('a member without a wallet');
    return new Wallet(wallet);
  }

  @FieldResolver(() => PassbookEntryConnection, {
    description: "Newest first. The member's own: FORBIDDEN in errors for everybody else.",
  })
  async passbook(
    @Root() member: Member,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<PassbookEntry>> {
    if (!isOwn(member, context)) throw forbidden();
    const owner = { networkId: member.row.networkId, memberId: member.row.id };
    const page = readPage(args, isNumberKey);
    const rows = await listPassbook(this.deps.database, {
      ...owner,
      limit: page.limit,
      beforeId: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (row) => new PassbookEntry(row),
      keyOf: (row) => [row.id],
      countAll: () => countPassbook(this.deps.database, owner),
    });
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

function isOwn(member: Member, context: GraphqlContext): boolean {
  return context.actor !== null && member.row.userId === context.actor.userId;
}
