/** How far back the rate is taken from, in whole days before today. */
export const observedDays = 28;
/** An offer that is newer than this is too new to say. */
const fewestDays = 7;
/** Beyond this a number would be a pretence. */
const furthestDays = 365;

/**
 * In how many days an offer is sold out when it goes on as in the last four weeks; null when that is not enough to say, or
 * more than a year.
 *
 * The mean method: every coming day is like the mean of the days that were seen (R. J. Hyndman and G. Athanasopoulos,
 * Forecasting: Principles and Practice, 3rd ed., 5.2 "Some simple forecasting methods"). A village has too few redemptions
 * of one offer for a season or a trend to be told from chance.
 */
export function daysUntilSoldOut(offer: {
  readonly stockLeft: number;
  /** Used in the last {@link observedDays} days; null where too few people did. */
  readonly usedCount: number | null;
  /** How many of these days it was there. */
  readonly days: number;
}): number | null {
  const { stockLeft, usedCount } = offer;
  const days = Math.min(offer.days, observedDays);
  if (stockLeft === 0) return 0;
  if (usedCount === null || usedCount === 0 || days < fewestDays) return null;
  const left = Math.floor((stockLeft * days) / usedCount);
  return left > furthestDays ? null : left;
}
