import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyRule } from '../../server/src/modules/partner-keys/api-key-access.ts';
import { apiKey, callWithKey, keyInput } from '../testkit/api-keys.ts';
import { mutate, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { voucherOf } from '../testkit/redeem.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import { type Shop, type UseResult, useVoucher } from '../testkit/shop.ts';
import { placeOf } from '../testkit/tablet.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
/** Another process on the same database, and one that counts. */
let other: TestServer;
let network: Network;
let member: MemberPerson;
let shop: Shop;

beforeAll(async () => {
  world = await World.start();
  // Without Redis, so that all that it is asked is counted in one place, however slow the machine.
  other = await startServer({ databaseUrl: world.database.url, redisUrl: null, env: { RATE_LIMITS: 'on' } });
  network = await world.network();
  const [person] = await network.members(1, 5_000);
  if (person === undefined) throw new Error('nobody');
  member = person;
  shop = await network.shop();
});

afterAll(async () => {
  await other.stop();
  await world.stop();
});

const uuidOf = (id: string) => TypeID.fromString(id).toUUID();

function scan(secret: string, code: string, of: Shop = shop, url = world.server.url) {
  const input = { merchantId: of.id, code, nonce: crypto.randomUUID() };
  return callWithKey<{ useVoucher: UseResult }>(url, secret, useVoucher, { input });
}

const whoAmI = '{ apiKey { name prefix scopes shop { merchantId } } }';

describe('a key', () => {
  test('is shown once and kept as a hash, with a beginning to know it again', async () => {
    const { secret, prefix } = await apiKey(shop);
    expect(secret).toMatch(/^kwd_[A-Za-z0-9]{40}$/);
    expect(secret.slice(0, 10)).toBe(prefix);
    const { rows } = await world.pool.query<{ text: string }>(
      'SELECT row::text AS text FROM merchant_api_key AS row',
    );
    expect(rows.some(({ text }) => text.includes(secret) || text.includes(secret.slice(11)))).toBe(false);
    expect(await callWithKey(world.server.url, secret, whoAmI)).toMatchObject({
      data: {
        apiKey: { name: 'เครื่องคิดเงิน', prefix, scopes: ['VOUCHERS_USE'], shop: { merchantId: shop.id } },
      },
    });
  });

  test('uses a voucher as the shop: beside the place that made it, the key is written down', async () => {
    const key = await apiKey(shop);
    const { code } = await voucherOf(member, await shop.offer());
    const { data } = await scan(key.secret, code);
    expect(data?.useVoucher).toMatchObject({ __typename: 'UseVoucherSuccess', quantity: 1 });
    const { rows } = await world.pool.query(
      'SELECT staff_id AS staff, api_key_id AS key FROM voucher_use WHERE id = $1',
      [uuidOf(data?.useVoucher.useId ?? '')],
    );
    expect(rows[0]).toEqual({ staff: uuidOf(await placeOf(shop, shop.owner)), key: uuidOf(key.id) });
    const undo = await callWithKey<{ undoVoucherUse: { __typename: string } }>(
      world.server.url,
      key.secret,
      'mutation ($input: UndoVoucherUseInput!) { undoVoucherUse(input: $input) { __typename } }',
      { input: { merchantId: shop.id, useId: data?.useVoucher.useId } },
    );
    expect(undo.data?.undoVoucherUse.__typename).toBe('UndoVoucherUseSuccess');
  });

  test('is a key to its own shop alone', async () => {
    const { secret } = await apiKey(shop, ['VOUCHERS_USE', 'OFFERS_READ', 'OFFERS_WRITE']);
    const elsewhere = await network.shop();
    const [draft, live] = [await elsewhere.offer({ state: 'DRAFT' }), await elsewhere.offer()];
    const { code } = await voucherOf(member, live);
    expect((await scan(secret, code, elsewhere)).data?.useVoucher.__typename).toBe('ForbiddenError');
    expect((await scan(secret, code)).data?.useVoucher.__typename).toBe('WrongMerchantError');
    const pause = await callWithKey<{ pauseOffer: { __typename: string } }>(
      world.server.url,
      secret,
      'mutation ($input: OfferActionInput!) { pauseOffer(input: $input) { __typename } }',
      { input: { offerId: live.id } },
    );
    expect(pause.data?.pauseOffer.__typename).toBe('ForbiddenError');
    const offers = await callWithKey<{ node: { offers: { nodes: { id: string }[] } } }>(
      world.server.url,
      secret,
      'query ($id: ID!) { node(id: $id) { ... on Merchant { offers { nodes { id } } } } }',
      { id: elsewhere.id },
    );
    expect(offers.data?.node.offers.nodes.map(({ id }) => id)).not.toContain(draft.id);
  });

  test('writes and reads the offers of its shop, within its scopes', async () => {
    const own = await network.shop();
    const { secret } = await apiKey(own, ['OFFERS_READ', 'OFFERS_WRITE']);
    const made = await callWithKey<{ createOffer: { offer: { id: string; state: string } } }>(
      world.server.url,
      secret,
      `mutation ($input: CreateOfferInput!) { createOffer(input: $input) {
        __typename ... on CreateOfferSuccess { offer { id state } } ... on ValidationError { fields { path } } } }`,
      { input: { merchantId: own.id, title: { th: 'ข้าวแกง' }, costPoints: 12, stockTotal: 5, submit: true } },
    );
    expect(made.data?.createOffer.offer.state).toBe('SUBMITTED');
    const list = (key: string) =>
      callWithKey<{ node: { offers: { nodes: object[] } } }>(
        world.server.url,
        key,
        'query ($id: ID!) { node(id: $id) { ... on Merchant { offers { nodes { id title(language: TH) stockLeft } } } } }',
        { id: own.id },
      );
    expect((await list(secret)).data?.node.offers.nodes).toEqual([
      { id: made.data?.createOffer.offer.id, title: 'ข้าวแกง', stockLeft: 5 },
    ]);
    expect((await list((await apiKey(own, ['VOUCHERS_USE'])).secret)).errors?.[0]?.extensions?.['code']).toBe(
      'FORBIDDEN',
    );
  });

  test('reads what the shop is owed with its scope, and without it nothing of it', async () => {
    const [mayRead, mayNot] = [await apiKey(shop, ['STATEMENTS_READ']), await apiKey(shop, ['OFFERS_WRITE'])];
    const question = `query ($id: ID!) { node(id: $id) { ... on Merchant {
      settlement { __typename } settlementStatements { nodes { number payableSatang } } } } }`;
    const read = await callWithKey<{
      node: { settlement: object; settlementStatements: { nodes: object[] } };
    }>(...([world.server.url, mayRead.secret, question, { id: shop.id }] as const));
    expect(read.data?.node).toEqual({
      settlement: { __typename: 'MerchantSettlement' },
      settlementStatements: { nodes: [] },
    });
    const refused = await callWithKey(world.server.url, mayNot.secret, question, { id: shop.id });
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    const elsewhere = await network.shop();
    const other = await callWithKey<{ node: object }>(world.server.url, mayRead.secret, question, {
      id: elsewhere.id,
    });
    expect(other.data?.node).toEqual({ settlement: null, settlementStatements: null });
  });

  test('notes when it was last used', async () => {
    const { secret, id } = await apiKey(shop);
    const lastUsed = async () => {
      const { rows } = await world.pool.query<{ at: Date | null }>(
        'SELECT last_used_at AS at FROM merchant_api_key WHERE id = $1',
        [uuidOf(id)],
      );
      return rows[0]?.at ?? null;
    };
    expect(await lastUsed()).toBe(null);
    await callWithKey(world.server.url, secret, whoAmI);
    expect(await lastUsed()).not.toBe(null);
  });

  test.each(['kwd_x', `kwd_${'A'.repeat(40)}`, `kwd_${'A'.repeat(4_000)}`])('“%s” is none', async (wrong) => {
    const answer = await callWithKey(world.server.url, wrong, whoAmI);
    expect([answer.status, answer.errors?.[0]?.extensions?.['code']]).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('opens nothing but POST /graphql', async () => {
    const { secret } = await apiKey(shop);
    const headers = { authorization: `Bearer ${secret}` };
    for (const path of ['/api/passbook/export.json', '/pictures', '/deed-photos', '/imports']) {
      const response = await fetch(`${world.server.url}${path}?network=${network.slug}`, {
        method: path.startsWith('/api') ? 'GET' : 'POST',
        headers,
      });
      expect([path, response.ok]).toEqual([path, false]);
    }
  });
});

describe('with the very next call, at another process too, a key is over when', () => {
  const waysOut: Record<string, (of: Shop, keyId: string, maker: Person) => Promise<unknown>> = {
    'it is revoked': (of, apiKeyId) =>
      mutate(of.owner, 'revokeMerchantApiKey', { merchantId: of.id, apiKeyId }),
    'its maker was removed': async (of, _keyId, maker) =>
      mutate(of.owner, 'removeMerchantStaff', { merchantId: of.id, staffId: await placeOf(of, maker) }),
    'its maker is an owner no more': async (of, _keyId, maker) =>
      mutate(of.owner, 'setMerchantStaffRole', {
        merchantId: of.id,
        staffId: await placeOf(of, maker),
        role: 'MANAGER',
      }),
    'its maker left the network': (of, _keyId, maker) =>
      mutate(maker, 'leaveNetwork', { networkId: of.network.id }),
    'its time is over': async (_of, keyId) => {
      await world.pool.query('ALTER TABLE merchant_api_key DISABLE TRIGGER merchant_api_key_guard');
      await world.pool.query(
        `UPDATE merchant_api_key SET created_at = now() - interval '2 days', expires_at = now() WHERE id = $1`,
        [uuidOf(keyId)],
      );
      await world.pool.query('ALTER TABLE merchant_api_key ENABLE TRIGGER merchant_api_key_guard');
    },
    'its shop is declined': (of) =>
      world.pool.query(`UPDATE merchant SET status = 'DECLINED' WHERE id = $1`, [uuidOf(of.id)]),
  };

  test.each(Object.entries(waysOut))('%s', async (_name, end) => {
    const own = await network.shop();
    const maker = await own.staff('OWNER');
    const made = await mutate<{ secret: string; apiKey: { id: string } }>(
      maker,
      'createMerchantApiKey',
      keyInput(own),
      '... on CreateMerchantApiKeySuccess { secret apiKey { id } }',
    );
    const [secret, keyId] = [made.secret ?? '', made.apiKey?.id ?? ''];
    for (const url of [world.server.url, other.url])
      expect((await callWithKey(url, secret, whoAmI)).status).toBe(200);
    await end(own, keyId, maker);
    for (const url of [other.url, world.server.url]) {
      const answer = await callWithKey(url, secret, whoAmI);
      expect([answer.status, answer.errors?.[0]?.extensions?.['code']]).toEqual([401, 'UNAUTHENTICATED']);
    }
  });
});

test('a key says where it stands, and beyond its rule is told to wait; another key of the shop is not', async () => {
  const [busy, idle] = [await apiKey(shop), await apiKey(shop)];
  const first = await callWithKey(other.url, busy.secret, whoAmI);
  expect(first.headers.get('ratelimit-limit')).toBe(String(keyRule.points));
  expect(first.headers.get('ratelimit-remaining')).toBe(String(keyRule.points - 1));
  expect(Number(first.headers.get('ratelimit-reset'))).toBeGreaterThan(0);
  const more = await Promise.all(
    Array.from({ length: keyRule.points }, () => callWithKey(other.url, busy.secret, whoAmI)),
  );
  const [refused, ...others] = more.filter(({ status }) => status !== 200);
  if (refused === undefined) throw new Error('all were answered');
  expect(others).toEqual([]);
  expect([refused.status, refused.errors?.[0]?.extensions?.['code']]).toEqual([429, 'RATE_LIMITED']);
  expect(refused.errors?.[0]?.extensions?.['retryAfterMs']).toBeGreaterThan(0);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused.headers.get('ratelimit-remaining')).toBe('0');
  expect((await callWithKey(other.url, idle.secret, whoAmI)).status).toBe(200);
});

test.each([
  [{ name: '' }, 'name'],
  [{ scopes: [] }, 'scopes'],
  [{ validDays: 0 }, 'validDays'],
  [{ validDays: 367 }, 'validDays'],
])('a key with %o is refused', async (options, path) => {
  const before = await world.fingerprint();
  const result = await mutate(
    shop.owner,
    'createMerchantApiKey',
    { ...keyInput(shop), ...options },
    onValidationError,
  );
  expect(wrongFields(result)).toEqual([path]);
  expect(await world.fingerprint()).toBe(before);
});

test('a shop has at most twenty keys, and one that waits for its approval none', async () => {
  const own = await network.shop();
  for (let made = 0; made < 20; made++) await apiKey(own);
  const more = await mutate(own.owner, 'createMerchantApiKey', keyInput(own), onValidationError);
  expect(wrongFields(more)).toEqual(['merchantId']);
  const waiting = await network.shop({ approved: false });
  const early = await mutate(waiting.owner, 'createMerchantApiKey', keyInput(waiting), onValidationError);
  expect(wrongFields(early)).toEqual(['merchantId']);
});
