import { at, type Offer, type Village } from './village.ts';

/**
 * What a shop gives in a month, written a second time: months of the village's own time, a tenth of the ceiling open at
 * once and the rest day by day, and only what is given for good. See docs/adr/0027.
 */
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A moment as the village's wall clock has it, in the fields that are called UTC. */
const wallClock = ({ zone }: Village, moment: number): Date => new Date(moment + zone.hours * hourMs);

/** Its first day: 2024-02-01. */
export function monthOf(village: Village, moment: number): string {
  return `${wallClock(village, moment).toISOString().slice(0, 7)}-01`;
}

/** Of a ceiling, what is open up to this moment's day. */
function openUpTo(village: Village, ceilingPoints: number, moment: number): number {
  const clock = wallClock(village, moment);
  const days = new Date(Date.UTC(clock.getUTCFullYear(), clock.getUTCMonth() + 1, 0)).getUTCDate();
  const open = ceilingPoints * (days + 9 * clock.getUTCDate());
  return Math.ceil(open / (10 * days));
}

export function givenPoints(village: Village, shop: number): number {
  return at(village.shops, shop).months[monthOf(village, village.now)]?.givenPoints ?? 0;
}

/** The ceiling that a redemption of this offer counts under; null: none. What is lent is not given. */
function ceilingOver(village: Village, offer: Offer): number | null {
  return offer.kind === 'SPEND' ? at(village.shops, offer.shop).ceilingPoints : null;
}

/** How many points the offer may cost at most. */
export function roomOf(village: Village, offer: Offer): number {
  const ceiling = ceilingOver(village, offer);
  return ceiling === null
    ? Number.POSITIVE_INFINITY
    : openUpTo(village, ceiling, village.now) - givenPoints(village, offer.shop);
}

/** The first moment from this one on at which the month has room; none is sought beyond the month after it. */
function roomFrom(village: Village, offer: Offer, ceilingPoints: number, from: number): number | null {
  const thisMonth = monthOf(village, village.now);
  const clock = wallClock(village, from);
  const lastDay = Date.UTC(clock.getUTCFullYear(), clock.getUTCMonth() + 2, 0);
  for (let day = Math.floor(clock.getTime() / dayMs) * dayMs; day <= lastDay; day += dayMs) {
    const midnight = day - village.zone.hours * hourMs;
    const given = monthOf(village, midnight) === thisMonth ? givenPoints(village, offer.shop) : 0;
    if (given + offer.costPoints <= openUpTo(village, ceilingPoints, midnight))
      return Math.max(from, midnight);
  }
  return null;
}

export interface Gate {
  readonly isOpen: boolean;
  /** Null: it is open, or nobody can say when it will be. */
  readonly opensAt: number | null;
}

/** Whether an offer can be had now, by anybody, and if not, from when. */
export function gateOf(village: Village, offer: Offer): Gate {
  const shop = at(village.shops, offer.shop);
  const isShown = offer.state === 'LIVE' && !shop.isSuspended;
  const begins = offer.from !== null && offer.from > village.now ? offer.from : null;
  const isOver = offer.until !== null && offer.until <= village.now;
  // Without a ceiling the date of an offer that is paused is still told.
  if (shop.ceilingPoints === null) return { isOpen: isShown && begins === null && !isOver, opensAt: begins };
  if (!isShown) return { isOpen: false, opensAt: null };
  const ceiling = ceilingOver(village, offer);
  const first = begins ?? village.now;
  const opens = ceiling === null ? first : roomFrom(village, offer, ceiling, first);
  if (opens === null || (offer.until !== null && opens >= offer.until))
    return { isOpen: false, opensAt: null };
  return opens === village.now ? { isOpen: true, opensAt: null } : { isOpen: false, opensAt: opens };
}

/** A shop with a ceiling has a row for each month in which somebody came. */
export function openMonth(village: Village, number: number): void {
  const { ceilingPoints, months } = at(village.shops, number);
  if (ceilingPoints === null) return;
  months[monthOf(village, village.now)] ??= { givenPoints: 0, ceilingPoints };
}

/** To the month in which it was given, while its shop has a ceiling; less than nothing is given gives. */
export function giveBack(village: Village, offer: Offer, givenAt: number, points: number): void {
  const month = at(village.shops, offer.shop).months[monthOf(village, givenAt)];
  if (ceilingOver(village, offer) === null || month === undefined) return;
  month.givenPoints = Math.max(month.givenPoints - points, 0);
}

/** This month is counted anew, from its vouchers; one that gave more already keeps what it gave. */
export function setCeiling(village: Village, number: number, points: number | null): void {
  const shop = at(village.shops, number);
  shop.ceilingPoints = points;
  if (points === null) return;
  const month = monthOf(village, village.now);
  const given = Object.values(village.vouchers)
    .filter(({ offer, state, issuedAt }) => {
      const { shop: giver, kind } = at(village.offers, offer);
      const isHeld = state === 'ISSUED' || state === 'USED';
      return giver === number && kind === 'SPEND' && isHeld && monthOf(village, issuedAt) === month;
    })
    .reduce((sum, voucher) => sum + voucher.points, 0);
  shop.months[month] = { givenPoints: given, ceilingPoints: Math.max(points, given) };
}
