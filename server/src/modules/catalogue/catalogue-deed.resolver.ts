import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import { CatalogueDeed } from './catalogue-deed.type.ts';
import { DeedCategory } from './deed-category.type.ts';
import { Indicator } from './indicator.type.ts';
import { loadIndicatorsByVersion } from './indicator-store.ts';
import { loadCategoriesByVersion } from './rule-store.ts';

@Resolver(() => CatalogueDeed)
export class CatalogueDeedResolver {
  @FieldResolver(() => String, { description: 'What it is called.' })
  name(
    @Root() { row }: CatalogueDeed,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, row.nameTh, row.nameEn);
  }

  @FieldResolver(() => DeedCategory, { description: 'The kind of deeds that it is of.' })
  async category(@Root() { row }: CatalogueDeed, @Ctx() context: GraphqlContext): Promise<DeedCategory> {
    const categories = (await context.loaders.load(loadCategoriesByVersion, row.versionId)) ?? [];
    const category = categories.find(({ code }) => code === row.categoryCode);
    if (category === undefined) throw new Error('a deed without its category');
    return new DeedCategory(category);
  }

  @FieldResolver(() => [Indicator], { description: 'The forms in which it counts, in order.' })
  async indicators(
    @Root() { row }: CatalogueDeed,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly Indicator[]> {
    const indicators = (await context.loaders.load(loadIndicatorsByVersion, row.versionId)) ?? [];
    return indicators
      .filter((indicator) => indicator.deedCode === row.code)
      .map((indicator) => new Indicator(indicator));
  }
}
