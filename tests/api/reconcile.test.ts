import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cancel, voucherOf } from '../testkit/redeem.ts';
import { testEnvironment } from '../testkit/test-environment.ts';
import { World } from '../testkit/world.ts';

let world: World;

beforeAll(async () => {
  world = await World.start();
  const network = await world.network();
  const shop = await network.shop();
  const offer = await shop.offer({ costPoints: 10, stockTotal: 5 });
  const hold = await shop.offer({ kind: 'HOLD', costPoints: 5 });
  const member = await network.member({ points: 100 });
  await voucherOf(member, hold);
  await shop.use((await voucherOf(member, offer)).code);
  await cancel(member, (await voucherOf(member, offer)).id);
});

afterAll(() => world.stop());

/** `pnpm reconcile --json` on the books of this world. */
async function reconcile(): Promise<{ exitCode: number; isClean: boolean }> {
  const root = resolve(import.meta.dirname, '../..');
  const child = spawn(
    process.execPath,
    ['--import', '@oxc-node/core/register', 'scripts/reconcile.ts', '--json'],
    {
      cwd: root,
      env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: world.database.url },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(child, 'close');
  const { isClean } = JSON.parse(output) as { isClean: boolean };
  return { exitCode: child.exitCode ?? -1, isClean };
}

/** As only the superuser can, past every trigger and foreign key. */
async function tamper(...statements: readonly string[]): Promise<void> {
  const url = new URL(testEnvironment().adminUrl);
  url.pathname = new URL(world.database.url).pathname;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    for (const statement of statements) expect((await client.query(statement)).rowCount).toBeGreaterThan(0);
  } finally {
    await client.end();
  }
}

test('sound books end with 0', async () => {
  expect(await reconcile()).toEqual({ exitCode: 0, isClean: true });
});

const one = (table: string, where: string) =>
  `id = (SELECT min(id::text)::uuid FROM ${table} WHERE ${where})`;

test.each([
  [
    'a balance with a point more',
    `UPDATE ledger_account SET balance = balance + 1 WHERE kind = 'MEMBER_AVAILABLE' AND balance > 0`,
    `UPDATE ledger_account SET balance = balance - 1 WHERE kind = 'MEMBER_AVAILABLE' AND balance > 0`,
  ],
  [
    'a stock that sold one less',
    'UPDATE offer_stock SET sold = sold - 1 WHERE sold = 1 AND stock_total IS NOT NULL',
    'UPDATE offer_stock SET sold = sold + 1 WHERE sold = 0 AND stock_total IS NOT NULL',
  ],
  [
    'a transfer of other points',
    `UPDATE transfer SET points = points + 1 WHERE kind = 'AWARD'`,
    `UPDATE transfer SET points = points - 1 WHERE kind = 'AWARD'`,
  ],
  [
    'a cancelled voucher that is good again',
    `UPDATE voucher SET state = 'ISSUED' WHERE ${one('voucher', `state = 'CANCELLED'`)}`,
    `UPDATE voucher SET state = 'CANCELLED' WHERE id IN (SELECT voucher_id FROM transfer WHERE kind = 'RETURN')`,
  ],
  ['an award that grew', 'UPDATE award SET points = points + 1', 'UPDATE award SET points = points - 1'],
])('books with %s end with 1; put right, with 0', async (_name, tampering, repair) => {
  await tamper(tampering);
  expect(await reconcile()).toEqual({ exitCode: 1, isClean: false });
  await tamper(repair);
  expect((await reconcile()).exitCode).toBe(0);
});
