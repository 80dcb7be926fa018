import type pg from 'pg';
import type { Directory } from './directory.ts';
import { ceiling, closure, weeklyOffers } from './nong-sarai/openings.ts';
import { HOUR_MS } from './nong-sarai/village-time.ts';

/** When things are to be had: days and hours, a shop that rests, and what another gives in a month. After the history. */
export async function writeOpenings(client: pg.Client, directory: Directory): Promise<void> {
  for (const { offerKey, openMinutes } of weeklyOffers)
    await client.query('UPDATE offer SET open_minutes = $2 WHERE id = $1', [
      directory.offerId(offerKey),
      openMinutes,
    ]);
  const until = new Date(directory.now.getTime() + closure.days * 24 * HOUR_MS);
  await client.query(
    `UPDATE merchant SET closed_from = $2, closed_until = $3, closed_note_th = $4, closed_note_en = $5 WHERE id = $1`,
    [directory.merchantId(closure.merchantKey), directory.now, until, closure.note.th, closure.note.en],
  );
  await client.query('SELECT set_merchant_ceiling($1, $2)', [
    directory.merchantId(ceiling.merchantKey),
    ceiling.points,
  ]);
}
