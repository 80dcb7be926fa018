import { verifyPassword } from 'better-auth/crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CounterCodes } from '../../server/src/modules/counter-codes/counter-code.ts';
import { drawVoucherCode } from '../../server/src/modules/redemptions/voucher-code.ts';
import { CounterPins } from '../../server/src/modules/shared-counter/counter-pins.ts';
import { pinProblem } from '../../server/src/modules/shared-counter/pin-rules.ts';
import { idAt } from './id-at.ts';
import { seedDemo, writeDemo } from './main.ts';
import { card, counterPin } from './nong-sarai/counter.ts';
import { demoPassword } from './nong-sarai/people.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { verifyBooks } from './verify-books.ts';

const authSecret = 'a secret of at least thirty-two characters';
let database: TestDatabase;
let networkId: string;
const lines: string[] = [];

const seed = (url: string): Promise<void> =>
  seedDemo({ databaseUrl: url, redisUrl: null, authSecret, report: (line) => lines.push(line) });

async function one<Row extends pg.QueryResultRow>(
  client: pg.Client,
  text: string,
  values: unknown[] = [],
): Promise<Row> {
  const { rows } = await client.query<Row>(text, values);
  expect(rows).toHaveLength(1);
  const [row] = rows;
  if (row === undefined) throw new Error('no row');
  return row;
}

beforeAll(async () => {
  database = await createTestDatabase();
  await Promise.all([seed(database.url), seed(database.url)]);
  networkId = await database.connected(
    async (client) =>
      (await one<{ id: string }>(client, `SELECT id FROM network WHERE slug = 'nong-sarai'`)).id,
  );
});
afterAll(() => database.drop());

const tables = [
  'users',
  'membership',
  'merchant',
  'offer',
  'case_event',
  'award',
  'voucher',
  'transfer',
  'notice',
];

function countRows(client: pg.Client): Promise<Record<string, string>> {
  return one(
    client,
    `SELECT ${tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join(', ')}`,
  );
}

describe('the village', () => {
  // Twelve and a half hours apart: each time of the day and each day of the week is near one of them. Of days to come,
  // because to PostgreSQL, whose clock stays, the events of days that are past would be over.
  test('can be made at any hour of any day', async () => {
    const empty = await createTestDatabase();
    try {
      await empty.connected(async (client) => {
        for (let step = 0; step < 28; step++) {
          const now = new Date(Date.now() + step * 12.5 * 3_600_000);
          await client.query('BEGIN');
          await writeDemo(client, now, null).catch((error: unknown) => {
            throw new Error(`made at ${now.toISOString()}`, { cause: error });
          });
          await client.query('ROLLBACK');
        }
      });
    } finally {
      await empty.drop();
    }
  }, 180_000);
});

describe('seedDemo', () => {
  test('puts the catalogue that ships with Kwamdee in force, from the first day of the village', async () => {
    const found = await database.connected((client) =>
      one(
        client,
        `SELECT (SELECT count(*) FROM deed_category)::integer AS categories, (SELECT count(*) FROM deed)::integer AS deeds,
           (SELECT count(*) FROM indicator WHERE origin = 'DEFAULT')::integer AS indicators,
           (SELECT count(*) FROM virtue)::integer AS virtues, catalogue_in_force($1, current_date) IS NOT NULL AS in_force`,
        [networkId],
      ),
    );
    expect(found).toEqual({ categories: 5, deeds: 22, indicators: 63, virtues: 5, in_force: true });
  });

  test('of two at once, one writes and the other finds it written', () => {
    expect(lines.toSorted()).toEqual([
      'The demo network nong-sarai is there',
      expect.stringMatching(/^The demo network nong-sarai is written, with \d{4} events/),
      'Writing the demo network nong-sarai',
    ]);
  });

  test('done again, it changes nothing', async () => {
    await database.connected(async (client) => {
      const before = await countRows(client);
      await seed(database.url);
      expect(await countRows(client)).toEqual(before);
      expect(before).toMatchObject({ users: '77', membership: '87', merchant: '20', offer: '78' });
    });
  });

  test.each([
    ['member@demo.test', ['MEMBER'], null],
    ['merchant@demo.test', ['MEMBER'], 'OWNER'],
    ['cashier@demo.test', ['MEMBER'], 'CASHIER'],
    ['coordinator@demo.test', ['MEMBER', 'COORDINATOR'], null],
    ['auditor@demo.test', ['AUDITOR'], null],
  ])('%s can sign in as what they are, and finds something to read', async (email, roles, staffRole) => {
    await database.connected(async (client) => {
      const account = await one<{ account_id: string; user_id: string; password: string }>(
        client,
        `SELECT account_id, user_id, password FROM users JOIN sign_in_method method ON method.user_id = users.id
         WHERE email = $1 AND provider_id = 'credential'`,
        [email],
      );
      expect(account.account_id).toBe(account.user_id);
      expect(await verifyPassword({ hash: account.password, password: demoPassword })).toBe(true);

      const person = await one(
        client,
        `SELECT membership.roles::text[], membership.status,
           (SELECT staff.role FROM merchant_staff staff JOIN merchant ON merchant.id = staff.merchant_id
            WHERE staff.membership_id = membership.id AND merchant.name_th LIKE 'ครัวพิมพ์ใจ%'
              AND merchant.status = 'APPROVED') AS staff_role,
           (SELECT count(*)::integer FROM notice WHERE user_id = $1 AND read_at IS NULL) > 0 AS has_unread
         FROM membership WHERE user_id = $1`,
        [account.user_id],
      );
      expect(person).toEqual({ roles, status: 'ACTIVE', staff_role: staffRole, has_unread: true });
    });
  });

  test('refuses when a demo account is taken, and leaves nothing', async () => {
    const other = await createTestDatabase();
    try {
      await other.connected(async (client) => {
        await client.query(
          `INSERT INTO users (id, name, email) VALUES (gen_random_uuid(), 'x', 'member@demo.test')`,
        );
        await expect(seed(other.url)).rejects.toThrow(/somebody has signed up as member@demo.test/);
        expect(await one(client, 'SELECT count(*) FROM network')).toEqual({ count: '0' });
        expect(await one(client, 'SELECT count(*) FROM users')).toEqual({ count: '1' });
      });
    } finally {
      await other.drop();
    }
  });
});

describe('each screen has something to show', () => {
  const ask = <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    database.connected((client) => one<Row>(client, text, values));

  test('vouchers on paper, for whoever asked: some issued, one refused with its reason', async () => {
    const { rows } = await database.connected((client) =>
      client.query<{ wish: string; state: string | null; refusal: string | null }>(
        `SELECT line.wish, voucher.state, line.refusal FROM voucher_sheet_line line
         LEFT JOIN voucher ON voucher.id = line.voucher_id AND voucher.member_id = line.member_id
           AND voucher.idempotency_key = 'sheet-' || line.sheet_id || '-' || line.ordinal
         WHERE line.network_id = $1 ORDER BY ordinal`,
        [networkId],
      ),
    );
    expect(rows).toHaveLength(5);
    for (const { state, refusal } of rows)
      expect([state, refusal].filter((each) => each !== null)).toHaveLength(1);
    expect(rows.some(({ state }) => state === 'ISSUED')).toBe(true);
    expect(rows.at(-1)).toMatchObject({ state: null, refusal: 'INSUFFICIENT_POINTS' });
  });

  test('a card whose codes the server knows, and numbers that open the counter', async () => {
    const found = await ask<{ card_id: string; number: number; code_hash: Buffer }>(
      `SELECT card_id, number, code_hash FROM counter_code JOIN counter_code_card card ON card.id = card_id
       WHERE card.network_id = $1 AND card.ended_at IS NULL AND used_at IS NULL AND number = 3`,
      [networkId],
    );
    const hash = new CounterCodes(authSecret).hashOf(found.card_id, 3, card.codes[2]);
    expect(Buffer.from(hash).equals(found.code_hash)).toBe(true);
    const pin = await ask<{ staff_id: string; salt: Buffer; hash: Buffer }>(
      `SELECT pin.* FROM counter_pin pin JOIN merchant_staff staff ON staff.id = staff_id
       JOIN membership ON membership.id = staff.membership_id JOIN users ON users.id = user_id
       WHERE email = 'cashier@demo.test'`,
    );
    const kept = { salt: Uint8Array.from(pin.salt), hash: Uint8Array.from(pin.hash) };
    expect(await new CounterPins(authSecret).isRight(pin.staff_id, counterPin, kept)).toBe(true);
    expect(pinProblem(counterPin)).toBeNull();
  });

  test('a voucher that was made right, and a webhook that nobody calls', async () => {
    expect(
      await ask(
        `SELECT was_state, reason, state, points = (
           SELECT sum(points) FROM transfer WHERE voucher_id = voucher.id AND kind = 'RETURN') AS is_back
         FROM make_right JOIN voucher ON voucher.id = voucher_id WHERE make_right.network_id = $1`,
        [networkId],
      ),
    ).toEqual({ was_state: 'USED', reason: 'OUT_OF_STOCK', state: 'REVERSED', is_back: true });
    expect(
      await ask(
        `SELECT state, (SELECT count(*)::integer FROM webhook_delivery) AS deliveries FROM webhook_endpoint
         WHERE network_id = $1`,
        [networkId],
      ),
    ).toEqual({ state: 'DISABLED', deliveries: 0 });
  });
});

test('life goes on from there: the member redeems, the shop uses it, and the books still hold', async () => {
  await database.connected(async (client) => {
    const member = await one<{ id: string; balance: number }>(
      client,
      `SELECT membership.id, balance::integer FROM membership JOIN users ON users.id = user_id
       JOIN ledger_account own ON own.member_id = membership.id AND own.kind = 'MEMBER_AVAILABLE'
       WHERE email = 'member@demo.test'`,
    );
    expect(member.balance).toBeGreaterThanOrEqual(500);
    const shop = await one<{ offer_id: string; merchant_id: string; staff_id: string }>(
      client,
      `SELECT offer.id AS offer_id, offer.merchant_id, staff.id AS staff_id FROM offer
       JOIN merchant_staff staff ON staff.merchant_id = offer.merchant_id
       JOIN membership ON membership.id = staff.membership_id JOIN users ON users.id = user_id
       WHERE email = 'cashier@demo.test' AND offer.state = 'LIVE' AND per_member_limit IS NULL LIMIT 1`,
    );
    const code = drawVoucherCode();
    const redeemed = await one(
      client,
      `SELECT status FROM redeem_batch(ARRAY[$1::uuid], ARRAY[$2::uuid], ARRAY[$3::uuid], ARRAY['life-goes-on'], ARRAY[$4::uuid], ARRAY[$5])`,
      [networkId, member.id, shop.offer_id, idAt(new Date()), code],
    );
    expect(redeemed).toEqual({ status: 'REDEEMED' });
    const used = await one(
      client,
      `SELECT status FROM use_voucher($1, $2, $3, 'life-goes-on', $4, gen_random_uuid())`,
      [networkId, shop.merchant_id, code, shop.staff_id],
    );
    expect(used).toEqual({ status: 'USED' });
    await verifyBooks(client, networkId, new Date(Date.now() + 1_000));
  });
});

describe('verifyBooks finds', () => {
  const inDemo = 'network_id = (SELECT id FROM network WHERE slug = $$nong-sarai$$)';
  const first = (table: string, where: string): string =>
    `id = (SELECT id FROM ${table} WHERE ${where} AND ${inDemo} LIMIT 1)`;

  test.each([
    [
      'a balance',
      `UPDATE ledger_account SET balance = balance + 1 WHERE ${first('ledger_account', 'balance > 0')}`,
      /sum of the transfers/,
    ],
    [
      'what was earned',
      `UPDATE ledger_account SET earned_total = earned_total + 1 WHERE ${first('ledger_account', 'earned_total > 0')}`,
      /sum of the awards/,
    ],
    [
      'a balance after',
      `UPDATE transfer SET to_balance_after = to_balance_after + 1 WHERE ${first('transfer', `kind = 'AWARD'`)}`,
      /left behind/,
    ],
    [
      'the order of transfers',
      `UPDATE transfer SET created_at = created_at + interval '1 day' WHERE ${first('transfer', 'true')}`,
      /order of time/,
    ],
    ['an award', `UPDATE award SET points = points + 1 WHERE ${first('award', 'true')}`, /credited once/],
    [
      'a voucher that came back for nothing',
      `UPDATE voucher SET state = 'USED', used_at = state_since WHERE ${first('voucher', `state = 'CANCELLED'`)}`,
      /paid back once/,
    ],
    [
      'a price',
      `UPDATE voucher SET points = points + 1 WHERE ${first('voucher', `state = 'ISSUED'`)}`,
      /paid once/,
    ],
    ['a use that nobody made', `DELETE FROM voucher_use WHERE ${first('voucher_use', 'true')}`, /used once/],
    [
      'a use at another time',
      `UPDATE voucher_use SET used_at = used_at + interval '1 s' WHERE ${first('voucher_use', 'true')}`,
      /used once/,
    ],
    ['a shelf', `UPDATE offer_stock SET sold = sold + 1 WHERE stock_left > 0`, /what is sold/],
    ['a limit', `UPDATE offer SET per_member_limit = 1`, /more than the limit/],
    ['the future', `UPDATE notice SET read_at = now() + interval '1 hour'`, /later than now/],
  ])('%s that is wrong', async (_what, tampering, rule) => {
    await database.connected(async (client) => {
      await client.query('BEGIN');
      for (const table of ['transfer', 'award', 'voucher']) {
        await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      }
      const { rowCount } = await client.query(tampering);
      expect(rowCount).toBeGreaterThan(0);
      await expect(verifyBooks(client, networkId, new Date(Date.now() + 1_000))).rejects.toThrow(rule);
      await client.query('ROLLBACK');
    });
  });
});
