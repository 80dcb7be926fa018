import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CalendarDate } from '../../graphql/calendar-date.ts';
import type { GraphqlContext } from '../../graphql/context.ts';
import { badRequest } from '../../graphql/global-id.ts';
import type { Database } from '../../platform/postgres.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { mayManageOffers } from '../merchants/merchant-policy.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { Offer } from '../offers/offer.type.ts';
import { loadOffersById } from '../offers/offer-store.ts';
import { MerchantStatistics, StatisticsOffer } from './merchant-statistics.type.ts';
import { dayCount, readShopStatistics } from './shop-statistics.ts';

const mostDays = 400;

@Resolver(() => Merchant)
export class MerchantStatisticsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => MerchantStatistics, {
    nullable: true,
    description: 'What was used here in a period. Owner and manager only: null for others.',
  })
  async statistics(
    @Root() { row }: Merchant,
    @Arg('from', () => CalendarDate, { description: 'The first day.' }) from: string,
    @Arg('until', () => CalendarDate, { description: 'The last day, itself included; 400 days at most.' })
    until: string,
    @Ctx() context: GraphqlContext,
  ): Promise<MerchantStatistics | null> {
    if (!mayManageOffers(await viewerPlace(context, row.id))) return null;
    const days = dayCount(from, until);
    if (days < 1 || days > mostDays) throw badRequest(`from until: 1 to ${mostDays} days`);
    const period = { merchantId: row.id, from, until };
    return new MerchantStatistics(await readShopStatistics(this.deps.database, period));
  }
}

@Resolver(() => StatisticsOffer)
export class StatisticsOfferResolver {
  @FieldResolver(() => Offer, { description: 'Which.' })
  async offer(@Root() { row }: StatisticsOffer, @Ctx() context: GraphqlContext): Promise<Offer> {
    const offer = await context.loaders.load(loadOffersById, row.offerId);
    if (offer === null) throw new Error('a use of an offer that is not there');
    return new Offer(offer);
  }
}
