import { TypeID } from 'typeid-js';
import type { Network } from '../testkit/network.ts';
import type { World } from '../testkit/world.ts';
import { tokenDigits, tokenPrefix } from './load/plan.ts';

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

/** award_points takes arrays: this many members at once. */
const awardChunk = 50_000;

/**
 * A network with people and offers by the thousand or the million, made set by set. What the application's triggers and
 * functions do is done: accounts are opened, points are awarded through award_points, so that the books are sound.
 *
 * Member n (1, 2, …) is signed in with the token that ends in n. Each has the most points that one award may give.
 */
export async function populate(
  world: World,
  counts: { readonly members: number; readonly offers: number },
): Promise<Population> {
  const network = await world.network();
  await makeShops(world, network);
  await makeMembers(world, network, counts.members);
  const offerIds = await makeOffers(world, counts.offers);
  await world.pool.query('ANALYZE');
  return { network, members: counts.members, offerIds };
}

const shopCount = 50;

/** One that applied and was approved as shops are, and others like it. */
async function makeShops(world: World, network: Network): Promise<void> {
  await network.shop({ name: 'ร้านข้าวแกง' });
  await world.pool.query(
    `INSERT INTO merchant (id, network_id, status, category_code, name_th, name_en, phone)
      SELECT uuidv7(), network_id, status, category_code, name_th || ' ' || number, name_en || ' ' || number, phone
      FROM merchant, generate_series(2, $1) AS number`,
    [shopCount],
  );
}

async function makeMembers(world: World, network: Network, count: number): Promise<void> {
  const client = await world.pool.connect();
  try {
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
    await client.query(
      `INSERT INTO membership (id, network_id, user_id, display_name, roles, member_number)
        SELECT member_id, $1, user_id, 'Member ' || number, '{MEMBER}', (20000000 + number)::text FROM person`,
      [network.uuid],
    );
    for (let first = 1; first <= count; first += awardChunk) {
      await client.query(
        `WITH chunk AS (SELECT * FROM person WHERE number >= $2 AND number < $2 + $3::integer ORDER BY number)
        SELECT count(*) FROM (SELECT array_agg(award_id) AS awards, array_agg(member_id) AS members,
            array_agg(100000) AS points, array_agg('for the bench'::text) AS reasons,
            array_agg($4::uuid) AS givers, array_agg('bench-member-' || number) AS keys FROM chunk) AS a,
          award_points($1, a.awards, a.members, a.points, a.reasons, a.reasons, a.givers, a.keys)`,
        [network.uuid, first, awardChunk, TypeID.fromString(network.coordinator.membershipId).toUUID()],
      );
    }
    await client.query('DROP TABLE person');
  } finally {
    client.release();
  }
}

/** Live offers, shop by shop in turn, each a second younger than the next. */
async function makeOffers(world: World, count: number): Promise<string[]> {
  const { rows } = await world.pool.query<{ id: string }>(
    `INSERT INTO offer (id, network_id, merchant_id, state, title_th, title_en, cost_points, live_since)
      SELECT uuidv7(), shop.network_id, shop.id, 'LIVE', 'ของแลก ' || number, 'Offer ' || number, 1,
        now() - number * interval '1 second'
      FROM generate_series(1, $1::integer) AS number
      JOIN (SELECT *, row_number() OVER (ORDER BY id) AS place FROM merchant) AS shop ON shop.place = 1 + number % $2::integer
      RETURNING id`,
    [count, shopCount],
  );
  await world.pool.query(
    'INSERT INTO offer_stock (offer_id, network_id, stock_total) SELECT id, network_id, 10000000 FROM offer',
  );
  return rows.map(({ id }) => TypeID.fromUUID('offer', id).toString());
}
