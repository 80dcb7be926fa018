import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import { type CategoryUse, categoryKey, loadCategoryUses } from './category-store.ts';
import { MerchantCategory } from './merchant-category.type.ts';

@Resolver(() => MerchantCategory)
export class MerchantCategoryResolver {
  @FieldResolver(() => String, { description: 'What this kind of shop is called.' })
  name(
    @Root() { row }: MerchantCategory,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, row.nameTh, row.nameEn);
  }

  @FieldResolver(() => Int, { description: 'How many approved shops are of this very kind.' })
  async shopCount(@Root() category: MerchantCategory, @Ctx() context: GraphqlContext): Promise<number> {
    return (await useOf(category, context))?.shopCount ?? 0;
  }

  @FieldResolver(() => Boolean, {
    description:
      'Some shop is of this kind, approved or not: it can be merged into another, and not removed.',
  })
  async isInUse(@Root() category: MerchantCategory, @Ctx() context: GraphqlContext): Promise<boolean> {
    return (await useOf(category, context))?.isInUse ?? false;
  }
}

function useOf({ row }: MerchantCategory, context: GraphqlContext): Promise<CategoryUse | null> {
  return context.loaders.load(loadCategoryUses, categoryKey(row.networkId, row.code));
}
