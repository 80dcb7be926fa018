import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { tablesWithoutNetwork } from '../testkit/network-key.ts';
import { RecordingProxy } from '../testkit/recording-proxy.ts';
import { cancel, redeem, viewOffer, voucherOf, walletOf } from '../testkit/redeem.ts';
import { createScratchDatabase } from '../testkit/scratch-database.ts';
import { startServer } from '../testkit/server.ts';
import type { Shop, ShopOffer } from '../testkit/shop.ts';
import { World } from '../testkit/world.ts';

let world: World;
let proxy: RecordingProxy;
let network: Network;
let shop: Shop;
let offer: ShopOffer;
let member: MemberPerson;
let networkTables: ReadonlySet<string>;

beforeAll(async () => {
  const database = await createScratchDatabase();
  proxy = await RecordingProxy.before(database.url);
  world = World.around(await startServer({ databaseUrl: proxy.url, env: { JOBS: 'off' } }), database);
  const { rows } = await world.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'network_id'`,
  );
  networkTables = new Set(rows.map(({ name }) => name));
  network = await world.network();
  shop = await network.shop();
  offer = await shop.offer({ costPoints: 10, stockTotal: 100, perMemberLimit: 50 });
  member = await network.member({ points: 500 });
  // What never changes is looked up once and remembered: where the offer is, who the member is.
  await voucherOf(member, offer);
});

afterAll(async () => {
  await world.stop();
  proxy.stop();
});

const ofMember = (selection: string) =>
  member.client.ask(`query ($id: ID!) { node(id: $id) { ... on Member { ${selection} } } }`, {
    id: member.memberId,
  });

const ofShelf = (filter: string) =>
  member.client.ask(
    `query ($slug: String!) { network(slug: $slug) { offers(first: 20 ${filter}) { totalCount nodes {
      id title stockLeft merchant { id } redeemability { canRedeem } } } } }`,
    { slug: network.slug },
  );

/**
 * What people do by the thousand, and the tables that it still reaches without their network: each by an id that came
 * from outside or from the row before, which docs/adr/0015-sharding-by-network.md deals with. A table that is not named
 * here fails, and so does a name that is no longer true.
 */
const hot: readonly {
  readonly what: string;
  readonly story: () => Promise<() => Promise<unknown>>;
  readonly byIdAlone: readonly string[];
}[] = [
  { what: 'redeem', story: async () => () => redeem(member, offer), byIdAlone: [] },
  {
    what: 'cancel',
    story: async () => {
      const { id } = await voucherOf(member, offer);
      return () => cancel(member, id);
    },
    byIdAlone: ['voucher'],
  },
  {
    what: 'use',
    story: async () => {
      const { code } = await voucherOf(member, offer);
      return () => shop.use(code);
    },
    byIdAlone: ['merchant_staff', 'offer'],
  },
  { what: 'award', story: async () => () => network.award(member, 10), byIdAlone: ['membership'] },
  {
    what: 'redeemability',
    story: async () => () => viewOffer(member, offer),
    byIdAlone: ['membership', 'merchant_staff', 'offer', 'offer_stock'],
  },
  { what: 'wallet', story: async () => () => walletOf(member), byIdAlone: ['membership'] },
  {
    what: 'passbook',
    story: async () => () => ofMember('passbook(first: 10) { totalCount nodes { id points } }'),
    byIdAlone: ['membership'],
  },
  {
    what: 'vouchers',
    story: async () => () => ofMember('vouchers(first: 10) { totalCount nodes { id state code } }'),
    byIdAlone: ['membership'],
  },
  { what: 'the catalogue', story: async () => () => ofShelf(''), byIdAlone: ['merchant'] },
  { what: 'a search', story: async () => () => ofShelf(', search: "กาแฟ"'), byIdAlone: ['merchant'] },
  {
    what: 'what I can afford',
    story: async () => () => ofShelf(', affordableOnly: true'),
    byIdAlone: ['merchant'],
  },
];

describe('every hot statement says of which network it is', () => {
  test.each(hot)('$what', async ({ story, byIdAlone }) => {
    const statements = await proxy.during(await story());
    const found = statements.flatMap((statement) => tablesWithoutNetwork(statement, networkTables));
    expect(statements.length).toBeGreaterThan(0);
    expect([...new Set(found)].sort()).toEqual(byIdAlone);
  });
});

test('a statement that forgets its network is found', () => {
  const tables = new Set(['voucher', 'offer']);
  const check = (statement: string) => tablesWithoutNetwork(statement, tables);
  expect(check('SELECT network_id FROM voucher WHERE id = $1')).toEqual(['voucher']);
  expect(check('SELECT id FROM voucher WHERE network_id = $2 AND id = $1')).toEqual([]);
  expect(
    check('SELECT 1 FROM offer JOIN voucher v ON v.offer_id = offer.id WHERE offer.network_id = $1'),
  ).toEqual(['voucher']);
  expect(check('SELECT 1 FROM offer JOIN voucher v ON v.network_id = offer.network_id')).toEqual([]);
  expect(
    check('SELECT "public"."offer"."network_id" FROM "public"."offer" WHERE "public"."offer"."id" = $1'),
  ).toEqual(['offer']);
  expect(check('INSERT INTO voucher (id, network_id) VALUES ($1, $2)')).toEqual([]);
  expect(check('UPDATE offer SET state = $1 WHERE id = $2')).toEqual(['offer']);
});
