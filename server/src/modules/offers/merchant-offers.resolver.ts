import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isMomentAndIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import type { GraphqlContext } from '../../graphql/context.ts';
import { OfferState } from '../../platform/generated/enums.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { loadMerchantOfferCounts, loadMerchantOffers, merchantOffersKey } from './merchant-offer-reads.ts';
import { Offer, OfferConnection } from './offer.type.ts';
import { maySeeAllOffers } from './offer-policy.ts';

@ArgsType()
class MerchantOffersArgs extends ConnectionArgs {
  @Field(() => [OfferState], {
    nullable: true,
    description: 'Any when left out. Members and visitors see LIVE alone.',
  })
  readonly states?: readonly OfferState[] | null;
}

@Resolver(() => Merchant)
export class MerchantOffersResolver {
  @FieldResolver(() => OfferConnection, {
    description: "The shop's offers, the newest first: all of them to its staff, coordinators and auditors.",
  })
  async offers(
    @Root() { row }: Merchant,
    @Args(() => MerchantOffersArgs) args: MerchantOffersArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<Offer>> {
    const page = readPage(args, isMomentAndIdKey);
    const [place, membership] = await Promise.all([
      viewerPlace(context, row.id),
      viewerMembership(context, row.networkId),
    ]);
    const filter = {
      merchantId: row.id,
      states: args.states ?? null,
      isShelfOnly: !maySeeAllOffers(place, membership),
    };
    const { limit, after } = page;
    const key = merchantOffersKey({ ...filter, limit, after });
    const rows = (await context.loaders.load(loadMerchantOffers, key)) ?? [];
    return toConnection(rows, page, {
      toNode: (offer) => new Offer(offer),
      keyOf: (offer) => [offer.createdAt.toISOString(), offer.id],
      countAll: async () =>
        (await context.loaders.load(loadMerchantOfferCounts, merchantOffersKey(filter))) ?? 0,
    });
  }
}
