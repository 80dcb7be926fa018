import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { TypeID } from 'typeid-js';
import { drawVoucherCode } from '../../server/src/modules/redemptions/voucher-code.ts';
import { type RedeemRequest, redeemBatch } from '../../server/src/modules/redemptions/voucher-store.ts';
import { newId } from '../../server/src/platform/ids.ts';
import { booksProblems } from '../testkit/books.ts';
import { createScratchDatabase } from '../testkit/scratch-database.ts';
import type { World } from '../testkit/world.ts';
import type { Bench, BenchResult } from './bench.ts';
import { atLeast } from './figure.ts';
import { Pgbench } from './pgbench.ts';
import { populate } from './population.ts';
import { median, rounded, shown } from './statistics.ts';
import { withWorld } from './with-world.ts';

const memberCount = 2_000;
const batchSize = 100;
const pgbenchScale = 50;
const pgbenchClients = 32;

/**
 * What the database itself does, without the server: redeem_batch with 100 requests for one hot offer, call after call on
 * one connection, beside pgbench's TPC-B-like transactions of 32 clients on the same PostgreSQL. A redemption writes
 * as much as one of those: a voucher, a transfer, a balance, and a share of the stock's row.
 */
export function benchBatch(bench: Bench): Promise<BenchResult> {
  return withWorld(bench, async (world) => {
    const pgbench = await Pgbench.prepare(bench.report);
    const beside = await createScratchDatabase();
    try {
      bench.report(`making ${memberCount} members, and pgbench's ${pgbenchScale * 100_000} accounts`);
      const requests = await prepareRequests(world);
      await pgbench.initialise(beside.url, pgbenchScale);
      const rows = await playBatchRounds(bench, world, requests, (seconds) =>
        pgbench.tpcB(beside.url, { clients: pgbenchClients, seconds }),
      );
      const ratio = rounded(median(rows.map((row) => row.batch / row.pgbench)));
      return {
        bench: 'batch',
        figures: [atLeast('redeem_batch of 100 on one connection / pgbench TPC-B', ratio, 3)],
        tables: {
          'Round by round': {
            columns: ['round', 'redemptions a second', 'pgbench transactions a second'],
            rows: rows.map((row, index) => [String(index + 1), shown(row.batch), shown(row.pgbench)]),
          },
        },
        ratios: { batchToPgbench: ratio },
        details: rows,
        booksProblems: await booksProblems(world.pool),
      };
    } finally {
      await beside.drop();
    }
  });
}

async function playBatchRounds(
  bench: Bench,
  world: World,
  nextBatch: () => RedeemRequest[],
  runPgbench: (seconds: number) => Promise<number>,
): Promise<{ batch: number; pgbench: number }[]> {
  const pool = new pg.Pool({ connectionString: world.database.url, max: 1 });
  const rows: { batch: number; pgbench: number }[] = [];
  try {
    for (let round = 0; round <= bench.options.rounds; round++) {
      const seconds = bench.options.secondsEach;
      const row = { batch: await batchRate(pool, nextBatch, seconds), pgbench: await runPgbench(seconds) };
      if (round === 0) {
        await bench.services.renewStatistics();
        continue;
      }
      rows.push(row);
      bench.report(`round ${round}: batch ${shown(row.batch)}/s, pgbench ${shown(row.pgbench)}/s`);
    }
  } finally {
    await pool.end();
  }
  return rows;
}

/** Redemptions a second. The next batch is made while the last one is under way, as the server does it. */
async function batchRate(pool: pg.Pool, nextBatch: () => RedeemRequest[], seconds: number): Promise<number> {
  const startMs = performance.now();
  let batch = nextBatch();
  let redeemed = 0;
  while (performance.now() < startMs + seconds * 1_000) {
    const answering = redeemBatch(pool, batch);
    batch = nextBatch();
    const answers = await answering;
    const refused = answers.find(({ status }) => status !== 'REDEEMED');
    if (refused !== undefined) throw new Error(`not redeemed: ${refused.status}`);
    redeemed += answers.length;
  }
  return (redeemed / (performance.now() - startMs)) * 1_000;
}

/** Batches of members in turn, each with a new key. */
async function prepareRequests(world: World): Promise<() => RedeemRequest[]> {
  const { network, offerIds } = await populate(world, { members: memberCount, offers: 1 });
  const { rows } = await world.pool.query<{ id: string }>(
    `SELECT id FROM membership WHERE network_id = $1 AND 'MEMBER' = ANY (roles) ORDER BY member_number LIMIT $2`,
    [network.uuid, memberCount],
  );
  const offerId = TypeID.fromString(offerIds[0] ?? '').toUUID();
  let next = 0;
  return () =>
    Array.from({ length: batchSize }, () => ({
      networkId: network.uuid,
      memberId: rows[next++ % rows.length]?.id ?? '',
      offerId,
      idempotencyKey: randomUUID(),
      voucherId: newId(),
      code: drawVoucherCode(),
    }));
}
