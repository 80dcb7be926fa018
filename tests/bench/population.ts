import pg from 'pg';
import { TypeID } from 'typeid-js';
import type { Network } from '../testkit/network.ts';
import { testEnvironment } from '../testkit/test-environment.ts';
import type { World } from '../testkit/world.ts';
import { tokenDigits, tokenPrefix } from './load/plan.ts';
import { withoutIndex } from './without-index.ts';

export interface Population {
  readonly network: Network;
  readonly members: number;
  /** Global ids of offers with plenty in stock. */
  readonly offerIds: readonly string[];
}

/** Of member n. */
export function tokenOf(number: number): string {
  return tokenPrefix + String(number).padStart(tokenDigits, '0');
}

/**
 * A network with people and offers by the thousand or the million, made set by set, with sound books.
 *
 * Member n (1, 2, …) is signed in with the token that ends in n. Each has the most points that one award may give.
 */
export async function populate(
  world: World,
  counts: { readonly members: number; readonly offers: number; readonly shops?: number },
): Promise<Population> {
  const network = await world.network();
  await makeShops(world, network, counts.shops ?? usualShops);
  await makeMembers(world, network, counts.members);
  const offerIds = await makeOffers(world, counts.offers);
  await world.pool.query('ANALYZE');
  return { network, members: counts.members, offerIds };
}

const usualShops = 50;

/** One that applied and was approved as shops are, and others like it. */
async function makeShops(world: World, network: Network, count: number): Promise<void> {
  await network.shop({ name: 'ร้านข้าวแกง' });
  await world.pool.query(
    `INSERT INTO merchant (id, network_id, status, category_code, name_th, name_en, phone)
      SELECT uuidv7(), network_id, status, category_code, name_th || ' ' || number, name_en || ' ' || number, phone
      FROM merchant, generate_series(2, $1) AS number`,
    [count],
  );
}

/** As many points as one award may give. */
const points = 100_000;

/**
 * As the superuser with triggers and foreign keys off: row by row they would take a quarter of an hour for a million
 * people. What the triggers and award_points write is written here: two accounts for each member, an award, its
 * transfer, the balances. The benches look through the books when they are done.
 */
async function makeMembers(world: World, network: Network, count: number): Promise<void> {
  const url = new URL(testEnvironment().adminUrl);
  url.pathname = new URL(world.database.url).pathname;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    await client.query(
      'CREATE TEMP TABLE person (number integer, user_id uuid, member_id uuid, award_id uuid)',
    );
    await client.query(
      'INSERT INTO person SELECT number, uuidv7(), uuidv7(), uuidv7() FROM generate_series(1, $1) AS number',
      [count],
    );
    await client.query(`INSERT INTO users (id, name, email)
      SELECT user_id, 'Member ' || number, 'member-' || number || '@bench.example' FROM person`);
    await client.query(
      `INSERT INTO session (id, token, user_id, expires_at)
        SELECT uuidv7(), $1 || lpad(number::text, $2, '0'), user_id, now() + interval '1 day' FROM person`,
      [tokenPrefix, tokenDigits],
    );
    await withoutIndex(client, 'membership_search', async () => {
      await client.query(
        `INSERT INTO membership (id, network_id, user_id, display_name, roles, member_number)
          SELECT member_id, $1, user_id, 'Member ' || number, '{MEMBER}', (20000000 + number)::text FROM person`,
        [network.uuid],
      );
    });
    await openAccounts(client, network);
  } finally {
    await client.end();
  }
}

/** Opens the accounts of everybody in the table `person`, and awards them points. */
async function openAccounts(client: pg.Client, network: Network): Promise<void> {
  await client.query(
    `INSERT INTO ledger_account (network_id, kind, member_id, balance, earned_total)
      SELECT $1::uuid, 'MEMBER_AVAILABLE'::account_kind, member_id, $2::bigint, $2::bigint FROM person
      UNION ALL SELECT $1::uuid, 'MEMBER_HELD', member_id, 0, NULL FROM person`,
    [network.uuid, points],
  );
  await client.query(
    `INSERT INTO award (id, network_id, member_id, points, reason_th, reason_en, awarded_by, idempotency_key)
      SELECT award_id, $1, member_id, $2, 'ช่วยงานวัด', 'Helped at the temple', $3, 'bench-member-' || number FROM person`,
    [network.uuid, points, TypeID.fromString(network.coordinator.membershipId).toUUID()],
  );
  await client.query(
    `INSERT INTO transfer (network_id, kind, from_account_id, to_account_id, points, to_balance_after, award_id)
      SELECT $1, 'AWARD', issuance.id, own.id, $2::integer, $2::bigint, person.award_id
      FROM person
      JOIN ledger_account own ON own.member_id = person.member_id AND own.kind = 'MEMBER_AVAILABLE'
      JOIN ledger_account issuance ON issuance.network_id = $1 AND issuance.kind = 'NETWORK_ISSUANCE'`,
    [network.uuid, points],
  );
}

/** Live offers, shop by shop in turn, each a second younger than the next. */
async function makeOffers(world: World, count: number): Promise<string[]> {
  const { rows } = await world.pool.query<{ id: string }>(
    `INSERT INTO offer (id, network_id, merchant_id, state, title_th, title_en, cost_points, live_since)
      SELECT uuidv7(), shop.network_id, shop.id, 'LIVE', 'ของแลก ' || number, 'Offer ' || number, 1,
        now() - number * interval '1 second'
      FROM generate_series(1, $1::integer) AS number
      JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS count FROM merchant) AS shop
        ON shop.place = number % shop.count
      RETURNING id`,
    [count],
  );
  await world.pool.query(
    'INSERT INTO offer_stock (offer_id, network_id, stock_total) SELECT id, network_id, 10000000 FROM offer',
  );
  return rows.map(({ id }) => TypeID.fromUUID('offer', id).toString());
}
