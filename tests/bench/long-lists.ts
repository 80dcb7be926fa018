import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { drawVoucherCode } from '../../server/src/modules/redemptions/voucher-code.ts';
import { redeemBatch } from '../../server/src/modules/redemptions/voucher-store.ts';
import { newId } from '../../server/src/platform/ids.ts';
import type { Network } from '../testkit/network.ts';
import type { World } from '../testkit/world.ts';
import { withoutIndexes } from './without-index.ts';

/** In one of twelve titles, and in one of five thousand (as part of a number, too). */
export const usualTerm = 'กาแฟ';
export const rareTerm = 'พิเศษ 4321';

const things = [
  'กาแฟเย็น',
  'ข้าวมันไก่',
  'ก๋วยเตี๋ยวเรือ',
  'ส้มตำไทย',
  'ตัดผมชาย',
  'ล้างรถ',
  'ผักปลอดสาร',
  'ไข่ไก่หนึ่งแผง',
  'น้ำเต้าหู้',
  'ขนมครก',
  'ซ่อมจักรยาน',
  'นวดแผนไทย',
];

/** Of offers, and of the shelf that they are searched on. */
export const offerTextIndexes = [
  ...['offer_search', 'shelf_title', 'shelf_search', 'shelf_short_title', 'shelf_short'],
] as const;

/** Live offers, shop by shop in turn. */
export async function makeLongCatalogue(world: World, count: number): Promise<void> {
  const client = await world.pool.connect();
  try {
    await client.query(`SET maintenance_work_mem = '1GB'`);
    await withoutIndexes(client, offerTextIndexes, async () => {
      await client.query(
        `INSERT INTO offer (id, network_id, merchant_id, state, title_th, title_en, cost_points, live_since)
          SELECT uuidv7(), shop.network_id, shop.id, 'LIVE',
            ($2::text[])[1 + number % cardinality($2::text[])] || ' พิเศษ ' || number % 100000, 'Offer ' || number, 1,
            now() - number * interval '1 second'
          FROM (
            SELECT number, number % (SELECT count(*) FROM merchant) AS place FROM generate_series(1, $1::integer) AS number
          ) AS turn
          JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS place FROM merchant) AS shop USING (place)`,
        [count, things],
      );
      await client.query(
        'INSERT INTO offer_stock (offer_id, network_id, stock_total) SELECT id, network_id, 1000 FROM offer ON CONFLICT DO NOTHING',
      );
    });
  } finally {
    client.release(true);
  }
}

/**
 * What others did meanwhile: their redemptions, so that the ledger is not one person's alone. PostgreSQL plans by how
 * often values occur, and would plan for a village of one.
 */
export async function redeemMeanwhile(world: World, offerId: string, count: number): Promise<void> {
  const { rows: members } = await world.pool.query<{ id: string; networkId: string }>(
    `SELECT id, network_id AS "networkId" FROM membership WHERE member_number > '20000001'`,
  );
  for (let first = 0; first < count; first += members.length) {
    for (let start = 0; start < members.length; start += redeemChunk) {
      const requests = members.slice(start, start + redeemChunk).map(({ id, networkId }) => ({
        networkId,
        memberId: id,
        offerId,
        idempotencyKey: randomUUID(),
        voucherId: newId(),
        code: drawVoucherCode(),
      }));
      await redeemBatch(world.pool, requests);
    }
  }
}

const redeemChunk = 256;
// Those of one member in one call look at one another.
const awardChunk = 500;

/** One member's passbook: a point a line, awarded through award_points. */
export async function makeLongPassbook(world: World, network: Network, count: number): Promise<void> {
  for (let first = 1; first <= count; first += awardChunk) {
    await world.pool.query(
      `WITH line AS (
        SELECT membership.id, number FROM membership, generate_series($2::integer, $3::integer) AS number
        WHERE member_number = '20000001'
      ), gathered AS (
        SELECT array_agg(uuidv7()) AS awards, array_agg(id) AS members, array_agg(1) AS points,
          array_agg('ช่วยงานวัด ครั้งที่ ' || number) AS reasons, array_agg($4::uuid) AS givers,
          array_agg('long-passbook-' || number) AS keys
        FROM line
      )
      SELECT count(*) FROM gathered, award_points($1, awards, members, points, reasons, reasons, givers, keys)`,
      [
        network.uuid,
        first,
        Math.min(first + awardChunk - 1, count),
        TypeID.fromString(network.coordinator.membershipId).toUUID(),
      ],
    );
  }
}
