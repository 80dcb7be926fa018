import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mutate, type Outcome, onStateError, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { noticeKindsOf, noticesOf } from '../testkit/notices.ts';
import { voucherOf, walletOf } from '../testkit/redeem.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let open: Network;
let guarded: Network;

beforeAll(async () => {
  world = await World.start();
  open = await world.network();
  guarded = await world.network({ joinPolicy: 'APPROVAL' });
});

afterAll(() => world.stop());

interface MembershipView {
  readonly id: string;
  readonly status: string;
  readonly roles: readonly string[];
  readonly displayName: string;
  readonly member: { readonly id: string; readonly memberNumber: string } | null;
}
const membershipFields = 'membership { id status roles displayName member { id memberNumber } }';

function join(person: Person, network: Network, displayName = 'สมชาย'): Promise<Joined> {
  return mutate<{ pending: boolean; membership: MembershipView }>(
    person,
    'joinNetwork',
    { networkId: network.id, displayName },
    `... on JoinNetworkSuccess { pending ${membershipFields} } ${onValidationError}`,
  );
}
type Joined = Outcome & { pending?: boolean; membership?: MembershipView };

function leave(person: Person, network: Network): Promise<Joined> {
  return mutate<{ membership: MembershipView }>(
    person,
    'leaveNetwork',
    { networkId: network.id },
    `... on LeaveNetworkSuccess { ${membershipFields} } ${onStateError}`,
  );
}

function decide(
  network: Network,
  field: string,
  input: object,
  by: Person = network.coordinator,
): Promise<Joined> {
  return mutate<{ membership: MembershipView }>(
    by,
    field,
    input,
    `... on MembershipDecisionSuccess { ${membershipFields} } ${onStateError} ${onValidationError}`,
  );
}

function idOf(joined: Joined): string {
  if (joined.membership === undefined) throw new Error(JSON.stringify(joined));
  return joined.membership.id;
}

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

describe('joining', () => {
  test('an open network makes a member at once, with a number and an empty wallet', async () => {
    const person = await world.person();
    const joined = await join(person, open, '  ลุงมี  ');
    expect(joined).toEqual({
      __typename: 'JoinNetworkSuccess',
      pending: false,
      membership: {
        id: expect.stringMatching(/^membership_/),
        status: 'ACTIVE',
        roles: ['MEMBER'],
        displayName: 'ลุงมี',
        member: { id: expect.stringMatching(/^member_/), memberNumber: expect.stringMatching(/^\d{6,10}$/) },
      },
    });
    const memberId = joined.membership?.member?.id ?? '';
    expect(await walletOf({ ...person, memberId })).toEqual({ available: 0, held: 0, lifetimeEarned: 0 });
  });

  test('a guarded network waits for a coordinator, who is told; until then there is no member', async () => {
    const person = await world.person();
    const joined = await join(person, guarded);
    expect(joined).toMatchObject({ pending: true, membership: { status: 'PENDING', member: null } });
    expect((await noticesOf(guarded.coordinator))[0]).toMatchObject({
      kind: 'MEMBERSHIP_REQUESTED',
      path: `/coordinator/${guarded.slug}/members`,
    });
    const approved = await decide(guarded, 'approveMembership', { membershipId: idOf(joined) });
    expect(approved).toMatchObject({ membership: { status: 'ACTIVE', member: { id: expect.any(String) } } });
    expect(await noticeKindsOf(person)).toEqual(['MEMBERSHIP_APPROVED']);
  });

  test('one who is not let in is told, and may ask again', async () => {
    const person = await world.person();
    const membershipId = idOf(await join(person, guarded));
    expect(await decide(guarded, 'declineMembership', { membershipId })).toMatchObject({
      membership: { status: 'LEFT' },
    });
    expect(await noticeKindsOf(person)).toEqual(['ROLES_CHANGED']);
    expect(await join(person, guarded)).toMatchObject({ pending: true, membership: { id: membershipId } });
  });

  test('twice is refused, also while waiting', async () => {
    for (const network of [open, guarded]) {
      const person = await world.person();
      await join(person, network);
      const again = await expectNothingWritten(() => join(person, network));
      expect(again).toMatchObject({ __typename: 'AlreadyExistsError', code: 'ALREADY_EXISTS' });
    }
  });

  test('at once in ten requests makes one membership', async () => {
    const person = await world.person();
    const results = await Promise.all(Array.from({ length: 10 }, () => join(person, open)));
    expect(results.filter((result) => result.__typename === 'JoinNetworkSuccess')).toHaveLength(1);
    expect(results.filter((result) => result.__typename === 'AlreadyExistsError')).toHaveLength(9);
  });

  test.each([
    ['no name', { displayName: '  ' }, ['displayName']],
    ['an enormous name', { displayName: 'น'.repeat(81) }, ['displayName']],
    ['a name that turns the text around', { displayName: 'ก\u202eข' }, ['displayName']],
    ['an unknown network', { networkId: TypeID.fromUUID('network', v7()).toString() }, ['networkId']],
    ['a malformed id and no name', { networkId: 'network_', displayName: '' }, ['displayName', 'networkId']],
  ])('with %s is refused', async (_name, change, fields) => {
    const person = await world.person();
    const input = { networkId: open.id, displayName: 'สมชาย', ...change };
    const result = await expectNothingWritten(() => mutate(person, 'joinNetwork', input, onValidationError));
    expect(result.__typename).toBe('ValidationError');
    expect(wrongFields(result)).toEqual(fields);
  });

  test('gives everybody a number of their own', async () => {
    const network = await world.network();
    const people = await world.people(40);
    const numbers = await Promise.all(
      people.map(async (person) => (await join(person, network)).membership?.member?.memberNumber),
    );
    expect(new Set(numbers).size).toBe(40);
  });
});

describe('leaving and coming back', () => {
  test('finds the same wallet, number and vouchers', async () => {
    const member = await open.member({ points: 50 });
    const offer = await (await open.shop()).offer({ costPoints: 20 });
    const voucher = await voucherOf(member, offer);
    expect(await leave(member, open)).toMatchObject({ membership: { status: 'LEFT' } });
    expect(await walletOf(member)).toMatchObject({ available: 30 });

    const back = await join(member, open, 'ชื่อใหม่');

    expect(back.membership).toMatchObject({
      id: member.membershipId,
      displayName: 'ชื่อใหม่',
      member: { id: member.memberId },
    });
    expect(await walletOf(member)).toEqual({ available: 30, held: 0, lifetimeEarned: 50 });
    expect(
      await member.client.ask('query ($id: ID!) { node(id: $id) { ... on Voucher { state } } }', {
        id: voucher.id,
      }),
    ).toEqual({ node: { state: 'ISSUED' } });
  });

  test('twice is refused with the state', async () => {
    const member = await open.member();
    await leave(member, open);
    const again = await expectNothingWritten(() => leave(member, open));
    expect(again).toMatchObject({ __typename: 'StateError', state: 'LEFT' });
  });

  test('does not bring a coordinator’s rights back', async () => {
    const network = await world.network();
    const second = await network.person('COORDINATOR');
    await leave(second, network);
    const back = await join(second, network);
    expect(back.membership?.roles).toEqual(['MEMBER']);
    expect(
      await second.client.errorCode('query ($s: String!) { network(slug: $s) { board { offersWaiting } } }', {
        s: network.slug,
      }),
    ).toBe('FORBIDDEN');
  });

  test('the last coordinator cannot leave, nor lay the role down', async () => {
    const network = await world.network();
    const { coordinator } = network;
    const results = await expectNothingWritten(async () => [
      await leave(coordinator, network),
      await decide(network, 'setMemberRoles', { membershipId: coordinator.membershipId, roles: ['MEMBER'] }),
    ]);
    expect(results.map((result) => result.__typename)).toEqual(['StateError', 'StateError']);
  });
});

describe('a coordinator', () => {
  test('removes a member with a reason, who is told; points stay, joining again is refused until let in', async () => {
    const member = await open.member({ points: 40 });
    const { membershipId } = member;
    const removed = await decide(open, 'removeMembership', { membershipId, reason: 'ย้ายไปอยู่ตำบลอื่น' });
    expect(removed).toMatchObject({ membership: { status: 'REMOVED' } });
    const [notice] = await noticesOf(member);
    expect(notice).toMatchObject({ kind: 'ROLES_CHANGED' });
    expect(notice?.body).toContain('ย้ายไปอยู่ตำบลอื่น');
    expect(await walletOf(member)).toMatchObject({ available: 40 });
    expect((await join(member, open)).__typename).toBe('AlreadyExistsError');

    await decide(open, 'approveMembership', { membershipId });
    expect(await walletOf(member)).toEqual({ available: 40, held: 0, lifetimeEarned: 40 });
  });

  test.each(['', '   ', 'ก'.repeat(1_001)])('cannot remove without a fit reason (%#)', async (reason) => {
    const { membershipId } = await open.member();
    const result = await expectNothingWritten(() =>
      decide(open, 'removeMembership', { membershipId, reason }),
    );
    expect(wrongFields(result)).toEqual(['reason']);
  });

  test('cannot remove themselves', async () => {
    const { membershipId } = open.coordinator;
    const result = await expectNothingWritten(() =>
      decide(open, 'removeMembership', { membershipId, reason: 'ลาออก' }),
    );
    expect(result.__typename).toBe('ForbiddenError');
  });

  test('gives roles and takes them; MEMBER stays; the person is told', async () => {
    const member = await open.member();
    const { membershipId } = member;
    const given = await decide(open, 'setMemberRoles', { membershipId, roles: ['VERIFIER', 'AUDITOR'] });
    expect([...(given.membership?.roles ?? [])].sort()).toEqual(['AUDITOR', 'MEMBER', 'VERIFIER']);
    const taken = await decide(open, 'setMemberRoles', { membershipId, roles: [] });
    expect(taken.membership?.roles).toEqual(['MEMBER']);
    expect(await noticeKindsOf(member)).toEqual(['ROLES_CHANGED', 'ROLES_CHANGED']);
  });

  test('makes a coordinator, who then may let the first one go', async () => {
    const network = await world.network();
    const member = await network.member();
    await decide(network, 'setMemberRoles', { membershipId: member.membershipId, roles: ['COORDINATOR'] });
    expect((await leave(network.coordinator, network)).__typename).toBe('LeaveNetworkSuccess');
  });

  test.each([
    ['approveMembership', 'ACTIVE'],
    ['declineMembership', 'ACTIVE'],
  ])('%s of one who does not wait is refused with the state', async (field, state) => {
    const { membershipId } = await open.member();
    const result = await expectNothingWritten(() => decide(open, field, { membershipId }));
    expect(result).toMatchObject({ __typename: 'StateError', state });
  });

  test('lists the people with search and status', async () => {
    const network = await world.network();
    await network.member({ name: 'Malee' });
    const gone = await network.member({ name: 'Somsri' });
    await leave(gone, network);
    const list = async (args: string) => {
      const { network: seen } = await network.coordinator.client.ask<{
        network: { memberships: { totalCount: number; nodes: { displayName: string }[] } };
      }>(
        `query ($s: String!) { network(slug: $s) { memberships(${args}) { totalCount nodes { displayName } } } }`,
        { s: network.slug },
      );
      return seen.memberships.nodes.map((node) => node.displayName);
    };
    expect(await list('search: "malee"')).toEqual(['Malee 1']);
    expect(await list('status: [LEFT]')).toEqual(['Somsri 1']);
    expect(await list('first: 100, status: [ACTIVE]')).toEqual(['Malee 1', 'Coordinator 1']);
  });
});

describe('notices', () => {
  test('each step of a life reaches whom it should, and nobody else', async () => {
    const network = await world.network();
    const auditor = await network.person('AUDITOR');
    const member = await network.member({ points: 10 });
    const shop = await network.shop();
    const cashier = await shop.staff('CASHIER');
    const offer = await shop.offer({ costPoints: 10 });
    const voucher = await voucherOf(member, offer);
    const { useId } = await shop.use(voucher.code);
    await mutate(shop.owner, 'undoVoucherUse', { merchantId: shop.id, useId });

    expect(await noticeKindsOf(member)).toEqual(['VOUCHER_REVERSED', 'VOUCHER_USED', 'POINTS_AWARDED']);
    expect(await noticeKindsOf(network.coordinator)).toEqual(['OFFER_SUBMITTED', 'MERCHANT_APPLIED']);
    expect(await noticeKindsOf(shop.owner)).toEqual(['OFFER_APPROVED', 'MERCHANT_APPROVED']);
    expect(await noticeKindsOf(cashier)).toEqual(['STAFF_ADDED']);
    expect(await noticeKindsOf(auditor)).toEqual([]);
  });

  test('are written in the language of the reader', async () => {
    const member = await open.member({ points: 15 });
    const { viewer } = await member.client.ask<{ viewer: { notices: { nodes: Record<string, string>[] } } }>(
      '{ viewer { notices { nodes { path th: title(language: TH) en: title(language: EN) } } } }',
    );
    const [notice] = viewer.notices.nodes;
    expect(notice?.['path']).toBe('/passbook');
    expect(notice?.['th']).toMatch(/[\u0e00-\u0e7f]/);
    expect(notice?.['en']).toMatch(/[A-Za-z]/);
    expect(notice?.['en']).not.toMatch(/[\u0e00-\u0e7f]/);
  });

  test('are marked as read: these, then all; others’ are passed over', async () => {
    const member = await open.member({ points: 1 });
    await open.award(member, 2);
    await open.award(member, 3);
    const other = await open.member({ points: 1 });
    const mark = async (noticeIds: readonly string[] | null) => {
      const { markNoticesRead } = await member.client.ask<{
        markNoticesRead: { viewer: { unreadNoticeCount: number } };
      }>(
        'mutation ($i: MarkNoticesReadInput!) { markNoticesRead(input: $i) { viewer { unreadNoticeCount } } }',
        { i: { noticeIds } },
      );
      return markNoticesRead.viewer.unreadNoticeCount;
    };
    const [newest, second] = await noticesOf(member);
    const [foreign] = await noticesOf(other);
    expect(await mark([newest?.id ?? '', foreign?.id ?? '', 'notice_nonsense'])).toBe(2);
    const readAt = (await noticesOf(member))[0]?.readAt;
    expect(readAt).not.toBeNull();
    expect(await mark([newest?.id ?? ''])).toBe(2);
    expect((await noticesOf(member))[0]?.readAt).toBe(readAt);
    expect(await mark(null)).toBe(0);
    expect((await noticesOf(member)).map((notice) => notice.id)).toContain(second?.id);
    expect((await noticesOf(other))[0]?.readAt).toBeNull();
  });
});

test('the board counts what waits, what was awarded and spent, and who can afford something', async () => {
  const network = await world.network();
  const board = async () => {
    const { network: seen } = await network.coordinator.client.ask<{ network: { board: object } }>(
      `query ($s: String!) { network(slug: $s) { board { membershipsWaiting merchantsWaiting offersWaiting
        vouchersOpen pointsAwardedLast30Days pointsSpentLast30Days reachability } } }`,
      { s: network.slug },
    );
    return seen.board;
  };
  expect(await board()).toEqual({
    ...{ membershipsWaiting: 0, merchantsWaiting: 0, offersWaiting: 0, vouchersOpen: 0 },
    ...{ pointsAwardedLast30Days: 0, pointsSpentLast30Days: 0, reachability: null },
  });

  const shop = await network.shop();
  await network.shop({ approved: false });
  await shop.offer({ state: 'SUBMITTED' });
  const offer = await shop.offer({ costPoints: 20 });
  const [first, second] = await network.members(4, 25);
  if (first === undefined || second === undefined) throw new Error('members');
  await network.member({ points: 5 });
  const voucher = await voucherOf(first, offer);
  await shop.use(voucher.code);
  await voucherOf(second, offer);
  const back = await voucherOf((await network.members(1, 20))[0] ?? first, offer);
  await world.pool.query(`SELECT end_vouchers(ARRAY[$1::uuid], 'ISSUED', 'CANCELLED')`, [
    TypeID.fromString(back.id).toUUID(),
  ]);

  expect(await board()).toEqual({
    ...{ membershipsWaiting: 0, merchantsWaiting: 1, offersWaiting: 1, vouchersOpen: 1 },
    ...{ pointsAwardedLast30Days: 125, pointsSpentLast30Days: 40 },
    // Of six members three still have 20 points.
    reachability: 0.5,
  });
});
