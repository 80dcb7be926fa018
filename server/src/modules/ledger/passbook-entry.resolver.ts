import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import { PassbookEntry } from './passbook-entry.type.ts';
import { causeOf, confirmerOf } from './passbook-texts.ts';

@Resolver(() => PassbookEntry)
export class PassbookEntryResolver {
  @FieldResolver(() => String, {
    description: 'The deed, or the offer; a sensitive deed is told as a private one.',
  })
  description(
    @Root() entry: PassbookEntry,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    const cause = causeOf(entry.row);
    return inLanguage(language ?? context.language, cause.th, cause.en);
  }

  @FieldResolver(() => String, {
    description: "Who stands behind it: the coordinator's side, a shop's name, or the system.",
  })
  confirmedBy(
    @Root() entry: PassbookEntry,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    const confirmer = confirmerOf(entry.row);
    return inLanguage(language ?? context.language, confirmer.th, confirmer.en);
  }
}
