import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isNumberKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import type { GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import { readSearchTerm } from '../../graphql/search-term.ts';
import type { Database } from '../../platform/postgres.ts';
import { isCatalogueCode } from './catalogue-code.ts';
import { CatalogueVersion } from './catalogue-version.type.ts';
import { DeedCategory } from './deed-category.type.ts';
import { Indicator, IndicatorConnection } from './indicator.type.ts';
import { countIndicators, listIndicators } from './indicator-reads.ts';
import { loadIndicatorsByVersion } from './indicator-store.ts';
import { readTemplate } from './read-template.ts';
import { loadCategoriesByVersion, loadDeedsByVersion } from './rule-store.ts';

@ArgsType()
class CatalogueIndicatorsArgs extends ConnectionArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Part of the text, or of the name of the deed or its category; one letter will do, and tone marks may be missing.',
  })
  readonly search?: string | null;

  @Field(() => String, { nullable: true, description: 'Only of the category of this code.' })
  readonly category?: string | null;
}

@Resolver(() => CatalogueVersion)
export class CatalogueVersionResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => String, {
    description: 'What is new in it, in the words of the network; may be empty.',
  })
  note(
    @Root() { row }: CatalogueVersion,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, row.noteTh, row.noteEn);
  }

  @FieldResolver(() => [DeedCategory], {
    description: 'All of it, at most 20 categories: their deeds (100 in all) and indicators (500) are there.',
  })
  async categories(
    @Root() { row }: CatalogueVersion,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly DeedCategory[]> {
    const categories = (await context.loaders.load(loadCategoriesByVersion, row.id)) ?? [];
    return categories.map((category) => new DeedCategory(category));
  }

  @FieldResolver(() => Int, { description: 'How many deeds it has.' })
  async deedCount(@Root() { row }: CatalogueVersion, @Ctx() context: GraphqlContext): Promise<number> {
    return (await context.loaders.load(loadDeedsByVersion, row.id))?.length ?? 0;
  }

  @FieldResolver(() => Int, { description: 'How many indicators it has.' })
  async indicatorCount(@Root() { row }: CatalogueVersion, @Ctx() context: GraphqlContext): Promise<number> {
    return (await context.loaders.load(loadIndicatorsByVersion, row.id))?.length ?? 0;
  }

  @FieldResolver(() => String, {
    description:
      'All of it as a template for another network: JSON of the schema kwamdee.catalogue/1. As a file: /catalogue-templates/<id>.json.',
  })
  template(@Root() { row }: CatalogueVersion): Promise<string> {
    return readTemplate(this.deps.database.prisma, row);
  }

  @FieldResolver(() => IndicatorConnection, { description: 'Its indicators, in the order of the catalogue.' })
  async indicators(
    @Root() { row }: CatalogueVersion,
    @Args(() => CatalogueIndicatorsArgs) args: CatalogueIndicatorsArgs,
  ): Promise<Connection<Indicator>> {
    const page = readPage(args, isNumberKey);
    const { category } = args;
    const filter = {
      versionId: row.id,
      search: readSearchTerm(args.search),
      // What cannot be a code is no category's.
      categoryCode: category == null ? null : isCatalogueCode(category) ? category : '',
    };
    const { database } = this.deps;
    const rows = await listIndicators(database, { ...filter, limit: page.limit, after: page.after });
    return toConnection(rows, page, {
      toNode: ({ indicator }) => new Indicator(indicator),
      keyOf: ({ place }) => [place],
      countAll: () => countIndicators(database, filter),
    });
  }
}
