import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import type { Database } from '../../platform/postgres.ts';
import { Network } from './network.type.ts';
import { findNetworkBySlug } from './network-store.ts';

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

  @FieldResolver(() => String, { description: 'What the community calls itself.' })
  name(
    @Root() network: Network,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, network.row.nameTh, network.row.nameEn);
  }
}
