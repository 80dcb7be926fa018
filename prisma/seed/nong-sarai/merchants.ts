import { communityMerchants } from './merchants-community.ts';
import { foodMerchants } from './merchants-food.ts';
import { tradeMerchants } from './merchants-trades.ts';
import type { MerchantSeed } from './types.ts';

/** The shop that the demo's merchant and cashier accounts stand in. */
export const demoMerchantKey = 'krua-phimjai';

/** The co-operative belongs to everybody: its offers need no second look. The demo shop's do, so that the demo shows one. */
export const trustedMerchantKeys: readonly string[] = ['sahakon'];

/** All shops of the village, in every state of an application. */
export const merchants: readonly MerchantSeed[] = [
  ...foodMerchants,
  ...tradeMerchants,
  ...communityMerchants,
];

const merchantsByKey: ReadonlyMap<string, MerchantSeed> = new Map(merchants.map((shop) => [shop.key, shop]));

/** @throws when the seed names a shop that it does not have. */
export function merchantOf(merchantKey: string): MerchantSeed {
  const merchant = merchantsByKey.get(merchantKey);
  if (merchant === undefined) throw new Error(`The seed has no shop ${merchantKey}`);
  return merchant;
}
