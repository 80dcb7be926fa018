import { communityMerchants } from './merchants-community.ts';
import { foodMerchants } from './merchants-food.ts';
import { tradeMerchants } from './merchants-trades.ts';
import type { MerchantSeed } from './types.ts';

/** The shop that the demo's merchant and cashier accounts stand in. */
export const demoMerchantKey = 'krua-phimjai';

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
