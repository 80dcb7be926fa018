import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Books, keepBooks, type Voucher } from './books.ts';
import type { Directory } from './directory.ts';
import { readLedgerAccounts } from './ledger-accounts.ts';
import { writeVillage } from './main.ts';
import { history } from './nong-sarai/history.ts';
import type { HistoryEvent } from './nong-sarai/types.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Everything live, everything still to be had: the past's windows and pauses are none of the functions' business here. */
async function openEverything(client: pg.Client): Promise<void> {
  await client.query(`UPDATE merchant SET status = 'APPROVED', suspended_until = NULL`);
  await client.query(
    `UPDATE offer SET state = 'LIVE', live_since = now(), available_from = NULL, available_until = NULL`,
  );
}

function voucherOf(books: Books, key: string): Voucher {
  const voucher = books.vouchers.get(key);
  if (voucher === undefined) throw new Error(`no ${key}`);
  return voucher;
}

/** Does now what the event says was done then, with the functions that the server uses; answers with their verdict. */
async function act(
  client: pg.Client,
  directory: Directory,
  books: Books,
  event: HistoryEvent,
): Promise<string> {
  const ask = async (text: string, values: unknown[]): Promise<string> => {
    const { rows } = await client.query<{ verdict: string }>(text, values);
    return rows[0]?.verdict ?? 'nothing';
  };
  const { networkId } = directory;
  if (event.type === 'award') {
    const award = books.awards.find(({ event: entered }) => entered === event);
    return ask(
      'SELECT status AS verdict FROM award_points($1, ARRAY[$2::uuid], ARRAY[$3::uuid], ARRAY[$4::integer], ARRAY[$5], ARRAY[$6], ARRAY[$7::uuid], ARRAY[$8])',
      [
        networkId,
        award?.id,
        directory.person(event.memberKey).membershipId,
        event.points,
        event.reason.th,
        event.reason.en,
        directory.person(event.byKey).membershipId,
        `seed-${event.awardKey}`,
      ],
    );
  }
  const { id, code, offer, memberKey } = voucherOf(books, event.voucherKey);
  const end = (from: string, to: string): Promise<string> =>
    ask('SELECT state AS verdict FROM end_vouchers(ARRAY[$1::uuid], $2::voucher_state, $3::voucher_state)', [
      id,
      from,
      to,
    ]);
  switch (event.type) {
    case 'redeem':
      return ask(
        'SELECT status AS verdict FROM redeem_batch(ARRAY[$1::uuid], ARRAY[$2::uuid], ARRAY[$3::uuid], ARRAY[$4], ARRAY[$5::uuid], ARRAY[$6])',
        [
          networkId,
          directory.person(memberKey).membershipId,
          directory.offerId(offer.key),
          `seed-${event.voucherKey}`,
          id,
          code,
        ],
      );
    case 'use': {
      const staffId = directory.staffId(offer.merchantKey, event.byKey);
      const merchantId = directory.merchantId(offer.merchantKey);
      return ask('SELECT status AS verdict FROM use_voucher($1, $2, $3, $4, $5, gen_random_uuid())', [
        networkId,
        merchantId,
        code,
        `seed-${event.voucherKey}`,
        staffId,
      ]);
    }
    case 'cancel':
      return end('ISSUED', 'CANCELLED');
    case 'expire':
      return end('ISSUED', 'EXPIRED');
    case 'release':
      return end('USED', 'RELEASED');
    default:
      return event satisfies never;
  }
}

const verdicts = {
  award: 'AWARDED',
  redeem: 'REDEEMED',
  use: 'USED',
  cancel: 'CANCELLED',
  expire: 'EXPIRED',
  release: 'RELEASED',
} as const satisfies Record<HistoryEvent['type'], string>;

/** About three months: each kind of event many times over. */
const eventCount = 1_300;

test('the history leaves the transfers, wallets and vouchers that the functions of the database leave', {
  timeout: 60_000,
}, async () => {
  await database.connected(async (client) => {
    await client.query('BEGIN');
    const now = new Date();
    const directory = await writeVillage(client, now);
    await openEverything(client);
    const events = history(now, 2_569).slice(0, eventCount);
    const books = keepBooks(events, directory, await readLedgerAccounts(client, directory.networkId));

    const given: string[] = [];
    for (const event of events) given.push(await act(client, directory, books, event));
    expect(given).toEqual(events.map(({ type }) => verdicts[type]));
    expect(new Set(given)).toEqual(new Set(Object.values(verdicts)));

    const transfers = await client.query(
      `SELECT kind, from_account_id, to_account_id, points, from_balance_after::integer, to_balance_after::integer,
         award_id, voucher_id
       FROM transfer ORDER BY id`,
    );
    expect(transfers.rows).toEqual(
      books.transfers.map((transfer) => ({
        kind: transfer.kind,
        from_account_id: transfer.fromAccountId,
        to_account_id: transfer.toAccountId,
        points: transfer.points,
        from_balance_after: transfer.fromBalanceAfter,
        to_balance_after: transfer.toBalanceAfter,
        award_id: transfer.awardId,
        voucher_id: transfer.voucherId,
      })),
    );
    const wallets = await client.query(
      `SELECT own.member_id, own.balance::integer AS available, held.balance::integer AS held,
         own.earned_total::integer AS "earnedTotal"
       FROM ledger_account own JOIN ledger_account held ON held.member_id = own.member_id AND held.kind = 'MEMBER_HELD'
       WHERE own.kind = 'MEMBER_AVAILABLE' AND own.earned_total > 0 ORDER BY own.member_id`,
    );
    const entered = [...books.wallets].map(([key, wallet]) => ({
      member_id: directory.person(key).membershipId,
      ...wallet,
    }));
    expect(wallets.rows).toEqual(
      entered.toSorted((one, other) => (one.member_id < other.member_id ? -1 : 1)),
    );
    const vouchers = await client.query(
      'SELECT id, state, used_at IS NOT NULL AS used FROM voucher ORDER BY id',
    );
    const kept = [...books.vouchers.values()].map(({ id, state, use }) => ({
      id,
      state,
      used: use !== null,
    }));
    expect(vouchers.rows).toEqual(kept.toSorted((one, other) => (one.id < other.id ? -1 : 1)));
    await client.query('ROLLBACK');
  });
});
