import type { Database } from '../../platform/postgres.ts';
import { type IndicatorRow, loadIndicatorsById } from '../catalogue/indicator-store.ts';
import { dayIn } from './event-day.ts';
import { type EventRow, loadEventsById } from './event-store.ts';

/** A place in a list ordered by a moment, then by id. */
export type MomentAndId = readonly [moment: string, id: string];

export interface EventPage {
  readonly networkId: string;
  readonly limit: number;
  readonly after: MomentAndId | null;
}

async function inOrder(database: Database, ids: readonly { id: string }[]): Promise<EventRow[]> {
  const events = await loadEventsById(
    database,
    ids.map(({ id }) => id),
  );
  return ids.flatMap(({ id }) => events.get(id) ?? []);
}

const isUpcoming = `network_id = $1 AND state = 'OPEN' AND ends_at > now()`;

/** What is on or to come, the next first. */
export async function listUpcomingEvents(database: Database, page: EventPage): Promise<EventRow[]> {
  const { rows } = await database.pool.query<{ id: string }>({
    name: 'upcoming_events',
    text: `
      SELECT id FROM event WHERE ${isUpcoming} AND ($2::timestamptz IS NULL OR (starts_at, id) > ($2, $3::uuid))
      ORDER BY starts_at, id LIMIT $4`,
    values: [page.networkId, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
  });
  return inOrder(database, rows);
}

export async function countUpcomingEvents(database: Database, networkId: string): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    `SELECT count(*) AS count FROM event WHERE ${isUpcoming}`,
    [networkId],
  );
  return rows[0]?.count ?? 0;
}

/** All there are, drafts and what is over too, the latest first. */
export async function listAllEvents(database: Database, page: EventPage): Promise<EventRow[]> {
  const { rows } = await database.pool.query<{ id: string }>({
    name: 'all_events',
    text: `
      SELECT id FROM event WHERE network_id = $1 AND ($2::timestamptz IS NULL OR (starts_at, id) < ($2, $3::uuid))
      ORDER BY starts_at DESC, id DESC LIMIT $4`,
    values: [page.networkId, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
  });
  return inOrder(database, rows);
}

export function countAllEvents(database: Database, networkId: string): Promise<number> {
  return database.prisma.event.count({ where: { networkId } });
}

export interface FiguresRow {
  readonly eventId: string;
  readonly visitCount: number;
  readonly budgetPoints: number;
  readonly pointsGiven: number;
  readonly pointsLeft: number;
  readonly printedLimit: number | null;
  readonly printedLeft: number | null;
}

/** Batch load for {@link Loaders}: from the one row that every check-in writes. */
export async function loadFiguresByEvent(
  database: Database,
  eventIds: readonly string[],
): Promise<ReadonlyMap<string, FiguresRow>> {
  const { rows } = await database.pool.query<FiguresRow>({
    name: 'event_figures',
    text: `
      SELECT event_id AS "eventId", visits AS "visitCount", total AS "budgetPoints", given AS "pointsGiven",
        points_left AS "pointsLeft", printed_limit AS "printedLimit", printed_left AS "printedLeft"
      FROM event_budget WHERE event_id = ANY ($1::uuid[])`,
    values: [eventIds],
  });
  return new Map(rows.map((row) => [row.eventId, row]));
}

export interface VisitFiguresRow {
  readonly eventId: string;
  readonly creditedCount: number;
  /** From the scan to the points; null when nobody got any. */
  readonly medianSecondsToPoints: number | null;
}

/** Batch load for {@link Loaders}: what is counted over the visits themselves. */
export async function loadVisitFiguresByEvent(
  database: Database,
  eventIds: readonly string[],
): Promise<ReadonlyMap<string, VisitFiguresRow>> {
  const { rows } = await database.pool.query<VisitFiguresRow>({
    name: 'event_visit_figures',
    text: `
      SELECT event_id AS "eventId", count(*) FILTER (WHERE points > 0) AS "creditedCount",
        percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM checked_in_at - scanned_at))
          FILTER (WHERE points > 0) AS "medianSecondsToPoints"
      FROM event_check_in WHERE event_id = ANY ($1::uuid[]) GROUP BY event_id`,
    values: [eventIds],
  });
  return new Map(rows.map((row) => [row.eventId, row]));
}

/** The key of {@link loadIndicatorsOfEvents}: neither a code nor a day has a colon. */
export function indicatorKey(event: EventRow, timeZone: string): string {
  return `${event.networkId}:${event.indicatorCode}:${dayIn(timeZone, event.startsAt)}`;
}

/** Batch load for {@link Loaders}: the rule of an event's day, by {@link indicatorKey}. */
export async function loadIndicatorsOfEvents(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, IndicatorRow>> {
  const parts = keys.map((key) => key.split(':'));
  const { rows } = await database.pool.query<{ key: string; id: string }>({
    name: 'indicators_of_events',
    text: `
      SELECT wanted.key, indicator.id
      FROM unnest($1::text[], $2::uuid[], $3::text[], $4::date[]) AS wanted (key, network_id, code, day)
      JOIN indicator ON indicator.version_id = catalogue_in_force(wanted.network_id, wanted.day)
        AND indicator.code = wanted.code`,
    values: [keys, parts.map(([id]) => id), parts.map(([, code]) => code), parts.map(([, , day]) => day)],
  });
  const indicators = await loadIndicatorsById(database, [...new Set(rows.map(({ id }) => id))]);
  return new Map(
    rows.flatMap(({ key, id }) => {
      const indicator = indicators.get(id);
      return indicator === undefined ? [] : [[key, indicator]];
    }),
  );
}
