import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reconcile } from '../../server/src/modules/ledger/reconcile.ts';
import { chainChecks } from '../../server/src/modules/transparency/chain-checks.ts';
import { sealLedger } from '../../server/src/modules/transparency/seal-ledger.ts';
import type { Database } from '../../server/src/platform/postgres.ts';
import { databaseOf, type Statement, watched } from '../testkit/chain.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { World } from '../testkit/world.ts';

/** As the CHECK of ledger_block has it. */
const largestBlock = 8_192;

let world: World;
let database: Database;

beforeAll(async () => {
  world = await World.start({ env: { JOBS: 'off' } });
  database = databaseOf(world.database);
});

afterAll(async () => {
  await database.close();
  await world.stop();
});

interface Village {
  readonly network: Network;
  readonly members: readonly MemberPerson[];
}

async function villages(count: number): Promise<Village[]> {
  const networks = await Promise.all(Array.from({ length: count }, () => world.network()));
  return Promise.all(networks.map(async (network) => ({ network, members: await network.members(2, 5) })));
}

const uuidOf = (id: string) => TypeID.fromString(id).toUUID();

/** So many transfers, a point each, one after the other. */
async function award({ network, members }: Village, count: number): Promise<void> {
  const each = Array.from({ length: count }, (_, index) => members[index % members.length]?.memberId ?? '');
  await world.pool.query('SELECT FROM award_points($1, $2, $3, $4, $5, $5, $6, $7)', [
    ...[network.uuid, each.map(() => v7()), each.map(uuidOf), each.map(() => 1), each.map(() => 'ช่วยกัน')],
    ...[each.map(() => uuidOf(network.coordinator.membershipId)), each.map(() => randomUUID())],
  ]);
}

/** By number: how many leaves each block of a network has. */
async function blocksOf({ network }: Village): Promise<number[]> {
  const { rows } = await world.pool.query<{ leaves: number }>(
    `SELECT (SELECT count(*) FROM ledger_leaf leaf WHERE leaf.network_id = block.network_id
      AND leaf.block_number = block.number)::integer AS leaves
    FROM ledger_block block WHERE network_id = $1 ORDER BY number`,
    [network.uuid],
  );
  return rows.map(({ leaves }) => leaves);
}

/** Of all networks: transfers that are in no block. */
async function unsealed(): Promise<number> {
  const { rows } = await world.pool.query<{ count: string }>(
    'SELECT count(*) FROM transfer WHERE NOT EXISTS (SELECT FROM ledger_leaf WHERE transfer_id = transfer.id)',
  );
  return Number(rows[0]?.count);
}

async function differences(): Promise<unknown> {
  const client = await world.pool.connect();
  try {
    const { checks } = await reconcile(client, chainChecks);
    return checks.flatMap(({ examples }) => examples);
  } finally {
    client.release();
  }
}

const isPage = ({ text }: Statement) => text.includes('LEFT JOIN ledger_leaf leaf');

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly Plan[];
}

function rowsOfTransfer(plan: Plan): number {
  const own = plan['Relation Name'] === 'transfer' ? plan['Actual Rows'] * plan['Actual Loops'] : 0;
  return (plan.Plans ?? []).reduce((sum, part) => sum + rowsOfTransfer(part), own);
}

/** How many transfers PostgreSQL goes through for a page. */
async function rowsRead({ text, values }: Statement): Promise<number> {
  const { rows } = await world.pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`,
    [...values],
  );
  const [explained] = rows;
  if (explained === undefined) throw new Error('no plan');
  return rowsOfTransfer(explained['QUERY PLAN'][0].Plan);
}

test('many pages and blocks of several networks are sealed in one run, which reads each transfer once', async () => {
  // Given three villages whose transfers lie mixed, more of one than a block holds, and a long gap in the ids
  const [large, middle, small] = await villages(3);
  if (large === undefined || middle === undefined || small === undefined) throw new Error('no village');
  await sealLedger({ database }, { force: true });
  const sealedBefore = await Promise.all([large, middle, small].map(blocksOf));
  for (let round = 0; round < 5; round++) {
    await award(large, 2_000);
    await award(middle, 300);
    await award(small, 1);
    if (round === 2)
      await world.pool.query(`SELECT setval('transfer_id_seq', nextval('transfer_id_seq') + 350000)`);
  }
  await world.pool.query('ANALYZE transfer, ledger_leaf');
  const count = 5 * 2_301;
  expect(await unsealed()).toBe(count);
  const { rows: all } = await world.pool.query<{ count: string }>(
    'SELECT count(*) FROM transfer WHERE id > (SELECT settled_id FROM ledger_sealing)',
  );

  // When it is sealed
  const pages: { readonly rows: number; readonly read: number; readonly ids: number }[] = [];
  const sealing = await sealLedger(
    {
      database: watched(database, async (statement) => {
        if (!isPage(statement)) return;
        const [afterId, upToId] = statement.values;
        pages.push({
          rows: statement.rows.length,
          read: await rowsRead(statement),
          ids: Number(upToId) - Number(afterId),
        });
      }),
    },
    { force: true },
  );

  // Then each network has full blocks and the rest
  expect(await unsealed()).toBe(0);
  const sealed = await Promise.all([large, middle, small].map(blocksOf));
  expect(sealed).toEqual([
    [...(sealedBefore[0] ?? []), largestBlock, 10_000 - largestBlock],
    [...(sealedBefore[1] ?? []), 1_500],
    [...(sealedBefore[2] ?? []), 5],
  ]);
  expect(sealing).toMatchObject({ blocks: 4, transfers: count });
  expect(await differences()).toEqual([]);
  // and no transfer was brought twice, none was gone through twice, and no statement went through all
  expect(pages.length).toBeGreaterThan(5);
  expect(pages.reduce((sum, { rows }) => sum + rows, 0)).toBe(count);
  const read = pages.reduce((sum, page) => sum + page.read, 0);
  // A page may look at the row that it ends before.
  expect(read).toBeLessThanOrEqual(Number(all[0]?.count) + pages.length);
  expect(Math.max(...pages.map(({ ids }) => ids))).toBeLessThanOrEqual(100_000);
}, 120_000);

test('a run whose connection is lost in the middle leaves whole blocks, and the next one goes on behind them', async () => {
  // Given more than one block's worth
  const [village] = await villages(1);
  if (village === undefined) throw new Error('no village');
  await sealLedger({ database }, { force: true });
  const before = await blocksOf(village);
  for (let round = 0; round < 5; round++) await award(village, 2_000);

  // When the connection goes after the first block
  let blocks = 0;
  const cut = watched(database, async ({ text, pid }) => {
    if (!text.includes('seal_block') || ++blocks > 1) return;
    await world.pool.query('SELECT pg_terminate_backend($1)', [pid]);
  });
  await expect(sealLedger({ database: cut }, { force: true })).rejects.toThrow();

  // Then the block is there, the rest is not, and the time of the last whole look stands
  expect(await blocksOf(village)).toEqual([...before, largestBlock]);
  expect(await unsealed()).toBe(10_000 - largestBlock);
  expect(await differences()).toEqual([]);
  // and nobody holds the turn: the next run has it at once, and ends what was begun
  const sealing = await sealLedger({ database }, { force: true });
  expect(sealing).toMatchObject({ blocks: 1, transfers: 10_000 - largestBlock });
  expect(await blocksOf(village)).toEqual([...before, largestBlock, 10_000 - largestBlock]);
  expect(await unsealed()).toBe(0);
  expect(await differences()).toEqual([]);
}, 120_000);

test('while one seals, another that is not asked to wait leaves it to that one', async () => {
  const [village] = await villages(1);
  if (village === undefined) throw new Error('no village');
  await award(village, 10);
  await world.pool.query('UPDATE ledger_sealing SET sealed_at = NULL');
  let second: unknown = null;
  const slow = watched(database, async (statement) => {
    if (isPage(statement)) second ??= await sealLedger({ database });
  });
  const first = await sealLedger({ database: slow }, { force: true });
  expect(second).toMatchObject({ blocks: 0, transfers: 0 });
  expect(first.transfers).toBeGreaterThanOrEqual(10);
  expect(await unsealed()).toBe(0);
});
