import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiKey, callWithKey } from '../testkit/api-keys.ts';
import { accept, invite } from '../testkit/invitations.ts';
import { mutate } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { voucherOf } from '../testkit/redeem.ts';
import { useVoucher } from '../testkit/shop.ts';
import { goodPin, openCounter, pairedTablet, pairingCode, placeOf, Tablet } from '../testkit/tablet.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
});

afterAll(() => world.stop());

const uuidOf = (id: string) => TypeID.fromString(id).toUUID();

test('of 20 people on a one-use invitation one has the place, of 20 on a five-use one five', async () => {
  const shop = await network.shop();
  for (const useLimit of [1, 5]) {
    const [people, invitation] = [await world.people(20), await invite(shop, { useLimit })];
    const answers = await Promise.all(people.map((person) => accept(person, invitation)));
    const counts = Map.groupBy(answers, (answer) => answer.problem ?? answer.__typename);
    expect(counts.get('AcceptStaffInvitationSuccess')).toHaveLength(useLimit);
    expect(counts.get('USED_UP')).toHaveLength(20 - useLimit);
    const { rows } = await world.pool.query<{ used: number; places: number }>(
      `SELECT use_count AS used, (SELECT count(*)::integer FROM staff_invitation_use WHERE invitation_id = id) AS places
        FROM staff_invitation WHERE id = $1`,
      [uuidOf(invitation.id)],
    );
    expect(rows[0]).toEqual({ used: useLimit, places: useLimit });
    // Who came too late is not in the network either.
    const { rows: members } = await world.pool.query(
      'SELECT FROM membership WHERE network_id = $1 AND user_id = ANY ($2)',
      [network.uuid, people.map(({ userId }) => userId)],
    );
    expect(members).toHaveLength(useLimit);
  }
});

test('one person who taps twenty times takes one place', async () => {
  const shop = await network.shop();
  const [person, invitation] = [await world.person(), await invite(shop, { useLimit: 20 })];
  const answers = await Promise.all(Array.from({ length: 20 }, () => accept(person, invitation)));
  expect(answers.filter(({ replayed }) => replayed === false)).toHaveLength(1);
  expect(answers.filter(({ replayed }) => replayed === true)).toHaveLength(19);
});

test('an invitation that is taken back while people take it counts whom it let in', async () => {
  const shop = await network.shop();
  for (let round = 0; round < 5; round++) {
    const [people, invitation] = [await world.people(8), await invite(shop, { useLimit: 8 })];
    const [revoked, ...answers] = await Promise.all([
      mutate(shop.owner, 'revokeStaffInvitation', { merchantId: shop.id, invitationId: invitation.id }),
      ...people.map((person) => accept(person, invitation)),
    ]);
    expect(revoked?.__typename).toBe('RevokeStaffInvitationSuccess');
    const { rows } = await world.pool.query<{ used: number }>(
      'SELECT use_count AS used FROM staff_invitation WHERE id = $1',
      [uuidOf(invitation.id)],
    );
    expect(rows[0]?.used).toBe(
      answers.filter(({ __typename }) => __typename === 'AcceptStaffInvitationSuccess').length,
    );
  }
});

/** Holds a place at a shop, so that nothing new can point at it, while `act` runs. */
async function whilePlaceIsHeld(staffId: string, act: (release: () => Promise<void>) => Promise<void>) {
  const holder = await world.pool.connect();
  const release = async () => {
    await holder.query('COMMIT');
  };
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT FROM merchant_staff WHERE id = $1 FOR UPDATE', [uuidOf(staffId)]);
    await act(release);
  } finally {
    await holder.query('ROLLBACK');
    holder.release();
  }
}

async function waitersOn(statement: string): Promise<number> {
  const { rows } = await world.pool.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE $1`,
    [`%${statement}%`],
  );
  return rows.length;
}

test('an invitation that is made while its maker leaves the network gives nobody a place', async () => {
  const shop = await network.shop();
  const leaver = await shop.staff('OWNER');
  await whilePlaceIsHeld(await placeOf(shop, leaver), async (release) => {
    const making = invite({ ...shop, id: shop.id, owner: leaver } as never, { role: 'OWNER' });
    await waitUntil('it to be under way', () => waitersOn('INSERT INTO staff_invitation'));
    const left = await mutate(leaver, 'leaveNetwork', { networkId: network.id });
    expect(left.__typename).toBe('LeaveNetworkSuccess');
    await release();
    const guest = await world.person();
    expect(await accept(guest, await making)).toMatchObject({ problem: 'REVOKED' });
    const { rows } = await world.pool.query(
      `SELECT FROM merchant_staff place JOIN membership ON membership.id = place.membership_id
        WHERE place.merchant_id = $1 AND membership.user_id = $2`,
      [uuidOf(shop.id), guest.userId],
    );
    expect(rows).toEqual([]);
  });
});

test.each([
  ['changed', { pin: '9053' }, 'setCounterPin', 'INSERT INTO counter_pin'],
  ['taken away', {}, 'removeCounterPin', 'DELETE FROM counter_pin '],
])(
  'a number that is %s while it is typed opens nothing that stays open',
  async (_what, input, field, statement) => {
    const shop = await network.shop();
    const { tablet, staffId } = await openCounter(shop);
    await tablet.lock();
    // A wrong try first: the row of tries is there then, and is not what waits for the place.
    expect(await tablet.unlock(staffId, '5000')).toMatchObject({ code: 'WRONG_PIN' });
    await whilePlaceIsHeld(staffId, async (release) => {
      const opening = tablet.unlock(staffId, goodPin);
      await waitUntil('it to be under way', () => waitersOn('INSERT INTO counter_session'));
      let isDone = false;
      const changing = mutate(shop.owner, field, { merchantId: shop.id, staffId, ...input }).finally(() => {
        isDone = true;
      });
      await waitUntil('the change, or its wait', async () => isDone || (await waitersOn(statement)) > 0);
      await release();
      expect((await changing).__typename).toMatch(/Success$/);
      await opening;
      expect((await tablet.shows())?.session).toBeNull();
    });
  },
);

test('of ten tablets with one code one is the counter', async () => {
  const shop = await network.shop();
  const code = await pairingCode(shop);
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => new Tablet(world.server.url).pair(code)),
  );
  expect(answers.filter(({ __typename }) => __typename === 'PairCounterDeviceSuccess')).toHaveLength(1);
  expect(answers.filter(({ code: refusal }) => refusal === 'NO_PAIRING')).toHaveLength(9);
});

test('of forty guesses at once three are looked at', async () => {
  const shop = await network.shop();
  const { tablet, staffId } = await openCounter(shop);
  const guesses = Array.from({ length: 40 }, (_, index) => String(5_000 + index));
  const answers = await Promise.all(guesses.map((guess) => tablet.unlock(staffId, guess)));
  expect(answers.filter(({ code }) => code === 'WRONG_PIN')).toHaveLength(3);
  expect(answers.filter(({ code }) => code === 'PAUSE')).toHaveLength(37);
});

test('of people who open one device at once one stands there', async () => {
  const shop = await network.shop();
  const tablet = await pairedTablet(shop);
  const pins = ['4071', '9053', '7395', '8264', '6183'];
  const places: string[] = [];
  for (const pin of pins) {
    const person = await shop.staff('CASHIER');
    await mutate(person, 'setCounterPin', { merchantId: shop.id, pin });
    places.push(await placeOf(shop, person));
  }
  const answers = await Promise.all(pins.map((pin, index) => tablet.unlock(places[index] ?? '', pin)));
  expect(answers.every(({ __typename }) => __typename === 'UnlockCounterSuccess')).toBe(true);
  const { rows } = await world.pool.query<{ live: number }>(
    'SELECT count(*)::integer AS live FROM counter_session WHERE merchant_id = $1 AND ended_at IS NULL',
    [uuidOf(shop.id)],
  );
  expect(rows[0]?.live).toBe(1);
});

test('once the removal is answered nothing of what was under way is begun anew', async () => {
  const shop = await network.shop();
  const [member] = await network.members(1, 5_000);
  if (member === undefined) throw new Error('nobody');
  const offer = await shop.offer({ stockTotal: null });
  const codes: string[] = [];
  for (let made = 0; made < 24; made++) codes.push((await voucherOf(member, offer)).code);
  const { tablet, staffId } = await openCounter(shop);
  const second = await shop.staff('OWNER');
  const { secret } = await apiKey({ ...shop, id: shop.id, owner: second } as never);
  let isRemoved = false;
  const late: string[] = [];
  const scanAll = async (scan: (code: string) => Promise<string>, own: readonly string[]) => {
    for (const code of own) {
      const beganAfter = isRemoved;
      const answer = await scan(code);
      if (beganAfter && answer === 'UseVoucherSuccess') late.push(code);
    }
  };
  const byTablet = async (code: string) => {
    const used = await tablet.use(shop, code);
    return typeof used === 'string' ? used : used.__typename;
  };
  const byKey = async (code: string) => {
    const input = { merchantId: shop.id, code, nonce: crypto.randomUUID() };
    const { data } = await callWithKey<{ useVoucher: { __typename: string } }>(
      world.server.url,
      secret,
      useVoucher,
      { input },
    );
    return data?.useVoucher.__typename ?? 'refused';
  };
  const removal = async () => {
    for (const id of [staffId, await placeOf(shop, second)]) {
      await mutate(shop.owner, 'removeMerchantStaff', { merchantId: shop.id, staffId: id });
    }
    isRemoved = true;
  };
  await Promise.all([scanAll(byTablet, codes.slice(0, 12)), scanAll(byKey, codes.slice(12)), removal()]);
  expect(late).toEqual([]);
  expect(await byTablet(codes[0] ?? '')).toBe('UNAUTHENTICATED');
  expect(await byKey(codes[0] ?? '')).toBe('refused');
  expect((await tablet.unlock(staffId, goodPin)).code).toBe('NO_PIN');
});
