import { readFile } from 'node:fs/promises';
import { TypeID } from 'typeid-js';
import { settlementChecks } from '../../server/src/modules/ledger/settlement-checks.ts';
import type { Network } from '../testkit/network.ts';
import type { Shop, ShopOffer } from '../testkit/shop.ts';
import { runJob } from '../testkit/time-travel.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import type { World } from '../testkit/world.ts';
import type { Bench, BenchResult } from './bench.ts';
import { atLeast, atMost } from './figure.ts';
import { rounded, shown } from './statistics.ts';
import { withWorld } from './with-world.ts';

const shopCount = 50;
const memberCount = 1_000;
const longestMs = 30 * 60_000;

/**
 * A month's settlement run over as many used vouchers as `--rows` says, at fifty shops: the job as the clock starts it, in
 * the server's own process, with that process's memory at its highest. Beside it, on the same database in the same run, the
 * least that could be asked: one sum for each shop. What the difference pays for is a line for each entry on one statement
 * only, checked against its shop, in transactions of 20,000.
 */
export async function benchSettlement(bench: Bench): Promise<BenchResult> {
  const { rows } = bench.options;
  return withWorld(bench, async (world) => {
    const network = await world.network();
    bench.report(`${shown(rows)} used vouchers`);
    await populate(world, network, rows);
    const plain = await plainSums(world, network);
    const before = await memoryMib(world, 'VmRSS');
    await runJob(world, 'draw_up_settlements');
    const run = await waitUntil('the run to be done', () => doneRun(world, network), longestMs);
    const peak = await memoryMib(world, 'VmHWM');
    const problems = await settlementProblems(world);
    return {
      bench: 'settlement',
      figures: [
        atLeast('vouchers settled a second', rounded(rows / run.seconds), 10_000),
        atMost("the server's memory at its highest, in MiB", peak, 500),
        atMost('satang by which statements and entries differ', Math.abs(run.satang - plain.satang), 0),
        atMost('entries that stand on no statement', rows - run.lineCount, 0),
      ],
      tables: {
        [`${shown(rows)} used vouchers`]: {
          columns: ['what', 'seconds', 'vouchers a second'],
          rows: [
            ['a settlement run', shown(run.seconds), shown(rows / run.seconds)],
            ['SELECT merchant_id, sum(satang)', shown(plain.seconds), shown(rows / plain.seconds)],
          ],
        },
      },
      details: { rows, statementCount: run.statementCount, run, plain, memoryMib: { before, peak } },
      booksProblems: problems,
    };
  });
}

/** Vouchers and their entries of the month before, past the functions: what is measured is what comes after them. */
async function populate(world: World, network: Network, rows: number): Promise<void> {
  const shops: { shop: Shop; offer: ShopOffer }[] = [];
  for (let index = 0; index < shopCount; index++) {
    const shop = await network.shop();
    shops.push({ shop, offer: await shop.offer({ costPoints: 7 }) });
  }
  const members = await network.members(memberCount, 1);
  const uuidOf = (id: string) => TypeID.fromString(id).toUUID();
  const month = `(date_trunc('month', now() AT TIME ZONE 'Asia/Bangkok') - interval '1 month')`;
  const client = await world.pool.connect();
  try {
    await client.query('SET statement_timeout = 0');
    await client.query('ALTER TABLE settlement_rate DISABLE TRIGGER USER');
    await client.query(
      `INSERT INTO settlement_rate (id, network_id, satang_per_point, from_day, from_at, state, proposed_by, decided_by, decided_at, idempotency_key)
       SELECT gen_random_uuid(), $1, 33, ${month}::date, ${month} AT TIME ZONE 'Asia/Bangkok', 'CONFIRMED', $2, $2, now(), 'bench-rate'`,
      [network.uuid, uuidOf(network.coordinator.membershipId)],
    );
    await client.query('ALTER TABLE settlement_rate ENABLE TRIGGER USER');
    await client.query(
      `INSERT INTO voucher (id, network_id, merchant_id, offer_id, member_id, kind, state, code, points, idempotency_key, issued_at,
         expires_at, used_at)
       SELECT gen_random_uuid(), $1, ($2::uuid[])[1 + n % $5], ($3::uuid[])[1 + n % $5], ($4::uuid[])[1 + n % $6], 'SPEND', 'USED',
         translate(lpad(n::text, 10, '0'), '01', 'XY'), 7, 'bench-key-' || n, used.at - interval '1 hour', used.at + interval '1 day', used.at
       FROM generate_series(1, $7::integer) AS n
       CROSS JOIN LATERAL (
         SELECT ${month} AT TIME ZONE 'Asia/Bangkok' + interval '27 days' * (n::double precision / ($7 + 1)) AS at) AS used`,
      [
        network.uuid,
        shops.map(({ shop }) => uuidOf(shop.id)),
        shops.map(({ offer }) => uuidOf(offer.id)),
        members.map(({ memberId }) => uuidOf(memberId)),
        shopCount,
        memberCount,
        rows,
      ],
    );
    await client.query('ALTER TABLE offer_cost_rule DISABLE TRIGGER USER');
    await client.query(
      `UPDATE offer_cost_rule SET from_at = from_at - interval '100 days' WHERE network_id = $1`,
      [network.uuid],
    );
    await client.query('ALTER TABLE offer_cost_rule ENABLE TRIGGER USER');
    await client.query(
      `INSERT INTO settlement_entry (network_id, merchant_id, kind, voucher_id, points, satang_per_point, network_percent, rate_id, rule_id, at)
       SELECT voucher.network_id, voucher.merchant_id, 'USE', voucher.id, voucher.points, rate.satang_per_point, rule.network_percent,
         rate.id, rule.id, voucher.used_at
       FROM voucher JOIN settlement_rate rate ON rate.network_id = voucher.network_id
       JOIN offer_cost_rule rule ON rule.offer_id = voucher.offer_id
       WHERE voucher.network_id = $1 ORDER BY voucher.used_at`,
      [network.uuid],
    );
    await client.query('VACUUM ANALYZE');
  } finally {
    client.release();
  }
}

async function plainSums(world: World, network: Network): Promise<{ seconds: number; satang: number }> {
  const startMs = performance.now();
  const { rows } = await world.pool.query<{ satang: string }>(
    'SELECT merchant_id, sum(satang) AS satang FROM settlement_entry WHERE network_id = $1 GROUP BY merchant_id',
    [network.uuid],
  );
  const seconds = (performance.now() - startMs) / 1_000;
  return { seconds, satang: rows.reduce((sum, { satang }) => sum + Number(satang), 0) };
}

interface DoneRun {
  readonly seconds: number;
  readonly satang: number;
  readonly lineCount: number;
  readonly statementCount: number;
}

/** By PostgreSQL's clock, from the opening of the period to its last statement. */
async function doneRun(world: World, network: Network): Promise<DoneRun | null> {
  const { rows } = await world.pool.query<{ [key in keyof DoneRun]: string }>(
    `SELECT extract(epoch FROM done_at - started_at) AS seconds, payable_satang AS satang, line_count AS "lineCount",
       statement_count AS "statementCount"
     FROM settlement_run WHERE network_id = $1 AND done_at IS NOT NULL`,
    [network.uuid],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { seconds, satang, lineCount, statementCount } = row;
  return {
    seconds: Number(seconds),
    satang: Number(satang),
    lineCount: Number(lineCount),
    statementCount: Number(statementCount),
  };
}

/** What the books' own checks of settlement find, by their codes. */
async function settlementProblems(world: World): Promise<Record<string, number>> {
  const problems: Record<string, number> = {};
  for (const { code, differences } of settlementChecks) {
    const { rows } = await world.pool.query<{ count: string }>(
      `SELECT count(*) FROM (${differences}) AS difference`,
    );
    problems[code] = Number(rows[0]?.count);
  }
  return problems;
}

/** Of the server's process, as Linux counts it: now (VmRSS), or at its highest (VmHWM). */
async function memoryMib(world: World, field: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${world.server.process.pid}/status`, 'utf8');
  const kib = Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]);
  return Math.round(kib / 1_024);
}
