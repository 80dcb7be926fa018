import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Directory } from './directory.ts';
import { idAt } from './id-at.ts';
import { events } from './nong-sarai/events.ts';
import { HOUR_MS } from './nong-sarai/village-time.ts';

/** Events begin on the hour. */
function onTheHour(at: number): Date {
  return new Date(Math.floor(at / HOUR_MS) * HOUR_MS);
}

/** The village's events, open, with the people of these keys at the desk; the first of them has made and opened them. */
export async function writeEvents(
  client: pg.Client,
  directory: Directory,
  organiserKeys: readonly [string, ...string[]],
): Promise<void> {
  const { networkId, now } = directory;
  const organiserIds = organiserKeys.map((key) => directory.person(key).membershipId);
  const [maker] = organiserIds;
  for (const event of events) {
    const id = idAt(now);
    const startsAt = onTheHour(now.getTime() + event.startsInHours * HOUR_MS);
    const endsAt = new Date(startsAt.getTime() + event.lastsHours * HOUR_MS);
    await client.query(
      `INSERT INTO event (id, network_id, state, title_th, title_en, place_th, place_en, description_th, description_en,
         starts_at, ends_at, indicator_code, points, budget_points, solo_limit_points, created_by, opened_by,
         idempotency_key, input_hash, open_to_sponsors)
       SELECT $1, network.id, 'OPEN', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, network.event_solo_limit_points,
         $14, $14, $15, '', true
       FROM network WHERE network.id = $2`,
      [
        ...[id, networkId, event.title.th, event.title.en, event.place.th, event.place.en],
        ...[event.description.th, event.description.en, startsAt, endsAt],
        ...[event.indicatorCode, event.points, event.budgetPoints, maker, `seed-${id}`],
      ],
    );
    await client.query('INSERT INTO event_secret (event_id, network_id, secret) VALUES ($1, $2, $3)', [
      ...[id, networkId, randomBytes(32)],
    ]);
    await client.query('INSERT INTO event_budget (event_id, network_id, total) VALUES ($1, $2, $3)', [
      ...[id, networkId, event.budgetPoints],
    ]);
    await client.query(
      `INSERT INTO event_organiser (event_id, network_id, membership_id, added_by)
       SELECT $1, $2, person.id, $4 FROM unnest($3::uuid[]) AS person (id)`,
      [id, networkId, organiserIds, maker],
    );
  }
}
