import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../testkit/client.ts';
import { mutate, onStateError, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { voucherOf } from '../testkit/redeem.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import type { Shop, ShopOffer, UseResult } from '../testkit/shop.ts';
import {
  choosePin,
  goodPin,
  openCounter,
  pairedTablet,
  pairingCode,
  placeOf,
  Tablet,
} from '../testkit/tablet.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let other: TestServer;
let network: Network;
let member: MemberPerson;
let shop: Shop;
let offer: ShopOffer;

beforeAll(async () => {
  world = await World.start();
  other = await startServer({ databaseUrl: world.database.url });
  network = await world.network();
  const [person] = await network.members(1, 5_000);
  if (person === undefined) throw new Error('nobody');
  member = person;
  shop = await network.shop();
  offer = await shop.offer({ stockTotal: null });
});

afterAll(async () => {
  await other.stop();
  await world.stop();
});

const uuidOf = (id: string) => TypeID.fromString(id).toUUID();

async function code(): Promise<string> {
  return (await voucherOf(member, offer)).code;
}

describe('a tablet', () => {
  test('becomes the counter by a code, once, and shows its lock screen; nobody stands there', async () => {
    const drawn = await pairingCode(shop);
    expect(drawn).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
    const tablet = new Tablet(world.server.url);
    // As people type it.
    expect((await tablet.pair(` ${drawn.slice(0, 4).toLowerCase()}-${drawn.slice(4)}`)).__typename).toBe(
      'PairCounterDeviceSuccess',
    );
    expect(await tablet.shows()).toMatchObject({ shop: { merchantId: shop.id }, session: null });
    expect((await new Tablet(world.server.url).pair(drawn)).code).toBe('NO_PAIRING');
  });

  test.each(['', 'ABCD', '22222222', 'x'.repeat(1_000)])('does not by “%s”', async (wrong) => {
    const before = await world.fingerprint();
    expect((await new Tablet(world.server.url).pair(wrong)).code).toBe('NO_PAIRING');
    expect(await world.fingerprint()).toBe(before);
  });

  test('does not by a code that is over, an older one, or one of an owner who is none any more', async () => {
    const own = await network.shop();
    const [older, newer] = [await pairingCode(own), await pairingCode(own)];
    expect((await new Tablet(world.server.url).pair(older)).code).toBe('NO_PAIRING');
    await world.pool.query(
      `UPDATE counter_pairing SET created_at = now() - interval '11 minutes', expires_at = now() - interval '1 second' WHERE merchant_id = $1`,
      [uuidOf(own.id)],
    );
    expect((await new Tablet(world.server.url).pair(newer)).code).toBe('NO_PAIRING');

    const second = await own.staff('OWNER');
    const byAnother = await pairingCode(own, second);
    await mutate(own.owner, 'removeMerchantStaff', {
      merchantId: own.id,
      staffId: await placeOf(own, second),
    });
    expect((await new Tablet(world.server.url).pair(byAnother)).code).toBe('NO_PAIRING');
  });

  test('does nothing by itself', async () => {
    const tablet = await pairedTablet(shop);
    expect(await tablet.use(shop, await code())).toBe('UNAUTHENTICATED');
    const { node } = await tablet.ask<{ node: { today: unknown; viewerStaffRole: unknown } }>(
      'query ($id: ID!) { node(id: $id) { ... on Merchant { today { usedCount } viewerStaffRole } } }',
      { id: shop.id },
    );
    expect(node).toEqual({ today: null, viewerStaffRole: null });
  });

  test('is kept as a hash alone, in a cookie that no script reads', async () => {
    const drawn = await pairingCode(shop);
    const response = await fetch(`${world.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          'mutation ($input: PairCounterDeviceInput!) { pairCounterDevice(input: $input) { __typename } }',
        variables: { input: { code: drawn, name: 'หน้าร้าน' } },
      }),
    });
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^kwamdee\.counter=[\w-]{43}; .*HttpOnly; SameSite=Strict/);
    const token = cookie.split('=')[1]?.split(';')[0] ?? '';
    const { rows } = await world.pool.query<{ text: string }>(
      'SELECT row::text AS text FROM counter_device AS row',
    );
    expect(rows.some(({ text }) => text.includes(token))).toBe(false);
  });

  test('stays the counter for as long as it is opened: its cookie’s time begins anew then', async () => {
    const { tablet, staffId } = await openCounter(shop);
    const { cookie, timesKept } = tablet;
    await tablet.lock();
    await tablet.unlock(staffId, '0000');
    expect(tablet.timesKept).toBe(timesKept);
    await tablet.unlock(staffId, goodPin);
    expect([tablet.timesKept, tablet.cookie]).toEqual([timesKept + 1, cookie]);
  });

  test('is what the owner holds, who is signed out of it with that', async () => {
    const own = await network.shop();
    const tablet = new Tablet(world.server.url);
    const owner = own.owner.client;
    const response = await fetch(`${world.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${owner.token}` },
      body: JSON.stringify({
        query:
          'mutation ($input: MakeCounterDeviceInput!) { makeCounterDevice(input: $input) { __typename } }',
        variables: { input: { merchantId: own.id, name: 'แท็บเล็ต' } },
      }),
    });
    expect(await response.json()).toEqual({
      data: { makeCounterDevice: { __typename: 'MakeCounterDeviceSuccess' } },
    });
    expect((await owner.ask<{ viewer: object | null }>('{ viewer { email } }')).viewer).toBe(null);
    tablet.cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? null;
    expect(await tablet.shows()).toMatchObject({ name: 'แท็บเล็ต', session: null });
  });

  test('is refused with a name that is none, and as a twenty-first', async () => {
    const own = await network.shop();
    for (const name of ['', '  ', 'ก'.repeat(41), 'a\u202Eb']) {
      const result = await mutate(
        own.owner,
        'makeCounterDevice',
        { merchantId: own.id, name },
        onValidationError,
      );
      expect(wrongFields(result)).toEqual(['name']);
    }
    await world.pool.query(
      `INSERT INTO counter_device (id, network_id, merchant_id, name, token_hash, paired_by)
        SELECT gen_random_uuid(), $1, $2, 'x', sha256(('full ' || n)::bytea), (SELECT id FROM merchant_staff WHERE merchant_id = $2)
        FROM generate_series(1, 20) AS n`,
      [network.uuid, uuidOf(own.id)],
    );
    const full = await mutate(
      own.owner,
      'makeCounterDevice',
      { merchantId: own.id, name: 'x' },
      onStateError,
    );
    expect(full).toMatchObject({ __typename: 'StateError', state: 'FULL' });
  });

  test('is taken away by the owner, from afar and at once; it stays away', async () => {
    const { tablet } = await openCounter(shop);
    const shown = await tablet.shows();
    const input = { merchantId: shop.id, deviceId: shown?.id ?? '' };
    expect((await mutate(shop.owner, 'revokeCounterDevice', input)).__typename).toBe(
      'RevokeCounterDeviceSuccess',
    );
    for (const url of [world.server.url, other.url]) {
      expect(await tablet.at(url).shows()).toBe(null);
      expect(await tablet.at(url).use(shop, await code())).toBe('UNAUTHENTICATED');
    }
    expect((await mutate(shop.owner, 'revokeCounterDevice', input)).__typename).toBe('ForbiddenError');
  });
});

describe('who stands at the counter', () => {
  test('scans, undoes, sees the day; and the use is theirs', async () => {
    const { tablet, staffId } = await openCounter(shop);
    const used = (await tablet.use(shop, await code())) as UseResult;
    expect(used).toMatchObject({ __typename: 'UseVoucherSuccess', quantity: 1 });
    const { rows } = await world.pool.query<{ staff: string }>(
      'SELECT staff_id AS staff FROM voucher_use WHERE id = $1',
      [uuidOf(used.useId ?? '')],
    );
    expect(rows[0]?.staff).toBe(uuidOf(staffId));
    const { node } = await tablet.ask<{ node: { viewerStaffRole: string; today: { usedCount: number } } }>(
      'query ($id: ID!) { node(id: $id) { ... on Merchant { viewerStaffRole today { usedCount uses { id } } } } }',
      { id: shop.id },
    );
    expect(node.viewerStaffRole).toBe('CASHIER');
    expect(node.today.usedCount).toBeGreaterThan(0);
    const undone = await mutate({ client: tablet as never }, 'undoVoucherUse', {
      merchantId: shop.id,
      useId: used.useId,
    });
    expect(undone.__typename).toBe('UndoVoucherUseSuccess');
  });

  test('is seen with a first name and a letter, chosen from those who have a number', async () => {
    const own = await network.shop();
    const [cashier, bystander] = [await own.staff('CASHIER'), await own.staff('CASHIER')];
    await choosePin(cashier, own);
    const tablet = await pairedTablet(own);
    const [people, staffId] = [(await tablet.shows())?.people, await placeOf(own, cashier)];
    expect(people).toEqual([{ staffId, shownName: 'CASHIER 1.' }]);
    expect((await tablet.unlock(await placeOf(own, bystander), goodPin)).code).toBe('NO_PIN');
    expect((await tablet.unlock(staffId, goodPin)).__typename).toBe('UnlockCounterSuccess');
    expect((await tablet.shows())?.session).toMatchObject({ staffId, shownName: 'CASHIER 1.' });
  });

  test('works at this shop alone', async () => {
    const { tablet } = await openCounter(shop);
    const elsewhere = await network.shop();
    expect(await tablet.use(elsewhere, await code())).toMatchObject({ __typename: 'ForbiddenError' });
    const another = await openCounter(elsewhere);
    expect((await tablet.unlock(another.staffId, goodPin)).code).toBe('NO_PIN');
  });

  test('is followed by the next, and by nobody after a tap on the lock', async () => {
    const { tablet, staffId } = await openCounter(shop);
    const next = await shop.staff('MANAGER');
    await choosePin(next, shop, '9053');
    expect((await tablet.unlock(await placeOf(shop, next), '9053')).__typename).toBe('UnlockCounterSuccess');
    expect((await tablet.shows())?.session?.staffId).not.toBe(staffId);
    expect((await tablet.lock()).__typename).toBe('LockCounterSuccess');
    expect((await tablet.shows())?.session).toBe(null);
    expect(await tablet.use(shop, await code())).toBe('UNAUTHENTICATED');
  });

  test('is locked out after idle minutes, which looking on does not lengthen and doing does', async () => {
    const { tablet, staffId } = await openCounter(shop);
    const idleFor = (minutes: number) =>
      world.pool.query(
        'UPDATE counter_session SET acted_at = now() - make_interval(secs => $2) WHERE staff_id = $1',
        [uuidOf(staffId), minutes * 60],
      );
    await idleFor(9);
    expect(await tablet.use(shop, await code())).toMatchObject({ __typename: 'UseVoucherSuccess' });
    await idleFor(9.9);
    const locksAt = Date.parse((await tablet.shows())?.session?.locksAt ?? '');
    expect(locksAt - Date.now()).toBeLessThan(30_000);
    await idleFor(10);
    expect((await tablet.shows())?.session).toBe(null);
    expect(await tablet.use(shop, await code())).toBe('UNAUTHENTICATED');
  });

  test('does not stay for longer than a working day', async () => {
    const { tablet, staffId } = await openCounter(shop);
    await world.pool.query('ALTER TABLE counter_session DISABLE TRIGGER counter_session_guard');
    await world.pool.query(
      `UPDATE counter_session SET started_at = now() - interval '16 hours' WHERE staff_id = $1`,
      [uuidOf(staffId)],
    );
    await world.pool.query('ALTER TABLE counter_session ENABLE TRIGGER counter_session_guard');
    expect((await tablet.shows())?.session).toBe(null);
  });

  test('is nobody to a device that was not paired', async () => {
    const stranger = new Tablet(world.server.url);
    const shown = await (await pairedTablet(shop)).shows();
    const input = { deviceId: shown?.id, staffId: shown?.people[0]?.staffId ?? 'staff_x', pin: goodPin };
    expect((await mutate({ client: stranger as never }, 'unlockCounter', input)).__typename).toBe(
      'ForbiddenError',
    );
  });
});

describe('a number', () => {
  test('is chosen thirty times a minute at most: hashing is a line in which all counters wait', async () => {
    const env = { RATE_LIMITS: 'on', JOBS: 'off' };
    const server = await startServer({ databaseUrl: world.database.url, redisUrl: null, env });
    const shop = await network.shop();
    const client = new Client(server.url, shop.owner.client.token);
    const choices = Array.from(
      { length: 10 },
      (_, index) => `c${index}: setCounterPin(input: { merchantId: "${shop.id}", pin: "12" }) { __typename }`,
    );
    const document = `mutation { ${choices.join(' ')} }`;
    for (let batch = 0; batch < 3; batch++) expect(await client.errorCode(document)).toBeNull();
    expect(await client.errorCode(document)).toBe('RATE_LIMITED');
    await server.stop();
  });

  test('is kept as nothing that shows it', async () => {
    const cashier = await shop.staff('CASHIER');
    await choosePin(cashier, shop, '284613');
    const { rows } = await world.pool.query<{ text: string }>(
      'SELECT row::text AS text FROM counter_pin AS row',
    );
    expect(rows.some(({ text }) => text.includes('284613'))).toBe(false);
  });

  test('that is wrong may be tried again, with a growing pause after the third; the right one in the pause too', async () => {
    const { tablet, staffId } = await openCounter(shop);
    const first = await tablet.unlock(staffId, '9999');
    expect(first).toMatchObject({ code: 'WRONG_PIN', retryAfterMs: 0 });
    expect(await tablet.unlock(staffId, '9998')).toMatchObject({ code: 'WRONG_PIN', retryAfterMs: 0 });
    const third = await tablet.unlock(staffId, '9997');
    expect(third.code).toBe('WRONG_PIN');
    expect(third.retryAfterMs).toBeGreaterThan(3_000);
    expect(third.retryAfterMs).toBeLessThanOrEqual(5_001);
    expect((await tablet.unlock(staffId, goodPin)).code).toBe('PAUSE');
    const afterPause = () =>
      world.pool.query('UPDATE counter_pin_try SET next_try_at = now() WHERE staff_id = $1', [
        uuidOf(staffId),
      ]);
    const pauses: number[] = [];
    for (let time = 0; time < 10; time++) {
      await afterPause();
      pauses.push(Math.round(((await tablet.unlock(staffId, '9996')).retryAfterMs ?? 0) / 1_000));
    }
    expect(pauses).toEqual([10, 20, 40, 80, 160, 320, 640, 900, 900, 900]);
    // Another device knows nothing of it, and after the pause the right number opens this one.
    expect((await (await pairedTablet(shop)).unlock(staffId, goodPin)).__typename).toBe(
      'UnlockCounterSuccess',
    );
    await afterPause();
    expect((await tablet.unlock(staffId, goodPin)).__typename).toBe('UnlockCounterSuccess');
    expect((await tablet.unlock(staffId, '9999')).retryAfterMs).toBe(0);
  });

  test('is set anew by the owner: the pause is over, the old number and what it had opened too', async () => {
    const { tablet, staffId, cashier } = await openCounter(shop);
    await world.pool.query(
      `INSERT INTO counter_pin_try SELECT id, $1, network_id, 9, now(), now() + interval '15 minutes' FROM counter_device WHERE merchant_id = $2
        ON CONFLICT (device_id, staff_id) DO UPDATE SET next_try_at = now() + interval '15 minutes'`,
      [uuidOf(staffId), uuidOf(shop.id)],
    );
    const set = { merchantId: shop.id, staffId, pin: '7395' };
    expect((await mutate(shop.owner, 'setCounterPin', set)).__typename).toBe('SetCounterPinSuccess');
    expect((await tablet.shows())?.session).toBe(null);
    expect((await tablet.unlock(staffId, goodPin)).code).toBe('WRONG_PIN');
    expect((await tablet.unlock(staffId, '7395')).__typename).toBe('UnlockCounterSuccess');
    const { node } = await cashier.client.ask<{ node: { viewerHasCounterPin: boolean; staff: null } }>(
      'query ($id: ID!) { node(id: $id) { ... on Merchant { viewerHasCounterPin staff { id } } } }',
      { id: shop.id },
    );
    expect(node).toEqual({ viewerHasCounterPin: true, staff: null });
  });

  test('is taken away, and opens nothing then', async () => {
    const { tablet, staffId } = await openCounter(shop);
    expect((await mutate(shop.owner, 'removeCounterPin', { merchantId: shop.id, staffId })).__typename).toBe(
      'RemoveCounterPinSuccess',
    );
    expect((await tablet.shows())?.session).toBe(null);
    expect((await tablet.unlock(staffId, goodPin)).code).toBe('NO_PIN');
  });

  test('of another is no business of a cashier', async () => {
    const [one, two] = [await shop.staff('CASHIER'), await shop.staff('MANAGER')];
    const input = { merchantId: shop.id, staffId: await placeOf(shop, two), pin: goodPin };
    expect((await mutate(one, 'setCounterPin', input)).__typename).toBe('ForbiddenError');
    expect((await mutate(one, 'setCounterPin', { ...input, staffId: 'rubbish' })).__typename).toBe(
      'ForbiddenError',
    );
  });

  test.each(['1234', '12345678', 'abcd', ''])('“%s” is refused', async (pin) => {
    const result = await mutate(shop.owner, 'setCounterPin', { merchantId: shop.id, pin }, onValidationError);
    expect(wrongFields(result)).toEqual(['pin']);
  });
});

describe('with the very next call, at another process too, nothing is left to one who', () => {
  const waysOut: Record<string, (of: Shop, person: Person, staffId: string) => Promise<unknown>> = {
    'was removed from the shop': (of, _person, staffId) =>
      mutate(of.owner, 'removeMerchantStaff', { merchantId: of.id, staffId }),
    'left the network': (of, person) => mutate(person, 'leaveNetwork', { networkId: of.network.id }),
    'was removed from the network': async (of, person) => {
      const { rows } = await world.pool.query<{ id: string }>(
        'SELECT id FROM membership WHERE user_id = $1',
        [person.userId],
      );
      const membershipId = TypeID.fromUUID('membership', rows[0]?.id ?? '').toString();
      return mutate(of.network.coordinator, 'removeMembership', { membershipId, reason: 'ย้ายไปแล้ว' });
    },
  };

  test.each(Object.entries(waysOut))('%s', async (_name, leave) => {
    const { tablet, cashier, staffId } = await openCounter(shop);
    const elsewhere = tablet.at(other.url);
    for (const each of [tablet, elsewhere]) {
      expect(await each.use(shop, await code())).toMatchObject({ __typename: 'UseVoucherSuccess' });
    }
    await leave(shop, cashier, staffId);
    for (const each of [elsewhere, tablet]) {
      expect(await each.use(shop, await code())).toBe('UNAUTHENTICATED');
      expect((await each.shows())?.session).toBe(null);
      expect((await each.shows())?.people.map((person) => person.staffId)).not.toContain(staffId);
      expect((await each.unlock(staffId, goodPin)).code).toBe('NO_PIN');
    }
    // And as a person, on their own phone.
    for (const url of [other.url, world.server.url]) {
      const own = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${cashier.client.token}` },
        body: JSON.stringify({
          query: `mutation ($input: UseVoucherInput!) { useVoucher(input: $input) { __typename } }`,
          variables: { input: { merchantId: shop.id, code: await code(), nonce: crypto.randomUUID() } },
        }),
      });
      expect(await own.json()).toEqual({ data: { useVoucher: { __typename: 'ForbiddenError' } } });
    }
    // Coming back brings nothing of it back.
    await world.pool.query(`UPDATE membership SET status = 'ACTIVE' WHERE user_id = $1`, [cashier.userId]);
    expect((await tablet.shows())?.session).toBe(null);
    expect((await tablet.unlock(staffId, goodPin)).code).toBe('NO_PIN');
  });
});
