import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import { CatalogueDeed } from './catalogue-deed.type.ts';
import { DeedCategory } from './deed-category.type.ts';
import { loadDeedsByVersion } from './rule-store.ts';

@Resolver(() => DeedCategory)
export class DeedCategoryResolver {
  @FieldResolver(() => String, { description: 'What this kind of deeds is called.' })
  name(
    @Root() { row }: DeedCategory,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, row.nameTh, row.nameEn);
  }

  @FieldResolver(() => [CatalogueDeed], { description: 'Its deeds, in the order of the catalogue.' })
  async deeds(
    @Root() { row }: DeedCategory,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly CatalogueDeed[]> {
    const deeds = (await context.loaders.load(loadDeedsByVersion, row.versionId)) ?? [];
    return deeds.filter((deed) => deed.categoryCode === row.code).map((deed) => new CatalogueDeed(deed));
  }
}
