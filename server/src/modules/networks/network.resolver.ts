import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type Connection, ConnectionArgs, readPage, toConnection } from '../../graphql/connection.ts';
import type { GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import { readSearchTerm } from '../../graphql/search-term.ts';
import type { Database } from '../../platform/postgres.ts';
import { Network, NetworkConnection } from './network.type.ts';
import { countNetworks, findNetworkBySlug, listNetworks } from './network-store.ts';

@ArgsType()
class NetworksArgs extends ConnectionArgs {
  @Field(() => String, { nullable: true, description: 'Part of a name.' })
  readonly search?: string | null;
}

@Resolver(() => Network)
export class NetworkResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Query(() => Network, { nullable: true, description: 'The network of this slug; null when there is none.' })
  async network(
    @Arg('slug', () => String, { description: 'The short name in addresses.' }) slug: string,
  ): Promise<Network | null> {
    const row = await findNetworkBySlug(this.deps.database, slug);
    return row === null ? null : new Network(row);
  }

  @Query(() => NetworkConnection, { description: 'Networks that a visitor may join, by name.' })
  async networks(@Args(() => NetworksArgs) args: NetworksArgs): Promise<Connection<Network>> {
    const page = readPage(args, isNameAndIdKey);
    const search = readSearchTerm(args.search);
    const rows = await listNetworks(this.deps.database, { search, limit: page.limit, after: page.after });
    return toConnection(rows, page, {
      toNode: (row) => new Network(row),
      keyOf: (row) => [row.nameTh, row.id],
      countAll: () => countNetworks(this.deps.database, search),
    });
  }

  @FieldResolver(() => String, { description: 'What the community calls itself.' })
  name(
    @Root() network: Network,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, network.row.nameTh, network.row.nameEn);
  }

  @FieldResolver(() => String, { description: 'What it is and who it is for; may be empty.' })
  description(
    @Root() network: Network,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, network.row.descriptionTh, network.row.descriptionEn);
  }
}

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function isNameAndIdKey(parts: readonly unknown[]): parts is readonly [name: string, id: string] {
  const [name, id] = parts;
  return parts.length === 2 && typeof name === 'string' && typeof id === 'string' && uuidPattern.test(id);
}
