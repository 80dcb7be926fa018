import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isNumberKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import type { Database } from '../../platform/postgres.ts';
import { Member } from '../ledger/member.type.ts';
import { isOwnMember } from '../ledger/member-of.ts';
import { PassbookEntry, PassbookEntryConnection } from '../ledger/passbook-entry.type.ts';
import { countPassbook } from '../ledger/passbook-store.ts';
import { loadNetworksById } from '../networks/network-store.ts';
import { readPassbook } from './filtered-passbook.ts';
import { catchUpLineIndex, countFilteredLines, listLineCategories } from './line-index-store.ts';
import { readPassbookFilter } from './passbook-filter.ts';
import { PassbookFilterInput } from './passbook-filter.type.ts';

@ArgsType()
class PassbookArgs extends ConnectionArgs {
  @Field(() => PassbookFilterInput, { nullable: true, description: 'Which lines; all when left out.' })
  readonly filter?: PassbookFilterInput | null;
}

@ObjectType({ description: 'A category of deeds, as one of the filters of a passbook.' })
export class PassbookCategory {
  @Field(() => String, { description: 'The same from one catalogue to the next.' })
  readonly code: string;

  @Field(() => String, { description: 'What the network calls it now.' })
  readonly name: string;

  constructor(code: string, name: string) {
    this.code = code;
    this.name = name;
  }
}

@Resolver(() => Member)
export class MemberPassbookResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => PassbookEntryConnection, {
    description: "Newest first. The member's own: FORBIDDEN in errors for everybody else.",
  })
  async passbook(
    @Root() member: Member,
    @Args(() => PassbookArgs) args: PassbookArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<PassbookEntry>> {
    if (!isOwnMember(member, context)) throw forbidden();
    const owner = { networkId: member.row.networkId, memberId: member.row.id };
    const filter = readPassbookFilter(args.filter);
    const page = readPage(args, isNumberKey);
    const rows = await readPassbook(this.deps.database, {
      ...owner,
      narrowed: filter === null ? null : { filter, timeZone: await timeZoneOf(member, context) },
      limit: page.limit,
      beforeId: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (row) => new PassbookEntry(row),
      keyOf: (row) => [row.id],
      countAll: () =>
        filter === null
          ? countPassbook(this.deps.database, owner)
          : countFilteredLines(this.deps.database, owner, filter),
    });
  }

  @FieldResolver(() => [PassbookCategory], {
    description:
      "The categories of the deeds in the passbook, at most 100. The member's own: FORBIDDEN in errors for everybody else.",
  })
  async passbookCategories(
    @Root() member: Member,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): Promise<PassbookCategory[]> {
    if (!isOwnMember(member, context)) throw forbidden();
    const owner = { networkId: member.row.networkId, memberId: member.row.id };
    await catchUpLineIndex(this.deps.database, owner, await timeZoneOf(member, context));
    const rows = await listLineCategories(this.deps.database, owner);
    return rows.map(
      ({ code, nameTh, nameEn }) =>
        new PassbookCategory(code, inLanguage(language ?? context.language, nameTh, nameEn)),
    );
  }
}

async function timeZoneOf(member: Member, context: GraphqlContext): Promise<string> {
  const network = await context.loaders.load(loadNetworksById, member.row.networkId);
  if (network === null) throw new Error('a member without a network');
  return network.timeZone;
}
