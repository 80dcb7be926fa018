import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { cancel, voucherOf } from '../testkit/redeem.ts';
import { World } from '../testkit/world.ts';

let world: World;
let application: pg.Pool;

beforeAll(async () => {
  world = await World.start();
  application = new pg.Pool({ connectionString: world.database.url, max: 1, options: '-c role=kwamdee_app' });
  const network = await world.network();
  const shop = await network.shop();
  const member = await network.member({ points: 100 });
  const offer = await shop.offer({ costPoints: 10, stockTotal: 5 });
  await voucherOf(member, offer);
  await cancel(member, (await voucherOf(member, offer)).id);
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await application.end();
  await world.stop();
});

/** The SQLSTATE and the constraint that refused a statement. */
async function refusal(pool: pg.Pool, statement: string): Promise<string> {
  try {
    await pool.query(statement);
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.constraint ?? error.code ?? '';
  }
  return 'it was not refused';
}

const permissionDenied = '42501';

describe('the role that the server works as', () => {
  test.each([
    [
      'add a transfer',
      'INSERT INTO transfer (network_id, kind, from_account_id, to_account_id, points) SELECT network_id, kind, from_account_id, to_account_id, 5 FROM transfer',
    ],
    ['change a transfer', 'UPDATE transfer SET points = 1'],
    ['remove a transfer', 'DELETE FROM transfer'],
    ['empty the ledger', 'TRUNCATE transfer'],
    ['set a balance', 'UPDATE ledger_account SET balance = 1000'],
    [
      'open an account',
      `INSERT INTO ledger_account (network_id, kind) SELECT id, 'NETWORK_ISSUANCE' FROM network`,
    ],
    ['write an award', 'UPDATE award SET points = 1000'],
    ['write a voucher', `UPDATE voucher SET state = 'USED', used_at = now()`],
    ['say what is sold', 'UPDATE offer_stock SET sold = 0'],
    ['change what happened to a case', `UPDATE case_event SET reason = 'other'`],
    ['add a job past its door', `SELECT graphile_worker.add_job('expire_vouchers')`],
    ['make tables', 'CREATE TABLE mine (id integer)'],
  ])('cannot %s', async (_what, statement) => {
    expect(await refusal(application, statement)).toBe(permissionDenied);
  });
});

describe('even the owner of the tables', () => {
  const account = (kind: string) => `(SELECT id FROM ledger_account WHERE kind = '${kind}' LIMIT 1)`;
  const insertTransfer = (kind: string, from: string, to: string, cause: string, after: string) =>
    `INSERT INTO transfer (network_id, kind, from_account_id, to_account_id, points, ${cause}, ${after})
      SELECT network_id, '${kind}', ${account(from)}, ${account(to)}, 5, gen_random_uuid(), 0 FROM ledger_account LIMIT 1`;
  test.each([
    ['change a transfer', 'UPDATE transfer SET points = 1', permissionDenied],
    ['remove a transfer', 'DELETE FROM transfer', permissionDenied],
    ['empty the ledger', 'TRUNCATE transfer CASCADE', permissionDenied],
    ['change an award', 'UPDATE award SET points = 1', permissionDenied],
    ['change what happened to a case', `UPDATE case_event SET reason = 'other'`, permissionDenied],
    [
      'take points from a member to the network',
      insertTransfer('AWARD', 'MEMBER_AVAILABLE', 'NETWORK_ISSUANCE', 'award_id', 'to_balance_after'),
      '23514',
    ],
    [
      'award points to a shop',
      insertTransfer('AWARD', 'NETWORK_ISSUANCE', 'MERCHANT', 'award_id', 'to_balance_after'),
      '23514',
    ],
    [
      'invent a kind that takes points away',
      insertTransfer('FINE', 'MEMBER_AVAILABLE', 'NETWORK_ISSUANCE', 'award_id', 'to_balance_after'),
      '22P02',
    ],
    [
      'move nothing, or less than nothing',
      `${insertTransfer('AWARD', 'NETWORK_ISSUANCE', 'MEMBER_AVAILABLE', 'award_id', 'to_balance_after').replace(', 5,', ', -5,')}`,
      'transfer_points_check',
    ],
    [
      'make a balance negative',
      `UPDATE ledger_account SET balance = -1 WHERE kind = 'MEMBER_AVAILABLE'`,
      'ledger_account_balance_not_negative',
    ],
    [
      'sell more than there is',
      'UPDATE offer_stock SET sold = stock_total + 1',
      'offer_stock_left_not_negative',
    ],
    [
      'take away stock that is sold',
      'UPDATE offer_stock SET stock_total = sold - 1',
      'offer_stock_left_not_negative',
    ],
    [
      'open a cancelled voucher again',
      `UPDATE voucher SET state = 'ISSUED' WHERE state = 'CANCELLED'`,
      '23514',
    ],
    ['change what a voucher cost', 'UPDATE voucher SET points = points + 1', '23514'],
    [
      'give a voucher’s points back twice',
      `INSERT INTO transfer (network_id, kind, from_account_id, to_account_id, points, to_balance_after, voucher_id)
      SELECT network_id, kind, from_account_id, to_account_id, points, to_balance_after, voucher_id FROM transfer WHERE kind = 'RETURN'`,
      'transfer_voucher',
    ],
    [
      'credit an award twice',
      `INSERT INTO transfer (network_id, kind, from_account_id, to_account_id, points, to_balance_after, award_id)
      SELECT network_id, kind, from_account_id, to_account_id, points, to_balance_after, award_id FROM transfer WHERE kind = 'AWARD'`,
      'transfer_award',
    ],
    [
      'award points to oneself',
      'INSERT INTO award SELECT gen_random_uuid(), network_id, awarded_by, 5, reason_th, reason_en, awarded_by, gen_random_uuid()::text, now() FROM award',
      'award_not_to_oneself',
    ],
    [
      'redeem one key twice',
      `INSERT INTO voucher (id, network_id, merchant_id, offer_id, member_id, kind, code, points, idempotency_key, expires_at)
      SELECT gen_random_uuid(), network_id, merchant_id, offer_id, member_id, kind, '2222222222', points, idempotency_key, now() + interval '1 day' FROM voucher LIMIT 1`,
      'voucher_member_id_idempotency_key_key',
    ],
  ])('cannot %s', async (_what, statement, refusedBy) => {
    expect(await refusal(world.pool, statement)).toBe(refusedBy);
  });
});
