import { merchantOf } from './merchants.ts';
import { offers } from './offers.ts';
import type { CaseAction, CaseEntry, OfferSeed } from './types.ts';
import { DAY_MS, momentAt } from './village-time.ts';

/** When members could redeem an offer. */
export interface Sale {
  readonly offer: OfferSeed;
  readonly from: Date;
  readonly until: Date;
  /** By when every voucher is used or given back; null when only its own validity counts. */
  readonly settledBy: Date | null;
}

/** A shop that was suspended had sold nothing for these days, so that no voucher was left open. */
const QUIET_DAYS_BEFORE_SUSPENSION = 3;

function timeOf(now: Date, timeline: readonly CaseEntry[], action: CaseAction): Date | null {
  const entry = timeline.findLast((step) => step.action === action);
  return entry === undefined ? null : momentAt(now, entry.at);
}

function earliest(dates: readonly (Date | null)[], fallback: Date): Date {
  return dates.reduce<Date>((first, date) => (date !== null && date < first ? date : first), fallback);
}

/** Every offer that was ever live, with the time it could be redeemed in; what is still to come is left out. */
export function salesUntil(now: Date): readonly Sale[] {
  return offers.flatMap((offer) => {
    const { timeline } = merchantOf(offer.merchantKey);
    const liveFrom = timeOf(now, offer.timeline, 'APPROVED');
    if (liveFrom === null) return [];
    const windowFrom = offer.availableFrom && momentAt(now, offer.availableFrom);
    const from = windowFrom !== null && windowFrom > liveFrom ? windowFrom : liveFrom;
    const suspendedAt = timeOf(now, timeline, 'SUSPENDED');
    const quietFrom = suspendedAt && new Date(suspendedAt.getTime() - QUIET_DAYS_BEFORE_SUSPENSION * DAY_MS);
    const until = earliest(
      [
        offer.availableUntil && momentAt(now, offer.availableUntil),
        timeOf(now, offer.timeline, 'PAUSED'),
        timeOf(now, offer.timeline, 'ENDED'),
        quietFrom,
      ],
      now,
    );
    return from < until ? [{ offer, from, until, settledBy: suspendedAt }] : [];
  });
}
