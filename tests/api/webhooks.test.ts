import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../testkit/client.ts';
import { letWebhooksBeDue } from '../testkit/delivery.ts';
import { mutate, wrongFields } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { noticesOf } from '../testkit/notices.ts';
import { type ReceivedRequest, Receiver } from '../testkit/receiver.ts';
import { voucherOf } from '../testkit/redeem.ts';
import { startServer } from '../testkit/server.ts';
import type { Shop } from '../testkit/shop.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import {
  type CallRow,
  createWebhook,
  isSigned,
  letTriesRunOut,
  type Webhook,
  webhook,
  webhooksOf,
} from '../testkit/webhook.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let receiver: Receiver;

beforeAll(async () => {
  receiver = await Receiver.open();
  world = await World.start();
  network = await world.network();
});

afterAll(async () => {
  await world.stop();
  await receiver.close();
});

afterEach(() => {
  receiver.answer = () => ({ status: 200 });
});

/** A shop with an endpoint of its own, at a path of its own. */
async function connected(): Promise<{ shop: Shop; hook: Webhook; path: string }> {
  const shop = await network.shop();
  const path = `/hooks/${randomUUID()}`;
  const hook = await webhook(shop.owner, { merchantId: shop.id, url: receiver.url + path });
  return { shop, hook, path };
}

const typesAt = (path: string): readonly string[] =>
  receiver.at(path).map(({ body }) => JSON.parse(body.toString('utf8')).type);

const bodyOf = ({ body }: ReceivedRequest) => JSON.parse(body.toString('utf8'));

async function callsOf({ shop }: { readonly shop: Shop }): Promise<readonly CallRow[]> {
  return (await webhooksOf(shop.owner, shop.id))?.[0]?.deliveries.nodes ?? [];
}

function call(of: { readonly shop: Shop }, state: string, event = 'TEST'): Promise<CallRow> {
  return waitUntil(`a call of ${event} to be ${state}`, async () =>
    (await callsOf(of)).find((each) => each.state === state && each.event === event),
  );
}

async function ping(by: { readonly shop: Shop; readonly hook: Webhook }): Promise<void> {
  const result = await mutate(by.shop.owner, 'testWebhook', { webhookId: by.hook.id });
  if (result.__typename !== 'WebhookSuccess') throw new Error(JSON.stringify(result));
}

/** Dead, after its last try. */
async function deadCall(of: { readonly shop: Shop; readonly hook: Webhook }): Promise<CallRow> {
  receiver.answer = () => ({ status: 500 });
  await ping(of);
  await waitUntil('a first try', async () =>
    (await callsOf(of)).some(({ lastStatus }) => lastStatus === 500),
  );
  await letTriesRunOut(world);
  await letWebhooksBeDue(world);
  return call(of, 'DEAD');
}

describe('a call', () => {
  test('tells of a used voucher what the counter knows, and nothing of the member', async () => {
    const { shop, hook, path } = await connected();
    const member = await network.member({ points: 50, name: 'สมศรี ใจดี' });
    const offer = await shop.offer({ costPoints: 10 });
    const voucher = await voucherOf(member, offer);
    await shop.use(voucher.code);
    const request = await waitUntil('the call', () =>
      receiver.at(path).find((each) => bodyOf(each).type === 'voucher.used'),
    );
    expect(bodyOf(request)).toEqual({
      type: 'voucher.used',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: {
        networkId: network.id,
        voucherId: voucher.id,
        offerId: offer.id,
        merchantId: shop.id,
        ...{ quantity: 1, costPoints: 10 },
      },
    });
    expect(request.body.toString('utf8')).not.toMatch(new RegExp(`${voucher.code}|สมศรี|member`));
    expect(request.headers['webhook-id']).toMatch(/^delivery_[0-9a-z]{26}$/);
    expect(isSigned(request, hook.secret)).toBe(true);
    expect(isSigned({ ...request, body: Buffer.from('{}') }, hook.secret)).toBe(false);
  });

  test('comes of what is undone, of offers and of the shop itself, to who asked for it', async () => {
    const { shop, path } = await connected();
    const other = await network.shop();
    const onlyShops = `/hooks/${randomUUID()}`;
    await webhook(network.coordinator, {
      networkId: network.id,
      url: receiver.url + onlyShops,
      events: ['MERCHANT_STATUS_CHANGED'],
    });
    const member = await network.member({ points: 50 });
    const offer = await shop.offer();
    const { useId } = await shop.use((await voucherOf(member, offer)).code);
    await mutate(shop.owner, 'undoVoucherUse', { merchantId: shop.id, useId });
    await mutate(shop.owner, 'pauseOffer', { offerId: offer.id });
    for (const each of [shop, other]) {
      await mutate(network.coordinator, 'suspendMerchant', {
        merchantId: each.id,
        reason: 'พักร้าน',
        until: new Date(Date.now() + 86_400_000).toISOString(),
        openVouchers: 'HONOUR',
      });
    }
    await waitUntil('all calls', () => typesAt(path).length >= 6 && typesAt(onlyShops).length >= 2);
    expect([...typesAt(path)].sort()).toEqual([
      'merchant.status_changed',
      'offer.state_changed',
      'offer.state_changed',
      'offer.state_changed',
      'voucher.reversed',
      'voucher.used',
    ]);
    expect(receiver.at(onlyShops).map((request) => bodyOf(request).data)).toEqual(
      expect.arrayContaining(
        [shop, other].map((each) => ({
          ...{ networkId: network.id, merchantId: each.id, from: 'APPROVED', to: 'SUSPENDED' },
        })),
      ),
    );
  });

  test('that was not taken is made again under the same id with the same body, until it is', async () => {
    const connection = await connected();
    const { path, hook } = connection;
    receiver.answer = () => ({ status: 503, headers: { 'retry-after': '120' } });
    await ping(connection);
    const waiting = await waitUntil('a first try', async () =>
      (await callsOf(connection)).find(({ lastStatus }) => lastStatus === 503),
    );
    expect(waiting).toMatchObject({ state: 'WAITING', attempts: 1, lastError: 'answered 503' });
    const { rows } = await world.pool.query<{ seconds: number }>(
      `SELECT extract(epoch FROM next_attempt_at - now())::float8 AS seconds FROM webhook_delivery
        WHERE state = 'WAITING' ORDER BY next_attempt_at DESC LIMIT 1`,
    );
    expect(rows[0]?.seconds).toBeGreaterThan(60);

    receiver.answer = () => ({ status: 204 });
    await letWebhooksBeDue(world);
    expect(await call(connection, 'DELIVERED')).toMatchObject({
      attempts: 2,
      lastStatus: 204,
      lastError: null,
    });
    const [first, second] = receiver.at(path);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toEqual(first?.body);
    expect([first, second].map((request) => request && isSigned(request, hook.secret))).toEqual([true, true]);
  });

  test('that leads elsewhere is not followed, and that answers nothing is not waited for', async () => {
    const connection = await connected();
    receiver.answer = ({ path }) =>
      path === '/elsewhere'
        ? { status: 200 }
        : { status: 302, headers: { location: `${receiver.url}/elsewhere` } };
    await ping(connection);
    await waitUntil('the answer', async () => (await callsOf(connection))[0]?.lastStatus === 302);
    expect(receiver.at('/elsewhere')).toHaveLength(0);
    receiver.answer = () => 'SILENCE';
    await letWebhooksBeDue(world);
    const error = await waitUntil('the end of the wait', async () => {
      const [last] = await callsOf(connection);
      return last?.lastStatus === null ? last.lastError : null;
    });
    expect(error).toContain('no answer within 10000 ms');
  });
});

test('however much waits for slow receivers, another shop is called in the next round', async () => {
  const slowPath = `/hooks/${randomUUID()}`;
  const slow = await network.shop();
  const hooks: Webhook[] = [];
  for (let index = 0; index < 5; index++)
    hooks.push(
      await webhook(slow.owner, { merchantId: slow.id, url: `${receiver.url}${slowPath}/${index}` }),
    );
  const fast = await connected();
  const held: (() => void)[] = [];
  receiver.answer = ({ path }) =>
    path.startsWith(slowPath)
      ? new Promise((answer) => held.push(() => answer({ status: 500 })))
      : { status: 200 };
  // Two rounds of calls, and more.
  await Promise.all(hooks.flatMap((hook) => Array.from({ length: 10 }, () => ping({ shop: slow, hook }))));
  await waitUntil('the whole of the first round', async () => {
    const { rows } = await world.pool.query('SELECT FROM webhook_delivery WHERE leased_until IS NOT NULL');
    return rows.length > 0 && rows.length === held.length;
  });
  await ping(fast);
  for (const answer of held.splice(0)) answer();
  await waitUntil('the call of the other shop', () => receiver.at(fast.path).length === 1, 8_000);
  for (const answer of held.splice(0)) answer();
});

test('an endpoint is tested ten times a minute: nobody is flooded by a button', async () => {
  const env = { RATE_LIMITS: 'on', JOBS: 'off' };
  const server = await startServer({ databaseUrl: world.database.url, redisUrl: null, env });
  const { shop, hook } = await connected();
  const client = new Client(server.url, shop.owner.client.token);
  const document = `mutation { testWebhook(input: { webhookId: "${hook.id}" }) { __typename } }`;
  for (let index = 0; index < 10; index++) expect(await client.errorCode(document)).toBeNull();
  expect(await client.errorCode(document)).toBe('RATE_LIMITED');
  await server.stop();
});

describe('what nobody took', () => {
  test('is dead after the last try, and is replayed under its old id', async () => {
    const connection = await connected();
    const { path, hook, shop } = connection;
    const dead = await deadCall(connection);
    expect(dead).toMatchObject({ lastStatus: 500, attempts: 12 });
    expect((await webhooksOf(shop.owner, shop.id))?.[0]?.deadCount).toBe(1);

    receiver.answer = () => ({ status: 200 });
    const replay = (deliveryId: string | null) =>
      mutate<{ count: number }>(
        shop.owner,
        'replayWebhook',
        { webhookId: hook.id, deliveryId },
        '... on ReplayWebhookSuccess { count }',
      );
    expect((await replay('delivery_01h455vb4pex5vsknk084sn02q')).count).toBe(0);
    expect((await replay(dead.id)).count).toBe(1);
    expect(await call(connection, 'DELIVERED')).toMatchObject({ id: dead.id, attempts: 1 });
    expect(receiver.at(path).every(({ headers }) => headers['webhook-id'] === dead.id)).toBe(true);
    expect((await replay(null)).count).toBe(0);
  });

  test('is told to the owner when it is the fifth in a row; enabled again, all of it can be replayed', async () => {
    const connection = await connected();
    const { shop, hook, path } = connection;
    receiver.answer = () => ({ status: 500 });
    for (let index = 0; index < 5; index++) await ping(connection);
    await waitUntil(
      'five first tries',
      async () => (await callsOf(connection)).filter(({ lastStatus }) => lastStatus === 500).length === 5,
    );
    await letTriesRunOut(world);
    await letWebhooksBeDue(world);
    await waitUntil('the endpoint to be disabled', async () => {
      const [view] = (await webhooksOf(shop.owner, shop.id)) ?? [];
      return view?.state === 'DISABLED' && view.deadCount === 5;
    });
    const [notice] = await noticesOf(shop.owner);
    expect(notice).toMatchObject({
      kind: 'WEBHOOK_DISABLED',
      path: `/shop/${shop.id}/webhooks`,
      body: expect.stringContaining(new URL(receiver.url).host),
    });
    // Nobody listens: nothing is written for it.
    await shop.offer({ state: 'SUBMITTED' });
    expect(await callsOf(connection)).toHaveLength(5);
    expect(await mutate(shop.owner, 'testWebhook', { webhookId: hook.id })).toMatchObject({
      __typename: 'StateError',
    });
    expect(await mutate(shop.owner, 'replayWebhook', { webhookId: hook.id })).toMatchObject({
      __typename: 'StateError',
    });

    receiver.answer = () => ({ status: 200 });
    const before = receiver.at(path).length;
    await mutate(shop.owner, 'updateWebhook', { webhookId: hook.id, isEnabled: true });
    await mutate(shop.owner, 'replayWebhook', { webhookId: hook.id });
    await waitUntil('all to be taken', async () =>
      (await callsOf(connection)).every(({ state }) => state === 'DELIVERED'),
    );
    expect(
      new Set(
        receiver
          .at(path)
          .slice(before)
          .map(({ headers }) => headers['webhook-id']),
      ).size,
    ).toBe(5);
  });

  test('by a receiver that says it is gone ends its calls at once', async () => {
    const connection = await connected();
    receiver.answer = () => ({ status: 410 });
    await ping(connection);
    expect(await call(connection, 'DEAD')).toMatchObject({ lastStatus: 410, attempts: 1 });
    expect((await webhooksOf(connection.shop.owner, connection.shop.id))?.[0]?.state).toBe('DISABLED');
    expect((await noticesOf(connection.shop.owner))[0]?.kind).toBe('WEBHOOK_DISABLED');
  });
});

describe('an endpoint', () => {
  test('signs with both secrets for a day after the secret was changed', async () => {
    const connection = await connected();
    const { shop, hook, path } = connection;
    const { secret } = await mutate<{ secret: string }>(
      shop.owner,
      'rotateWebhookSecret',
      { webhookId: hook.id },
      '... on WebhookSecretSuccess { secret }',
    );
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(secret).not.toBe(hook.secret);
    await ping(connection);
    const both = await waitUntil('the call', () => receiver.at(path)[0]);
    expect([hook.secret, secret ?? ''].map((each) => isSigned(both, each))).toEqual([true, true]);

    await world.pool.query(`UPDATE webhook_endpoint SET former_secret_until = now() - interval '1 second'
      WHERE former_secret_until IS NOT NULL`);
    await ping(connection);
    const one = await waitUntil('the next call', () => receiver.at(path)[1]);
    expect([hook.secret, secret ?? ''].map((each) => isSigned(one, each))).toEqual([false, true]);
  });

  test('keeps its secret where the database cannot tell it', async () => {
    const { hook } = await connected();
    const { rows } = await world.pool.query<{ secret: Buffer }>('SELECT secret FROM webhook_endpoint');
    const plain = Buffer.from(hook.secret.replace('whsec_', ''), 'base64');
    expect(rows.some(({ secret }) => secret.includes(plain))).toBe(false);
  });

  test.each([
    ['http://hooks.example.com/a', ['url']],
    ['https://10.0.0.1/a', ['url']],
    ['https://169.254.169.254/latest/meta-data', ['url']],
    ['https://postgres/', ['url']],
    ['nonsense at least', ['url']],
  ])('at %s is refused, and nothing is written', async (url, wrong) => {
    const shop = await network.shop();
    const before = await world.count('webhook_endpoint');
    expect(wrongFields(await createWebhook(shop.owner, { merchantId: shop.id, url }))).toEqual(wrong);
    expect(
      wrongFields(
        await createWebhook(shop.owner, { merchantId: shop.id, url: 'https://a.example.com/', events: [] }),
      ),
    ).toEqual(['events']);
    expect(await world.count('webhook_endpoint')).toEqual(before);
  });

  test('is one of five at most, also of seven that are asked for at once; a removed one makes room', async () => {
    const shop = await network.shop();
    const add = (name: string) =>
      createWebhook(shop.owner, { merchantId: shop.id, url: `https://${name}.example.com/` });
    const made = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(add));
    expect(made.filter(({ secret }) => secret !== undefined)).toHaveLength(5);
    expect(made.filter(({ __typename }) => __typename === 'StateError')).toHaveLength(2);
    const [first] = (await webhooksOf(shop.owner, shop.id)) ?? [];
    await mutate(shop.owner, 'removeWebhook', { webhookId: first?.id });
    expect(await webhooksOf(shop.owner, shop.id)).toHaveLength(4);
    expect((await add('h')).secret).toBeDefined();
  });

  test('is seen by the owner of its shop alone; a manager and the coordinator see none', async () => {
    const { shop } = await connected();
    expect(await webhooksOf(shop.owner, shop.id)).toHaveLength(1);
    expect(await webhooksOf(await shop.staff('MANAGER'), shop.id)).toBeNull();
    expect(await webhooksOf(network.coordinator, shop.id)).toBeNull();
  });
});

test('the example of the documentation checks what is sent', async () => {
  const page = await readFile(new URL('../../docs/api.md', import.meta.url), 'utf8');
  const [, source = ''] = /<!-- webhook-example -->\s*```js\n([\s\S]*?)```/.exec(page) ?? [];
  expect(source).toContain('export function');
  const example: { readWebhook: (request: object, secret: string, now?: Date) => unknown } = await import(
    `data:text/javascript,${encodeURIComponent(source)}`
  );
  const connection = await connected();
  await ping(connection);
  const { headers, body } = await waitUntil('the call', () => receiver.at(connection.path)[0]);
  const request = { headers, body: body.toString('utf8') };
  expect(example.readWebhook(request, connection.hook.secret)).toMatchObject({ type: 'test' });
  expect(example.readWebhook({ ...request, body: `${request.body} ` }, connection.hook.secret)).toBeNull();
  const tenMinutesLater = new Date(Date.now() + 600_000);
  expect(example.readWebhook(request, connection.hook.secret, tenMinutesLater)).toBeNull();
});
