import type { Sale } from './history-sales.ts';
import { merchantOf } from './merchants.ts';
import type { OfferSeed } from './types.ts';

interface Wallet {
  available: number;
  held: number;
}

/**
 * What the village has in hand while its history is told: wallets, units sold and each member's share.
 * A HOLD unit that came back stays counted as sold and as taken, so the history also fits a stricter server.
 */
export interface Village {
  readonly wallets: Map<string, Wallet>;
  readonly soldUnits: Map<string, number>;
  readonly takenByMember: Map<string, number>;
}

export function emptyVillage(): Village {
  return { wallets: new Map(), soldUnits: new Map(), takenByMember: new Map() };
}

function walletOf(village: Village, memberKey: string): Wallet {
  const known = village.wallets.get(memberKey);
  if (known !== undefined) return known;
  const wallet = { available: 0, held: 0 };
  village.wallets.set(memberKey, wallet);
  return wallet;
}

export function availablePoints(village: Village, memberKey: string): number {
  return walletOf(village, memberKey).available;
}

export function earn(village: Village, memberKey: string, points: number): void {
  walletOf(village, memberKey).available += points;
}

/** Leaves a quarter on the shelf unless the seed says how much. */
function unitsToSell(offer: OfferSeed): number {
  if (offer.stockTotal === null) return Number.POSITIVE_INFINITY;
  return offer.stockTotal - (offer.historyLeavesStock ?? Math.ceil(offer.stockTotal / 4));
}

function shareKey(memberKey: string, offer: OfferSeed): string {
  return `${memberKey}|${offer.key}`;
}

/** True when the sale is on and the member has the points (above `floorPoints`), the right and the luck of stock left. */
export function canTake(
  village: Village,
  memberKey: string,
  sale: Sale,
  at: Date,
  floorPoints: number,
): boolean {
  const { offer } = sale;
  return (
    at >= sale.from &&
    at < sale.until &&
    availablePoints(village, memberKey) - offer.costPoints >= floorPoints &&
    (village.soldUnits.get(offer.key) ?? 0) < unitsToSell(offer) &&
    (village.takenByMember.get(shareKey(memberKey, offer)) ?? 0) <
      (offer.perMemberLimit ?? Number.POSITIVE_INFINITY) &&
    merchantOf(offer.merchantKey).staff.every((worker) => worker.personKey !== memberKey)
  );
}

function count(village: Village, memberKey: string, offer: OfferSeed, units: 1 | -1): void {
  const key = shareKey(memberKey, offer);
  village.soldUnits.set(offer.key, (village.soldUnits.get(offer.key) ?? 0) + units);
  village.takenByMember.set(key, (village.takenByMember.get(key) ?? 0) + units);
}

export function take(village: Village, memberKey: string, offer: OfferSeed): void {
  const wallet = walletOf(village, memberKey);
  wallet.available -= offer.costPoints;
  if (offer.kind === 'HOLD') wallet.held += offer.costPoints;
  count(village, memberKey, offer, 1);
}

/** Cancelled or expired: points, stock and share come back together. */
export function giveBack(village: Village, memberKey: string, offer: OfferSeed): void {
  const wallet = walletOf(village, memberKey);
  wallet.available += offer.costPoints;
  if (offer.kind === 'HOLD') wallet.held -= offer.costPoints;
  count(village, memberKey, offer, -1);
}

/** A borrowed thing came back. */
export function release(village: Village, memberKey: string, offer: OfferSeed): void {
  const wallet = walletOf(village, memberKey);
  wallet.held -= offer.costPoints;
  wallet.available += offer.costPoints;
}
