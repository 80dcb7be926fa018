import { householdOffers } from './offers-household.ts';
import { lendingOffers } from './offers-lending.ts';
import { mealOffers } from './offers-meals.ts';
import { sweetAndDrinkOffers } from './offers-sweets-and-drinks.ts';
import { tradeOffers } from './offers-trades.ts';
import { villageOffers } from './offers-village.ts';
import type { OfferSeed } from './types.ts';

/** All offers of the village, in every state. */
export const offers: readonly OfferSeed[] = [
  ...mealOffers,
  ...sweetAndDrinkOffers,
  ...householdOffers,
  ...villageOffers,
  ...tradeOffers,
  ...lendingOffers,
];

const offersByKey: ReadonlyMap<string, OfferSeed> = new Map(offers.map((offer) => [offer.key, offer]));

/** @throws when the seed names an offer that it does not have. */
export function offerOf(offerKey: string): OfferSeed {
  const offer = offersByKey.get(offerKey);
  if (offer === undefined) throw new Error(`The seed has no offer ${offerKey}`);
  return offer;
}
