import { LRUCache } from 'lru-cache';
import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import type { Database } from '../../platform/postgres.ts';
import { Network } from '../networks/network.type.ts';
import { countDeedsByCategory, type DeedCountRow } from './deed-count-store.ts';

@ObjectType({
  description: 'How many good deeds of one kind were done in a network. Of people it says nothing.',
})
export class DeedCount {
  constructor(readonly row: DeedCountRow) {}

  @Field(() => String, { description: "The category's code, the same in every version of the catalogue." })
  get categoryCode(): string {
    return this.row.code;
  }

  @Field(() => Int, { description: 'How many were confirmed.' })
  get count(): number {
    return this.row.count;
  }
}

@Resolver(() => DeedCount)
export class DeedCountResolver {
  @FieldResolver(() => String, { description: 'What this kind of deeds is called.' })
  category(
    @Root() { row }: DeedCount,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, row.nameTh, row.nameEn);
  }
}

@Resolver(() => Network)
export class NetworkDeedCountsResolver {
  /** Anybody may ask, and a year of a province is many rows: they are counted once in ten minutes. */
  readonly #counts: LRUCache<string, readonly DeedCountRow[]>;

  constructor(deps: { readonly database: Database }) {
    this.#counts = new LRUCache({
      ...{ max: 1_000, ttl: 10 * 60 * 1000 },
      fetchMethod: (networkId) => countDeedsByCategory(deps.database, networkId),
    });
  }

  @FieldResolver(() => [DeedCount], {
    description:
      'Good deeds of the last 365 days by category, the most frequent first, up to ten minutes old. A category that fewer than five people contributed to is left out.',
  })
  async deedCounts(@Root() network: Network): Promise<readonly DeedCount[]> {
    const rows = (await this.#counts.fetch(network.row.id)) ?? [];
    return rows.map((row) => new DeedCount(row));
  }
}
