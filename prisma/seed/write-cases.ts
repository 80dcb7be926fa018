import type pg from 'pg';
import type { Directory } from './directory.ts';
import { idAt } from './id-at.ts';
import { daysAgo } from './nong-sarai/case-timelines.ts';
import { merchants } from './nong-sarai/merchants.ts';
import { momentAt } from './nong-sarai/village-time.ts';

const villages = [1, 2, 3, 4, 5, 6, 7];

/** What the coordinators keep beside the shops: the villages, a note and a tick on what waits, an appeal to answer. */
export async function writeCases(client: pg.Client, directory: Directory): Promise<void> {
  await writePlaces(client, directory);
  await writeWaitingCase(client, directory);
  await writeAppeal(client, directory);
}

async function writePlaces(client: pg.Client, { networkId, now }: Directory): Promise<void> {
  for (const number of villages) {
    const id = idAt(now);
    await client.query(
      'INSERT INTO network_place (id, network_id, name_th, name_en) VALUES ($1, $2, $3, $4)',
      [...[id, networkId, `หมู่ ${number}`, `Village ${number}`]],
    );
    await client.query(
      `UPDATE merchant SET place_id = $1 WHERE network_id = $2 AND address LIKE '%หมู่ ' || $3::text || ' %'`,
      [id, networkId, number],
    );
  }
  // In the middle of its shops; a village without any is for a coordinator to put a pin on.
  await client.query(
    `UPDATE network_place place SET latitude = middle.latitude, longitude = middle.longitude
     FROM (SELECT place_id, avg(latitude) AS latitude, avg(longitude) AS longitude FROM merchant
       WHERE network_id = $1 AND latitude IS NOT NULL AND longitude IS NOT NULL GROUP BY place_id) AS middle
     WHERE middle.place_id = place.id`,
    [networkId],
  );
}

/** Somebody has been there and says so; the demo's coordinator decides. */
async function writeWaitingCase(client: pg.Client, directory: Directory): Promise<void> {
  const { networkId, now } = directory;
  const waiting = merchants.find(({ status }) => status === 'APPLIED');
  if (waiting === undefined) return;
  const merchantId = directory.merchantId(waiting.key);
  const by = directory.person('kamonwan').membershipId;
  const at = momentAt(now, daysAgo(1, '18:10'));
  await client.query(
    `INSERT INTO case_note (id, network_id, merchant_id, visibility, side, author_id, body, idempotency_key, created_at)
     VALUES ($1, $2, $3, 'INTERNAL', 'COORDINATOR', $4, $5, 'seed-note', $6)`,
    [idAt(at), networkId, merchantId, by, 'แวะไปดูมาเมื่อเย็น ร้านเปิดจริง คนต่อแถวเยอะ เหลือคุยเรื่องใครออกค่าของ', at],
  );
  await client.query(
    `INSERT INTO checklist_tick (merchant_id, item_id, network_id, ticked_by, ticked_at)
     SELECT $1, id, network_id, $3, $4 FROM checklist_item WHERE network_id = $2 AND position = 2`,
    [merchantId, networkId, by, at],
  );
}

/** The suspended shop's owner has asked to look again; another than the one who suspended answers. */
async function writeAppeal(client: pg.Client, directory: Directory): Promise<void> {
  const { networkId, now } = directory;
  const suspended = merchants.find(({ status }) => status === 'SUSPENDED');
  const ownerKey = suspended?.staff.find(({ role }) => role === 'OWNER')?.personKey;
  if (suspended === undefined || ownerKey === undefined) return;
  const merchantId = directory.merchantId(suspended.key);
  const by = directory.person(ownerKey).membershipId;
  const at = momentAt(now, daysAgo(1, '08:30'));
  const body = 'รถซ่อมเสร็จแล้วครับ ลองวิ่งดูสองวันไม่มีปัญหา ขอกลับมาขายให้เด็กๆ ก่อนกำหนดได้ไหมครับ';
  await client.query(
    `INSERT INTO suspension_appeal (id, network_id, merchant_id, suspension_id, body, appealed_by, appealed_at)
     SELECT $1, $2, $3, id, $4, $5, $6 FROM case_event WHERE merchant_id = $3 AND action = 'SUSPENDED'
     ORDER BY created_at DESC LIMIT 1`,
    [idAt(at), networkId, merchantId, body, by, at],
  );
  await client.query(
    `INSERT INTO case_event (id, network_id, merchant_id, action, actor, membership_id, reason, created_at)
     VALUES ($1, $2, $3, 'APPEALED', 'MERCHANT', $4, $5, $6)`,
    [idAt(at), networkId, merchantId, by, body, at],
  );
}
