import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { CaseEvent } from '../merchants/case-event.type.ts';
import { loadOfferTimelines } from '../merchants/case-event-store.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { maySeeTimeline } from '../merchants/merchant-policy.ts';
import { loadMerchantsById } from '../merchants/merchant-store.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { Picture } from '../pictures/picture.type.ts';
import { pictureOf } from '../pictures/picture-of.ts';
import { Offer } from './offer.type.ts';
import { loadStocksByOfferId } from './stock-store.ts';

@Resolver(() => Offer)
export class OfferResolver {
  @FieldResolver(() => String, { description: 'What there is to be had.' })
  title(
    @Root() { row }: Offer,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, row.titleTh, row.titleEn);
  }

  @FieldResolver(() => String, { description: 'More about it; may be empty.' })
  description(
    @Root() { row }: Offer,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, row.descriptionTh, row.descriptionEn);
  }

  @FieldResolver(() => Merchant, { description: 'The shop where it is to be had.' })
  async merchant(@Root() { row }: Offer, @Ctx() context: GraphqlContext): Promise<Merchant> {
    const merchant = await context.loaders.load(loadMerchantsById, row.merchantId);
    if (merchant === null) throw new Error('an offer without its shop');
    return new Merchant(merchant);
  }

  @FieldResolver(() => Picture, { nullable: true, description: 'What it looks like.' })
  picture(@Root() { row }: Offer, @Ctx() context: GraphqlContext): Promise<Picture | null> {
    return pictureOf(context, row);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Null when the stock is unlimited.' })
  async stockTotal(@Root() { row }: Offer, @Ctx() context: GraphqlContext): Promise<number | null> {
    return (await context.loaders.load(loadStocksByOfferId, row.id))?.stockTotal ?? null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many more can be redeemed; null when the stock is unlimited.',
  })
  async stockLeft(@Root() { row }: Offer, @Ctx() context: GraphqlContext): Promise<number | null> {
    return (await context.loaders.load(loadStocksByOfferId, row.id))?.stockLeft ?? null;
  }

  @FieldResolver(() => Boolean, {
    description: 'True when the viewer works for this shop and so may not decide on it.',
  })
  async isOwn(@Root() { row }: Offer, @Ctx() context: GraphqlContext): Promise<boolean> {
    return (await viewerPlace(context, row.merchantId)) !== null;
  }

  @FieldResolver(() => [CaseEvent], {
    nullable: true,
    description: 'The last 100 steps, oldest first. Staff and coordinators only: null for others.',
  })
  async timeline(
    @Root() { row }: Offer,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly CaseEvent[] | null> {
    const [place, membership] = await Promise.all([
      viewerPlace(context, row.merchantId),
      viewerMembership(context, row.networkId),
    ]);
    if (!maySeeTimeline(place, membership)) return null;
    const timeline = await context.loaders.load(loadOfferTimelines, row.id);
    return (timeline ?? []).map((event) => new CaseEvent(event));
  }
}
