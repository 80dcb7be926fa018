import type { Database } from '../../platform/postgres.ts';
import { fewestPeople, type Group, shownGroups } from './small-groups.ts';
import {
  countUses,
  type OfferPace,
  readOfferPaces,
  type StatisticsPeriod,
  type UseGroups,
  weekdayOf,
} from './statistics-store.ts';
import { daysUntilSoldOut } from './stock-forecast.ts';

/** What may be shown of a shop's uses. Null stands for fewer than five people, and for what would tell of them. */
export interface ShopStatistics {
  readonly from: string;
  readonly until: string;
  readonly redemptions: number | null;
  /** Every day of the period. */
  readonly days: readonly { readonly day: string; readonly redemptions: number | null }[];
  /** Monday first. */
  readonly weekdays: readonly { readonly weekday: number; readonly redemptions: number | null }[];
  /** 7 × 24. */
  readonly hours: readonly {
    readonly weekday: number;
    readonly hour: number;
    readonly redemptions: number | null;
  }[];
  readonly offers: readonly {
    readonly offerId: string;
    readonly redemptions: number | null;
    readonly stockLeft: number | null;
    readonly isForecast: boolean;
    readonly soldOutInDays: number | null;
  }[];
  readonly firstVisits: number | null;
  readonly returnVisits: number | null;
}

/** A shop's uses in a period, with everything hidden that would tell of fewer than five people. Two statements. */
export async function readShopStatistics(
  database: Database,
  period: StatisticsPeriod,
): Promise<ShopStatistics> {
  const [groups, paces] = await Promise.all([
    countUses(database, period),
    readOfferPaces(database, period.merchantId),
  ]);
  return statisticsOf(period, groups, paces);
}

/** Exported for its test: what is shown of these groups. */
export function statisticsOf(
  { from, until }: Pick<StatisticsPeriod, 'from' | 'until'>,
  groups: UseGroups,
  paces: readonly OfferPace[],
): ShopStatistics {
  const isShown = groups.whole.people >= fewestPeople;
  // A weekday's number follows from its days, and again from its hours: so both are parts of their weekday, and of one that
  // is hidden nothing is shown.
  const weekdays = isShown ? shownGroups(groups.weekdays) : new Map<number, number>();
  const ofWeekday = <Key extends string | number>(all: readonly (Group<Key> & { weekday: number })[]) =>
    new Map(
      [...weekdays.keys()].map((weekday) => [
        weekday,
        shownGroups(all.filter((group) => group.weekday === weekday)),
      ]),
    );
  const [days, hours] = [ofWeekday(groups.days), ofWeekday(groups.hours)];
  const offers = isShown ? shownGroups(groups.offers) : new Map<string, number>();
  const visits = isShown ? shownGroups(groups.visits) : new Map<string, number>();
  return {
    from,
    until,
    redemptions: isShown ? groups.whole.count : null,
    days: daysBetween(from, until).map((day) => ({
      day,
      redemptions: days.get(weekdayOf(day))?.get(day) ?? null,
    })),
    weekdays: week.map((weekday) => ({ weekday, redemptions: weekdays.get(weekday) ?? null })),
    hours: week.flatMap((weekday) =>
      hoursOfDay.map((hour) => ({ weekday, hour, redemptions: hours.get(weekday)?.get(hour) ?? null })),
    ),
    offers: offersOf(groups, paces, offers),
    firstVisits: visits.get('first') ?? null,
    returnVisits: visits.get('again') ?? null,
  };
}

/** The pace of the last four weeks could be asked for as a period: it is hidden by the same rule, from the same parts. */
function offersOf(
  groups: UseGroups,
  paces: readonly OfferPace[],
  offers: ReadonlyMap<string, number>,
): ShopStatistics['offers'] {
  const isPaceShown = paces.reduce((most, { people }) => Math.max(most, people), 0) >= fewestPeople;
  const shownPaces = isPaceShown ? shownGroups(paces) : new Map<string, number>();
  const paceOf = new Map(paces.map((pace) => [pace.key, pace]));
  // The newest first: an order by what is hidden would tell of it.
  const ids = [...new Set([...groups.offers.map(({ key }) => key), ...paceOf.keys()])].sort().reverse();
  return ids.map((offerId) => {
    const pace = paceOf.get(offerId);
    const stockLeft = pace?.stockLeft ?? null;
    const isForecast = pace?.isForecast === true && stockLeft !== null;
    return {
      offerId,
      redemptions: offers.get(offerId) ?? null,
      stockLeft,
      isForecast,
      soldOutInDays:
        isForecast && pace !== undefined
          ? daysUntilSoldOut({ stockLeft, usedCount: shownPaces.get(offerId) ?? null, days: pace.days })
          : null,
    };
  });
}

const week = [1, 2, 3, 4, 5, 6, 7] as const;
const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour);
const dayMs = 86_400_000;

/** How many days a period has, both ends included; 0 or less when it ends before it begins. */
export function dayCount(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs) + 1;
}

function daysBetween(from: string, until: string): string[] {
  const first = Date.parse(`${from}T00:00:00Z`);
  return Array.from({ length: dayCount(from, until) }, (_, index) =>
    new Date(first + index * dayMs).toISOString().slice(0, 10),
  );
}
