import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import { Network } from '../networks/network.type.ts';
import { loadNetworksById } from '../networks/network-store.ts';
import { Picture } from '../pictures/picture.type.ts';
import { pictureOf } from '../pictures/picture-of.ts';
import { categoryKey, loadCategories } from './category-store.ts';
import { distanceMetres } from './distance.ts';
import { Merchant } from './merchant.type.ts';
import { MerchantCategory } from './merchant-category.type.ts';
import { checkNear, NearInput } from './near.type.ts';

/** What everybody who sees the shop sees; the rest is in merchant-viewer.resolver.ts. */
@Resolver(() => Merchant)
export class MerchantResolver {
  @FieldResolver(() => String, { description: 'What the shop calls itself.' })
  name(
    @Root() { row }: Merchant,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, row.nameTh, row.nameEn);
  }

  @FieldResolver(() => String, { description: 'What the shop says of itself; may be empty.' })
  description(
    @Root() { row }: Merchant,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, row.descriptionTh, row.descriptionEn);
  }

  @FieldResolver(() => String, { nullable: true, description: 'When it is open, in words.' })
  openingHours(
    @Root() { row }: Merchant,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string | null {
    const text = inLanguage(language ?? context.language, row.openingHoursTh, row.openingHoursEn);
    return text === '' ? null : text;
  }

  @FieldResolver(() => Network, { description: 'The community that it is a partner of.' })
  async network(@Root() { row }: Merchant, @Ctx() context: GraphqlContext): Promise<Network> {
    const network = await context.loaders.load(loadNetworksById, row.networkId);
    if (network === null) throw new Error('a shop without its network');
    return new Network(network);
  }

  @FieldResolver(() => MerchantCategory, { description: 'What kind of shop it is.' })
  async category(@Root() { row }: Merchant, @Ctx() context: GraphqlContext): Promise<MerchantCategory> {
    const category = await context.loaders.load(loadCategories, categoryKey(row.networkId, row.categoryCode));
    if (category === null) throw new Error('a shop without its category');
    return new MerchantCategory(category);
  }

  @FieldResolver(() => Picture, { nullable: true, description: 'What it looks like.' })
  picture(@Root() { row }: Merchant, @Ctx() context: GraphqlContext): Promise<Picture | null> {
    return pictureOf(context, row);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'How far it is from there, in metres as the crow flies; null where the shop has no place on the map.',
  })
  distanceMetres(
    @Root() { row }: Merchant,
    @Arg('from', () => NearInput, { description: 'From where.' }) from: NearInput,
  ): number | null {
    const spot = checkNear(from);
    const { latitude, longitude } = row;
    if (spot === null || latitude === null || longitude === null) return null;
    return distanceMetres(spot, { latitude, longitude });
  }
}
