import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Connection, ConnectionArgs, isNumberKey, readPage, toConnection } from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import type { Database } from '../../platform/postgres.ts';
import { Membership } from '../members/membership.type.ts';
import { loadNetworksById } from '../networks/network-store.ts';
import { Network } from '../networks/network.type.ts';
import { Member } from './member.type.ts';
import { PassbookEntry, PassbookEntryConnection } from './passbook-entry.type.ts';
import { countPassbook, listPassbook } from './passbook-store.ts';
import { Wallet } from './wallet.type.ts';
import { loadWalletsByMember } from './wallet-store.ts';

@Resolver(() => Member)
export class MemberResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => Network, { description: 'The community.' })
  async network(@Root() member: Member, @Ctx() context: GraphqlContext): Promise<Network> {
    const network = await context.loaders.load(loadNetworksById, member.row.networkId);
    if (network === null) throw new Error('a member without a network');
    return new Network(network);
  }

  @FieldResolver(() => Wallet, { description: "The member's own points: FORBIDDEN for everybody else." })
  async wallet(@Root() member: Member, @Ctx() context: GraphqlContext): Promise<Wallet> {
    ownedBy(member, context);
    const wallet = await context.loaders.load(loadWalletsByMember, member.row.id);
    if (wallet === null) throw new Error('a member without a wallet');
    return new Wallet(wallet);
  }

  @FieldResolver(() => PassbookEntryConnection, {
    description: "The member's own passbook, newest first: FORBIDDEN for everybody else.",
  })
  async passbook(
    @Root() member: Member,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<PassbookEntry>> {
    ownedBy(member, context);
    const page = readPage(args, isNumberKey);
    const memberId = member.row.id;
    const rows = await listPassbook(this.deps.database, {
      memberId,
      limit: page.limit,
      beforeTransferId: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (row) => new PassbookEntry(row),
      keyOf: (row) => [row.transferId],
      countAll: () => countPassbook(this.deps.database, memberId),
    });
  }
}

@Resolver(() => PassbookEntry)
export class PassbookEntryResolver {
  @FieldResolver(() => String, { description: 'What it was for: the deed, or the offer.' })
  description(
    @Root() entry: PassbookEntry,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, entry.row.textTh, entry.row.textEn);
  }

  @FieldResolver(() => String, { description: "Who stands behind it: the network's coordinator, or a shop." })
  confirmedBy(
    @Root() entry: PassbookEntry,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    const { merchantTh, merchantEn } = entry.row;
    return inLanguage(language ?? context.language, merchantTh ?? 'ผู้ประสานงานชุมชน', merchantEn ?? 'Community coordinator');
  }
}

@Resolver(() => Membership)
export class MembershipMemberResolver {
  @FieldResolver(() => Member, { nullable: true, description: 'Null unless the person has the MEMBER role here.' })
  member(@Root() membership: Membership): Member | null {
    return membership.row.roles.includes('MEMBER') ? new Member(membership.row) : null;
  }
}

function ownedBy(member: Member, context: GraphqlContext): void {
  if (member.row.userId === null || member.row.userId !== context.actor?.userId) throw forbidden();
}
