import type { Sale } from './history-sales.ts';
import { merchantOf } from './merchants.ts';
import type { Random } from './random.ts';
import type { OfferSeed, OpeningHours } from './types.ts';
import {
  atMinute,
  DAY_MS,
  HOUR_MS,
  isOpenAt,
  MINUTE_MS,
  minutesOfClock,
  villageDay,
  weekdayOfDay,
} from './village-time.ts';

/** What becomes of a voucher. KEEP stays open. */
export type Fate =
  | { readonly type: 'USE'; readonly at: Date; readonly releaseAt: Date | null }
  | { readonly type: 'CANCEL'; readonly at: Date }
  | { readonly type: 'EXPIRE' }
  | { readonly type: 'KEEP' };

export function expiryOf(offer: OfferSeed, issuedAt: Date): Date {
  return new Date(issuedAt.getTime() + offer.voucherValidHours * HOUR_MS);
}

/** `at` itself while the counter is open, else a while after it opens next. */
function nextOpenTime(hours: OpeningHours, at: Date, random: Random): Date {
  if (isOpenAt(hours, at)) return at;
  const opens = minutesOfClock(hours.from);
  const lateness = random.whole(5, Math.min(180, minutesOfClock(hours.to) - opens)) + random.unit();
  let day = villageDay(at);
  if (at > atMinute(day, opens)) day += 1;
  while (hours.closedWeekdays.includes(weekdayOfDay(day))) day += 1;
  return atMinute(day, Math.min(opens + lateness, minutesOfClock(hours.to)));
}

function later(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + Math.round(milliseconds / 1_000) * 1_000);
}

/** Some walk straight to the counter, most come within three days, some nearly forget. */
function delayUntilUseMs(random: Random, offer: OfferSeed): number {
  const roll = random.unit();
  if (offer.kind === 'HOLD') return (2 + random.unit() * 40) * HOUR_MS;
  if (roll < 0.3) return (2 + random.unit() * 18) * MINUTE_MS;
  if (roll < 0.75) return (2 + random.unit() * 70) * HOUR_MS;
  return random.unit() * 0.9 * offer.voucherValidHours * HOUR_MS;
}

/** Decides at the redemption what becomes of its voucher; the time may lie beyond the end of the history. */
export function decideFate(random: Random, { offer, settledBy }: Sale, issuedAt: Date): Fate {
  const isSellThrough = offer.historyLeavesStock !== null;
  const roll = random.unit();
  const cancelAt = later(issuedAt, (5 + random.unit() * 600) * MINUTE_MS);
  if (!isSellThrough && roll < 0.06) return { type: 'CANCEL', at: cancelAt };
  if (!isSellThrough && settledBy === null && offer.kind === 'SPEND' && roll < 0.12)
    return { type: 'EXPIRE' };

  const { hours } = merchantOf(offer.merchantKey);
  const expiry = expiryOf(offer, issuedAt);
  const lastMs = Math.min(expiry.getTime(), settledBy?.getTime() ?? Number.POSITIVE_INFINITY) - MINUTE_MS;
  const wished = nextOpenTime(hours, later(issuedAt, delayUntilUseMs(random, offer)), random);
  const soonest = nextOpenTime(hours, later(issuedAt, 2 * MINUTE_MS), random);
  const useAt = wished.getTime() <= lastMs ? wished : soonest;
  if (useAt.getTime() > lastMs) return { type: 'CANCEL', at: cancelAt };
  const loanMs = offer.loanDays === null ? null : (offer.loanDays - 0.4 + random.unit() * 0.8) * DAY_MS;
  const releaseAt = loanMs === null ? null : nextOpenTime(hours, later(useAt, loanMs), random);
  return { type: 'USE', at: useAt, releaseAt };
}
