import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import { CatalogueDeed } from './catalogue-deed.type.ts';
import { CatalogueVersion } from './catalogue-version.type.ts';
import { Indicator } from './indicator.type.ts';
import { loadDeedsByVersion } from './rule-store.ts';
import { loadVersionsById } from './version-store.ts';
import { Virtue } from './virtue.type.ts';
import { loadVirtuesByNetwork } from './virtue-store.ts';

@Resolver(() => Indicator)
export class IndicatorResolver {
  @FieldResolver(() => String, { description: 'What is done, in a few words.' })
  name(
    @Root() { row }: Indicator,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, row.nameTh, row.nameEn);
  }

  @FieldResolver(() => String, { description: 'More about it; may be empty.' })
  hint(
    @Root() { row }: Indicator,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, row.hintTh, row.hintEn);
  }

  @FieldResolver(() => [Virtue], { description: 'The virtues that it stands for, at most 10.' })
  async virtues(@Root() { row }: Indicator, @Ctx() context: GraphqlContext): Promise<readonly Virtue[]> {
    if (row.virtues.length === 0) return [];
    const virtues = (await context.loaders.load(loadVirtuesByNetwork, row.networkId)) ?? [];
    return virtues.filter(({ code }) => row.virtues.includes(code)).map((virtue) => new Virtue(virtue));
  }

  @FieldResolver(() => CatalogueDeed, {
    description: 'The deed that it is a form of; its category is there.',
  })
  async deed(@Root() { row }: Indicator, @Ctx() context: GraphqlContext): Promise<CatalogueDeed> {
    const deeds = (await context.loaders.load(loadDeedsByVersion, row.versionId)) ?? [];
    const deed = deeds.find(({ code }) => code === row.deedCode);
    if (deed === undefined) throw new Error('an indicator without its deed');
    return new CatalogueDeed(deed);
  }

  @FieldResolver(() => CatalogueVersion, { description: 'The version whose rule it is.' })
  async version(@Root() { row }: Indicator, @Ctx() context: GraphqlContext): Promise<CatalogueVersion> {
    const version = await context.loaders.load(loadVersionsById, row.versionId);
    if (version === null) throw new Error('an indicator without its version');
    return new CatalogueVersion(version);
  }
}
