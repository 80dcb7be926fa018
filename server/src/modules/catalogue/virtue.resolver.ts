import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import { Virtue } from './virtue.type.ts';

@Resolver(() => Virtue)
export class VirtueResolver {
  @FieldResolver(() => String, { description: 'What it is called.' })
  name(
    @Root() { row }: Virtue,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, row.nameTh, row.nameEn);
  }
}
