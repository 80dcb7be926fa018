import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accept, invite } from '../testkit/invitations.ts';
import { mutate, onStateError, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { noticesOf } from '../testkit/notices.ts';
import type { Shop } from '../testkit/shop.ts';
import { placeOf } from '../testkit/tablet.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let shop: Shop;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  shop = await network.shop();
});

afterAll(() => world.stop());

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

const uuidOf = (id: string) => TypeID.fromString(id).toUUID();

async function membershipOf(
  person: Person,
): Promise<{ status: string; roles: string; number: string | null } | null> {
  const { rows } = await world.pool.query<{ status: string; roles: string; number: string | null }>(
    `SELECT status, roles::text, member_number AS number FROM membership WHERE network_id = $1 AND user_id = $2`,
    [network.uuid, person.userId],
  );
  return rows[0] ?? null;
}

describe('an invitation', () => {
  test('gives whoever opens it the place, and a place in an open network; the owner is told', async () => {
    const [person, invitation] = [await world.person('สมหญิง'), await invite(shop, { role: 'MANAGER' })];
    expect(await accept(person, invitation)).toEqual({
      __typename: 'AcceptStaffInvitationSuccess',
      replayed: false,
      merchant: { id: shop.id, viewerStaffRole: 'MANAGER' },
    });
    expect(await membershipOf(person)).toEqual({
      status: 'ACTIVE',
      roles: '{MEMBER}',
      number: expect.stringMatching(/^\d{8}$/),
    });
    const told = (await noticesOf(shop.owner)).filter(({ kind }) => kind === 'STAFF_JOINED');
    expect(told.some(({ body }) => body.includes('สมหญิง'))).toBe(true);
  });

  test('leaves one who is in the network already as they are', async () => {
    const [member] = await network.members(1, 1);
    if (member === undefined) throw new Error('nobody');
    const before = await membershipOf(member);
    expect((await accept(member, await invite(shop))).__typename).toBe('AcceptStaffInvitationSuccess');
    expect(await membershipOf(member)).toEqual(before);
  });

  test('sent again by the same person is answered alike and counts once', async () => {
    const [person, invitation] = [await world.person(), await invite(shop, { useLimit: 2 })];
    await accept(person, invitation);
    expect(await expectNothingWritten(() => accept(person, invitation))).toMatchObject({
      __typename: 'AcceptStaffInvitationSuccess',
      replayed: true,
    });
    expect((await accept(await world.person(), invitation)).replayed).toBe(false);
  });

  test('is kept as a hash alone', async () => {
    const { token } = await invite(shop);
    const { rows } = await world.pool.query<{ text: string }>(
      'SELECT row::text AS text FROM staff_invitation AS row ORDER BY id DESC LIMIT 1',
    );
    expect(rows[0]?.text).not.toContain(token);
    expect(rows[0]?.text).not.toContain(Buffer.from(token).toString('hex'));
  });

  test('shows what it is to one who is signed out, and nothing of what is not', async () => {
    const { token } = await invite(shop, { role: 'CASHIER' });
    const view = (link: string) =>
      world.visitor.ask(
        'query ($token: String!) { staffInvitation(token: $token) { role problem merchantId shopName } }',
        {
          token: link,
        },
      );
    expect(await view(token)).toEqual({
      staffInvitation: {
        role: 'CASHIER',
        problem: null,
        merchantId: shop.id,
        shopName: expect.stringMatching(/^ร้าน/),
      },
    });
    for (const wrong of ['', 'x', 'A'.repeat(43)])
      expect(await view(wrong)).toEqual({ staffInvitation: null });
  });

  test('is listed for its owner while it is open', async () => {
    const own = await network.shop();
    const open = await invite(own, { useLimit: 3 });
    const taken = await invite(own);
    await accept(await world.person(), taken);
    const list = (person: Person) =>
      person.client.ask<{ node: { staffInvitations: object[] | null } }>(
        'query ($id: ID!) { node(id: $id) { ... on Merchant { staffInvitations { id role useLimit useCount } } } }',
        { id: own.id },
      );
    expect((await list(own.owner)).node.staffInvitations).toEqual([
      { id: open.id, role: 'CASHIER', useLimit: 3, useCount: 0 },
    ]);
    expect((await list(await own.staff('MANAGER'))).node.staffInvitations).toBe(null);
  });
});

describe('nobody takes a place by one that', () => {
  const refusal = async (token: string, person?: Person) => {
    const who = person ?? (await world.person());
    return expectNothingWritten(() => accept(who, { token }));
  };

  test('never was', async () => {
    for (const token of ['', 'ลิงก์', 'A'.repeat(43), 'x'.repeat(10_000)]) {
      expect(await refusal(token)).toMatchObject({ __typename: 'StaffInvitationError', problem: 'UNKNOWN' });
    }
  });

  test('somebody has taken', async () => {
    const invitation = await invite(shop);
    await accept(await world.person(), invitation);
    expect(await refusal(invitation.token)).toMatchObject({ problem: 'USED_UP' });
  });

  test('the owner has taken back; who had taken it stays', async () => {
    const [person, invitation] = [await world.person(), await invite(shop, { useLimit: 5 })];
    await accept(person, invitation);
    const input = { merchantId: shop.id, invitationId: invitation.id };
    for (let time = 0; time < 2; time++) {
      expect((await mutate(shop.owner, 'revokeStaffInvitation', input)).__typename).toBe(
        'RevokeStaffInvitationSuccess',
      );
    }
    expect(await refusal(invitation.token)).toMatchObject({ problem: 'REVOKED' });
    expect((await accept(person, invitation)).replayed).toBe(true);
  });

  test('is over', async () => {
    const invitation = await invite(shop);
    await world.pool.query('ALTER TABLE staff_invitation DISABLE TRIGGER staff_invitation_guard');
    await world.pool.query(
      `UPDATE staff_invitation SET created_at = now() - interval '2 days', expires_at = now() - interval '1 second' WHERE id = $1`,
      [uuidOf(invitation.id)],
    );
    await world.pool.query('ALTER TABLE staff_invitation ENABLE TRIGGER staff_invitation_guard');
    expect(await refusal(invitation.token)).toMatchObject({ problem: 'OVER' });
  });

  test('was made by an owner who is none any more', async () => {
    const own = await network.shop();
    const second = await own.staff('OWNER');
    const { token } = await mutate<{ token: string }>(
      second,
      'createStaffInvitation',
      { merchantId: own.id, role: 'CASHIER' },
      '... on CreateStaffInvitationSuccess { token }',
    );
    await mutate(own.owner, 'setMerchantStaffRole', {
      merchantId: own.id,
      staffId: await placeOf(own, second),
      role: 'MANAGER',
    });
    expect(await refusal(token ?? '')).toMatchObject({ problem: 'REVOKED' });
  });

  test('they work at already, by another way', async () => {
    const invitation = await invite(shop);
    expect(await refusal(invitation.token, shop.owner)).toMatchObject({ __typename: 'AlreadyExistsError' });
    expect((await accept(await world.person(), invitation)).__typename).toBe('AcceptStaffInvitationSuccess');
  });

  test('is of a network that has shut them out', async () => {
    const [member] = await network.members(1, 1);
    if (member === undefined) throw new Error('nobody');
    await world.pool.query(`UPDATE membership SET status = 'REMOVED' WHERE user_id = $1`, [member.userId]);
    expect((await refusal((await invite(shop)).token, member)).__typename).toBe('ForbiddenError');
  });

  test('is of a network that lets people in one by one, until it has', async () => {
    const closed = await world.network({ joinPolicy: 'APPROVAL' });
    const { token } = await invite(await closed.shop());
    const person = await world.person('มาลี');
    expect(await refusal(token, person)).toMatchObject({ __typename: 'NetworkPendingError', isAsked: false });
    await mutate(person, 'joinNetwork', { networkId: closed.id, displayName: 'มาลี' });
    expect(await refusal(token, person)).toMatchObject({ __typename: 'NetworkPendingError', isAsked: true });
    await world.pool.query(`UPDATE membership SET status = 'ACTIVE' WHERE user_id = $1`, [person.userId]);
    expect((await accept(person, { token })).__typename).toBe('AcceptStaffInvitationSuccess');
  });
});

test('one who left the network takes a new place, not the old one', async () => {
  const person = await world.person();
  await accept(person, await invite(shop, { role: 'MANAGER' }));
  const before = await placeOf(shop, person);
  await mutate(person, 'leaveNetwork', { networkId: network.id });
  expect(await accept(person, await invite(shop, { role: 'CASHIER' }))).toMatchObject({
    replayed: false,
    merchant: { viewerStaffRole: 'CASHIER' },
  });
  expect(await placeOf(shop, person)).not.toBe(before);
});

test.each([
  [{ validHours: 0 }, 'validHours'],
  [{ validHours: 169 }, 'validHours'],
  [{ useLimit: 0 }, 'useLimit'],
  [{ useLimit: 21 }, 'useLimit'],
  [{ role: 'OWNER', useLimit: 2 }, 'useLimit'],
])('an invitation with %o is refused', async (options, path) => {
  const result = await expectNothingWritten(() =>
    mutate(
      shop.owner,
      'createStaffInvitation',
      { merchantId: shop.id, role: 'CASHIER', ...options },
      onValidationError,
    ),
  );
  expect(wrongFields(result)).toEqual([path]);
});

test('a shop that waits for its approval invites nobody, and one with twenty open invitations no more', async () => {
  const waiting = await network.shop({ approved: false });
  const attempt = (of: Shop) =>
    mutate(of.owner, 'createStaffInvitation', { merchantId: of.id, role: 'CASHIER' }, onValidationError);
  expect(wrongFields(await expectNothingWritten(() => attempt(waiting)))).toEqual(['merchantId']);
  const own = await network.shop();
  for (let made = 0; made < 20; made++) await invite(own);
  expect(wrongFields(await expectNothingWritten(() => attempt(own)))).toEqual(['merchantId']);
});

describe('a role', () => {
  test('is set by an owner, and holds with the next call', async () => {
    const person = await shop.staff('CASHIER');
    const staffId = await placeOf(shop, person);
    const set = (role: string) =>
      mutate(shop.owner, 'setMerchantStaffRole', { merchantId: shop.id, staffId, role });
    expect((await set('MANAGER')).__typename).toBe('SetMerchantStaffRoleSuccess');
    const { node } = await person.client.ask<{ node: { viewerStaffRole: string } }>(
      'query ($id: ID!) { node(id: $id) { ... on Merchant { viewerStaffRole } } }',
      { id: shop.id },
    );
    expect(node.viewerStaffRole).toBe('MANAGER');
  });

  test('of the only owner stays', async () => {
    const own = await network.shop();
    const staffId = await placeOf(own, own.owner);
    const result = await expectNothingWritten(() =>
      mutate(
        own.owner,
        'setMerchantStaffRole',
        { merchantId: own.id, staffId, role: 'CASHIER' },
        onStateError,
      ),
    );
    expect(result).toMatchObject({ __typename: 'StateError', state: 'LAST_OWNER' });
  });
});
