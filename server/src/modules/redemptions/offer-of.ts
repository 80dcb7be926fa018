import type { GraphqlContext } from '../../graphql/context.ts';
import { Offer } from '../offers/offer.type.ts';
import { loadOffersById } from '../offers/offer-store.ts';

/** The offer of a voucher, which is always there: a foreign key says so. */
export async function offerOf(context: GraphqlContext, offerId: string): Promise<Offer> {
  const offer = await context.loaders.load(loadOffersById, offerId);
  if (offer === null) throw new Error('a voucher without its offer');
  return new Offer(offer);
}
