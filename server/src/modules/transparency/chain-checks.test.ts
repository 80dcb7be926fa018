import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedDemo } from '../../../../prisma/seed/main.ts';
import { migrationsDirectory } from '../../../../scripts/lib/project.ts';
import { databaseOf } from '../../../../tests/testkit/chain.ts';
import { createScratchDatabase, type ScratchDatabase } from '../../../../tests/testkit/scratch-database.ts';
import { migrate } from '../../platform/migrations.ts';
import type { Database } from '../../platform/postgres.ts';
import { reconcile, runChecks } from '../ledger/reconcile.ts';
import { chainChecks } from './chain-checks.ts';
import { allChecks, checkBooks } from './check-books.ts';
import { sealLedger } from './seal-ledger.ts';

let scratch: ScratchDatabase;
let database: Database;

beforeAll(async () => {
  scratch = await createScratchDatabase();
  await migrate({ databaseUrl: scratch.url, directory: migrationsDirectory });
  await seedDemo({ databaseUrl: scratch.url, redisUrl: null, authSecret: null, report: () => undefined });
  database = databaseOf(scratch);
  // Half a year of history, then what came after: two blocks, of which the second has a past.
  await sealLedger({ database }, { force: true });
  await award();
  await sealLedger({ database }, { force: true });
});
afterAll(async () => {
  await database.close();
  await scratch.drop();
});

async function award(): Promise<void> {
  await scratch.pool.query(`
    SELECT FROM membership member
      JOIN membership giver ON giver.network_id = member.network_id AND giver.id <> member.id
        AND 'COORDINATOR' = ANY (giver.roles),
      LATERAL award_points(member.network_id, ARRAY[gen_random_uuid()], ARRAY[member.id], ARRAY[9], ARRAY['ช่วยกัน'],
        ARRAY['Helped'], ARRAY[giver.id], ARRAY[gen_random_uuid()::text])
      WHERE 'MEMBER' = ANY (member.roles)`);
}

const chainTables = ['transfer', 'ledger_leaf', 'ledger_block', 'ledger_head', 'ledger_key'];

/** Whoever tampers as the owner puts them aside. */
const constraintsOfTransfers = [
  'transfer_check',
  'transfer_one_cause',
  'transfer_cause_of_kind',
  'transfer_from_keeps_balance',
  'transfer_to_keeps_balance',
];

/** What the checks of the chain say after the owner of the tables has tampered; nothing of it stays. */
async function brokenBy(...tampering: readonly string[]): Promise<Record<string, string[]>> {
  const client: pg.PoolClient = await scratch.pool.connect();
  try {
    await client.query('BEGIN');
    for (const constraint of constraintsOfTransfers) {
      await client.query(`ALTER TABLE transfer DROP CONSTRAINT ${constraint}`);
    }
    for (const table of chainTables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    for (const statement of tampering) {
      expect((await client.query(statement)).rowCount, statement).toBeGreaterThan(0);
    }
    const { checks } = await runChecks(client, chainChecks);
    return Object.fromEntries(
      checks
        .filter(({ differences }) => differences > 0)
        .map(({ code, examples }) => [code, examples.map(({ subject, found }) => `${subject}: ${found}`)]),
    );
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

async function idOf(order: 'ASC' | 'DESC'): Promise<string> {
  const { rows } = await scratch.pool.query<{ id: string }>(
    `SELECT id FROM transfer WHERE id < (SELECT max(id) FROM transfer) ORDER BY id ${order} OFFSET 3 LIMIT 1`,
  );
  return rows[0]?.id ?? '';
}

test('an honest chain is clean, and every check has looked at something', async () => {
  const client = await scratch.pool.connect();
  try {
    const { checks, isClean } = await reconcile(client, allChecks);
    expect(checks.filter(({ differences }) => differences > 0)).toEqual([]);
    expect(isClean).toBe(true);
    const examined = Object.fromEntries(checks.map((check) => [check.code, check.examined]));
    expect(examined['CHAIN_LEAVES']).toBe(examined['CHAIN_WHOLE']);
    expect(examined['CHAIN_BLOCKS']).toBe(2);
  } finally {
    client.release();
  }
});

test.each([
  ['points', 'points = points + 1'],
  ['a balance', 'to_balance_after = coalesce(to_balance_after, 0) + 1'],
  ['a kind', `kind = CASE kind WHEN 'AWARD' THEN 'GIFT' ELSE 'AWARD' END::transfer_kind`],
  ['an account', 'to_account_id = from_account_id'],
  ['a cause', 'award_id = gen_random_uuid()'],
  ['a moment', `created_at = created_at + interval '1 millisecond'`],
])('a transfer of which %s was changed is found and named', async (_name, change) => {
  const id = await idOf('ASC');
  const broken = await brokenBy(`UPDATE transfer SET ${change} WHERE id = ${id}`);
  expect(Object.keys(broken)).toEqual(['CHAIN_LEAVES']);
  expect(broken['CHAIN_LEAVES']).toEqual([
    expect.stringMatching(new RegExp(`^transfer ${id}, .*: changed$`)),
  ]);
});

test('a transfer that was removed is found and named', async () => {
  const id = await idOf('DESC');
  const broken = await brokenBy(`DELETE FROM transfer WHERE id = ${id}`);
  expect(broken).toEqual({
    CHAIN_LEAVES: [expect.stringMatching(new RegExp(`^transfer ${id}, .*: removed$`))],
  });
});

const slippedIn = `
  INSERT INTO transfer (id, network_id, kind, from_account_id, to_account_id, points, from_balance_after,
    to_balance_after, award_id, created_at)
  OVERRIDING SYSTEM VALUE
  SELECT -1, network_id, kind, from_account_id, to_account_id, points, from_balance_after, to_balance_after,
    gen_random_uuid(), created_at FROM transfer WHERE kind = 'AWARD' ORDER BY id LIMIT 1`;

test('a transfer that was slipped in among the old ones is found and named', async () => {
  expect(await brokenBy(slippedIn)).toEqual({ CHAIN_WHOLE: ['transfer -1: in no block'] });
});

test('a transfer that was slipped in and has let itself be sealed is found and named', async () => {
  const late = `INSERT INTO ledger_leaf (network_id, transfer_id, block_number, position, leaf_hash)
    SELECT network_id, -1, 2, 5000, sha256('') FROM transfer WHERE id = -1`;
  const broken = await brokenBy(slippedIn, late);
  expect(broken['CHAIN_WHOLE']).toEqual([
    expect.stringMatching(/^transfer -1: joined block 2 .*later than its time$/),
  ]);
  expect(Object.keys(broken)).toEqual(['CHAIN_LEAVES', 'CHAIN_BLOCKS', 'CHAIN_WHOLE']);
});

test.each([
  ['a leaf', `UPDATE ledger_leaf SET leaf_hash = sha256('x') WHERE position = 0 AND block_number = 1`],
  ['a leaf that is gone', 'DELETE FROM ledger_leaf WHERE position = 5 AND block_number = 1'],
  ['a root', `UPDATE ledger_block SET root = sha256('x') WHERE number = 1`],
  ['a head', `UPDATE ledger_block SET head = sha256('x') WHERE number = 1`],
  ['what a block goes on from', `UPDATE ledger_block SET previous_head = sha256('x') WHERE number = 2`],
  ['a moment', `UPDATE ledger_block SET sealed_at = sealed_at + interval '1 millisecond' WHERE number = 1`],
  ['a published head', `UPDATE ledger_head SET head = sha256('x')`],
  ['a published count', 'UPDATE ledger_head SET transfer_count = transfer_count + 1'],
  ['the key of the salts', `UPDATE ledger_key SET key = sha256('x')`],
])('%s that was changed is found', async (_name, statement) => {
  expect(await brokenBy(statement)).not.toEqual({});
});

test('nothing of the chain is changed or removed in the ordinary way, not even by its owner', async () => {
  for (const table of [
    'ledger_block',
    'ledger_leaf',
    'ledger_head',
    'ledger_key',
    'ledger_health',
    'check_key',
  ]) {
    await expect(scratch.pool.query(`DELETE FROM ${table}`), table).rejects.toThrow('append-only');
    await expect(scratch.pool.query(`TRUNCATE ${table} CASCADE`), table).rejects.toThrow('append-only');
  }
});

test('the nightly look is kept for each network, and its sums add up', async () => {
  expect(await checkBooks({ database })).toEqual({ outcome: 'CLEAN' });
  const { rows } = await scratch.pool.query<Record<string, string | boolean>>(
    'SELECT * FROM ledger_health ORDER BY points_issued DESC',
  );
  const sum = (...names: string[]) => names.reduce((total, name) => total + Number(rows[0]?.[name]), 0);
  expect(rows[0]?.['is_clean']).toBe(true);
  expect(sum('points_issued')).toBeGreaterThan(0);
  expect(sum('points_available', 'points_held', 'points_in_fund', 'points_in_goals', 'points_at_shops')).toBe(
    sum('points_issued'),
  );
  expect(rows[0]?.['sealed_count']).toBe(rows[0]?.['transfer_count']);
});
