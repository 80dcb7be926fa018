import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedDemo } from '../../../../prisma/seed/main.ts';
import { migrationsDirectory } from '../../../../scripts/lib/project.ts';
import { createScratchDatabase, type ScratchDatabase } from '../../../../tests/testkit/scratch-database.ts';
import { migrate } from '../../platform/migrations.ts';
import { reconcile, runChecks } from './reconcile.ts';

let database: ScratchDatabase;

beforeAll(async () => {
  database = await createScratchDatabase();
  await migrate({ databaseUrl: database.url, directory: migrationsDirectory });
  await seedDemo({ databaseUrl: database.url, redisUrl: null, authSecret: null, report: () => undefined });
});
afterAll(() => database.drop());

async function connected<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await database.pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}

/** The codes that find something after the owner of the tables has tampered; nothing of it stays. */
function brokenBy(...tampering: readonly string[]): Promise<string[]> {
  return connected(async (client) => {
    await client.query('BEGIN');
    try {
      for (const table of [
        ...['transfer', 'award', 'voucher', 'ledger_account', 'offer_stock', 'membership'],
        ...[
          'settlement_entry',
          'settlement_line',
          'settlement_statement',
          'settlement_rate',
          'settlement_payment',
        ],
      ]) {
        await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      }
      for (const statement of tampering) {
        expect((await client.query(statement)).rowCount, statement).toBeGreaterThan(0);
      }
      const { checks, isClean } = await runChecks(client);
      const broken = checks.filter(({ differences }) => differences > 0);
      expect(isClean).toBe(broken.length === 0);
      for (const { examples } of broken) expect(examples[0]).toMatchObject({ subject: expect.any(String) });
      return broken.map(({ code }) => code);
    } finally {
      await client.query('ROLLBACK');
    }
  });
}

test('honest books are clean, and every check has looked at something', async () => {
  const report = await connected(reconcile);
  expect(report.checks.filter(({ differences }) => differences > 0)).toEqual([]);
  expect(report.isClean).toBe(true);
  for (const { code, examined } of report.checks) expect(examined, code).toBeGreaterThan(0);
});

const one = (table: string, where: string) =>
  `ctid = (SELECT ctid FROM ${table} WHERE ${where} ORDER BY id LIMIT 1)`;

test('a balance that was changed', async () => {
  expect(
    await brokenBy(
      `UPDATE ledger_account SET balance = balance + 1 WHERE ${one('ledger_account', `kind = 'MEMBER_AVAILABLE'`)}`,
    ),
  ).toEqual(['AVAILABLE', 'POINTS_CONSERVED']);
  expect(
    await brokenBy(
      `UPDATE ledger_account SET balance = balance + 1 WHERE ${one('ledger_account', `kind = 'MEMBER_HELD'`)}`,
    ),
  ).toEqual(['HELD', 'POINTS_CONSERVED', 'HOLDS']);
  expect(
    await brokenBy(
      `UPDATE ledger_account SET earned_total = earned_total + 1 WHERE ${one('ledger_account', 'earned_total > 0')}`,
    ),
  ).toEqual(['EARNED']);
});

test('points moved from one member to another, so that the sums agree', async () => {
  const richest = `SELECT id FROM ledger_account WHERE kind = 'MEMBER_AVAILABLE' ORDER BY balance DESC, id`;
  expect(
    await brokenBy(
      `UPDATE ledger_account SET balance = balance - 5 WHERE id = (${richest} LIMIT 1)`,
      `UPDATE ledger_account SET balance = balance + 5 WHERE id = (${richest} OFFSET 1 LIMIT 1)`,
    ),
  ).toEqual(['AVAILABLE']);
});

test('a transfer that was removed, changed or made up', async () => {
  expect(await brokenBy(`DELETE FROM transfer WHERE ${one('transfer', 'award_id IS NOT NULL')}`)).toEqual(
    expect.arrayContaining(['AVAILABLE', 'EARNED', 'PASSBOOKS', 'POINTS_CONSERVED', 'AWARDS']),
  );
  expect(await brokenBy(`DELETE FROM transfer WHERE ${one('transfer', `kind = 'REDEEM'`)}`)).toEqual(
    expect.arrayContaining(['AVAILABLE', 'PASSBOOKS', 'VOUCHERS']),
  );
  expect(
    await brokenBy(`UPDATE transfer SET points = points + 1 WHERE ${one('transfer', `kind = 'HOLD'`)}`),
  ).toEqual(expect.arrayContaining(['AVAILABLE', 'HELD', 'PASSBOOKS', 'VOUCHERS']));
  expect(
    await brokenBy(
      `UPDATE transfer SET from_balance_after = from_balance_after + 1 WHERE ${one('transfer', `kind = 'REDEEM'`)}`,
    ),
  ).toEqual(['PASSBOOKS']);
});

test('a transfer along a way that its kind does not have', async () => {
  const issuance = `SELECT id FROM ledger_account WHERE kind = 'NETWORK_ISSUANCE' AND network_id = transfer.network_id`;
  expect(
    await brokenBy(
      `UPDATE transfer SET to_account_id = (${issuance}) WHERE ${one('transfer', `kind = 'REDEEM'`)}`,
    ),
  ).toEqual(expect.arrayContaining(['ROUTES', 'POINTS_CONSERVED', 'VOUCHERS']));
});

test('an award that says another number than was credited', async () => {
  expect(await brokenBy(`UPDATE award SET points = points + 1 WHERE ${one('award', 'true')}`)).toEqual([
    'AWARDS',
  ]);
});

test('a voucher in a state that its transfers do not have', async () => {
  expect(
    await brokenBy(
      `UPDATE voucher SET state = 'CANCELLED', used_at = NULL WHERE ${one('voucher', `state = 'ISSUED'`)}`,
    ),
  ).toEqual(['VOUCHERS', 'STOCK']);
  expect(
    await brokenBy(
      `UPDATE voucher SET state = 'USED', used_at = now() WHERE ${one('voucher', `state = 'EXPIRED'`)}`,
    ),
  ).toEqual(['VOUCHERS', 'USES', 'STOCK', 'OWED']);
});

test('a use at no shop, a unit that nobody holds, an account that is gone', async () => {
  expect(await brokenBy(`DELETE FROM voucher_use WHERE ${one('voucher_use', 'true')}`)).toEqual(['USES']);
  expect(
    await brokenBy(
      `UPDATE offer_stock SET sold = sold + 1 WHERE offer_id = (SELECT min(offer_id::text)::uuid FROM offer_stock WHERE stock_left > 0)`,
    ),
  ).toEqual(['STOCK']);
  expect(
    await brokenBy(
      `DELETE FROM ledger_account WHERE ${one(
        'ledger_account',
        `kind = 'MEMBER_HELD' AND NOT EXISTS (SELECT FROM transfer WHERE ledger_account.id IN (from_account_id, to_account_id))`,
      )}`,
    ),
  ).toEqual(['ACCOUNTS']);
});

test('what a shop is owed: a use without its entry, an entry that was changed, a line that is gone', async () => {
  const owed = `rate_id IS NOT NULL AND kind = 'USE' AND NOT EXISTS (SELECT FROM settlement_entry r WHERE r.reverses_id = settlement_entry.id)`;
  expect(await brokenBy(`DELETE FROM settlement_entry WHERE ${one('settlement_entry', owed)}`)).toEqual(
    expect.arrayContaining(['OWED']),
  );
  expect(
    await brokenBy(
      `UPDATE settlement_entry SET satang_per_point = satang_per_point + 1 WHERE ${one('settlement_entry', `${owed} AND network_percent = 100`)}`,
    ),
  ).toEqual(['OWED_RATES', 'SETTLEMENTS']);
  expect(
    await brokenBy(
      `UPDATE settlement_rate SET satang_per_point = satang_per_point + 1 WHERE ${one('settlement_rate', `state = 'CONFIRMED'`)}`,
    ),
  ).toEqual(['OWED_RATES']);
  expect(
    await brokenBy(
      `DELETE FROM settlement_line WHERE entry_id = (SELECT min(entry_id) FROM settlement_line JOIN settlement_entry entry ON entry.id = entry_id WHERE entry.satang > 0)`,
    ),
  ).toEqual(['SETTLEMENTS', 'SETTLED']);
  expect(
    await brokenBy(
      `UPDATE settlement_statement SET number = number + 1 WHERE ${one('settlement_statement', 'number = (SELECT max(number) FROM settlement_statement)')}`,
    ),
  ).toEqual(['SETTLEMENTS']);
  expect(
    await brokenBy(
      `UPDATE settlement_statement SET payment_id = NULL WHERE ${one('settlement_statement', 'payment_id IS NOT NULL')}`,
    ),
  ).toEqual(['PAYMENTS']);
});
