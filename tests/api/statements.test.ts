import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../testkit/client.ts';
import { FaultProxy } from '../testkit/fault-proxy.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { voucherOf } from '../testkit/redeem.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import type { Shop, ShopOffer } from '../testkit/shop.ts';
import { World } from '../testkit/world.ts';

let world: World;
let proxy: FaultProxy | null = null;
let counted: TestServer | null = null;
let network: Network;
let member: MemberPerson;

const few = 5;
const many = 50;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  member = await network.member({ points: 1_000 });
  const shop = await network.shop();
  await cloneShop(shop, await shop.offer({ costPoints: 1, stockTotal: 100 }));
  const { rows } = await world.pool.query<{ id: string }>('SELECT id FROM offer WHERE network_id = $1', [
    network.uuid,
  ]);
  for (const { id } of rows) await voucherOf(member, { id: TypeID.fromUUID('offer', id).toString() });
  proxy = await FaultProxy.before(world.database.url);
  counted = await startServer({ databaseUrl: proxy.through(world.database.url), env: { JOBS: 'off' } });
});

afterAll(async () => {
  await counted?.stop();
  proxy?.stop();
  await world.stop();
});

/** Fifty shops like this one, each with the offer; the member works at all of them, and has a notice of each. */
async function cloneShop(shop: Shop, offer: ShopOffer): Promise<void> {
  const [merchantId, offerId] = [TypeID.fromString(shop.id).toUUID(), TypeID.fromString(offer.id).toUUID()];
  const membershipId = TypeID.fromString(member.membershipId).toUUID();
  for (let count = 1; count < many; count++) {
    const [newMerchantId, newOfferId] = [v7(), v7()];
    await world.pool.query(
      `INSERT INTO merchant (id, network_id, status, category_code, name_th, name_en, phone)
        SELECT $2, network_id, status, category_code, name_th || $3, name_en || $3, phone FROM merchant WHERE id = $1`,
      [merchantId, newMerchantId, ` ${count}`],
    );
    await world.pool.query(
      `INSERT INTO offer (id, network_id, merchant_id, state, title_th, title_en, cost_points, live_since)
        SELECT $2, network_id, $3, state, title_th, title_en, cost_points, now() FROM offer WHERE id = $1`,
      [offerId, newOfferId, newMerchantId],
    );
    await world.pool.query(
      'INSERT INTO offer_stock (offer_id, network_id, stock_total) VALUES ($1, $2, 100)',
      [newOfferId, network.uuid],
    );
  }
  await world.pool.query(
    `INSERT INTO merchant_staff (id, network_id, merchant_id, membership_id, role)
      SELECT gen_random_uuid(), network_id, id, $2, 'CASHIER' FROM merchant WHERE network_id = $1`,
    [network.uuid, membershipId],
  );
  await world.pool.query(
    `INSERT INTO notice (id, network_id, user_id, kind, parameters)
      SELECT gen_random_uuid(), network_id, $2, 'VOUCHER_USED', jsonb_build_object('voucherId', gen_random_uuid())
      FROM merchant WHERE network_id = $1`,
    [network.uuid, member.userId],
  );
}

function statements(): number {
  if (proxy === null) throw new Error('no proxy');
  return proxy.statements;
}

function client(): Client {
  if (counted === null) throw new Error('no server');
  return new Client(counted.url, member.client.token);
}

interface Connection {
  readonly nodes: readonly unknown[];
}

/** How many statements the server sends for this; asked once before, so that what it learns only once is not counted. */
async function statementsFor(
  query: string,
  first: number,
  count: (data: never) => Connection,
): Promise<number> {
  const variables = { slug: network.slug, id: member.memberId, first };
  await client().ask(query, variables);
  const before = statements();
  const data = await client().ask(query, variables);
  const sent = statements() - before;
  expect(count(data as never).nodes).toHaveLength(first);
  return sent;
}

describe('as many statements for fifty as for five', () => {
  const lists: readonly (readonly [string, string, (data: never) => Connection])[] = [
    [
      'offers with shop, picture, stock and redeemability',
      `query ($slug: String!, $first: Int!) { network(slug: $slug) { offers(first: $first) { totalCount nodes {
        title picture { url key } stockLeft stockTotal isOwn redeemability { canRedeem reasons }
        merchant { name category { name } network { name } isOwn } } } } }`,
      (data: { network: { offers: Connection } }) => data.network.offers,
    ],
    [
      'shops with category, picture and place',
      `query ($slug: String!, $first: Int!) { network(slug: $slug) { merchants(first: $first) { nodes {
        name category { name } picture { url } isOwn viewerStaffRole timeline { action } today { usedCount uses { id } } } } } }`,
      (data: { network: { merchants: Connection } }) => data.network.merchants,
    ],
    [
      'vouchers with offer and shop',
      `query ($id: ID!, $first: Int!) { node(id: $id) { ... on Member { vouchers(first: $first) { totalCount nodes {
        code state canCancel offer { title redeemability { canRedeem } } merchant { name } } } } } }`,
      (data: { node: { vouchers: Connection } }) => data.node.vouchers,
    ],
    [
      'passbook lines with voucher, offer and shop',
      `query ($id: ID!, $first: Int!) { node(id: $id) { ... on Member { passbook(first: $first) { totalCount nodes {
        description confirmedBy balanceAfter voucher { state offer { title } merchant { name } } } } } } }`,
      (data: { node: { passbook: Connection } }) => data.node.passbook,
    ],
    [
      'notices',
      `query ($first: Int!) { viewer { unreadNoticeCount notices(first: $first) { totalCount nodes { title body path } } } }`,
      (data: { viewer: { notices: Connection } }) => data.viewer.notices,
    ],
  ];

  test.each(lists)('%s', async (_name, query, nodesOf) => {
    const forFew = await statementsFor(query, few, nodesOf);
    const forMany = await statementsFor(query, many, nodesOf);
    expect(forMany).toBe(forFew);
    expect(forFew).toBeGreaterThan(0);
    expect(forFew).toBeLessThanOrEqual(20);
  });

  test('the shops where a person works', async () => {
    const query = `query ($slug: String!) { network(slug: $slug) { viewerMembership { merchants {
      name category { name } viewerStaffRole today { usedCount openCount } } } } }`;
    const forMany = await measureOf(query);
    await world.pool.query(
      `UPDATE merchant_staff SET removed_at = now() WHERE id NOT IN (
        SELECT id FROM merchant_staff WHERE membership_id = $1 ORDER BY id LIMIT ${few}) AND membership_id = $1`,
      [TypeID.fromString(member.membershipId).toUUID()],
    );
    expect(await measureOf(query)).toBe(forMany);
  });
});

async function measureOf(query: string): Promise<number> {
  await client().ask(query, { slug: network.slug });
  const before = statements();
  await client().ask(query, { slug: network.slug });
  return statements() - before;
}
