import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
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
}
