import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { mutate, type Outcome, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { cancel, voucherOf, walletOf } from '../testkit/redeem.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;

beforeAll(async () => {
  world = await World.start();
  network = await world.network({ awardLimitPoints: 500 });
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await world.stop();
});

interface Awarded extends Outcome {
  readonly replayed?: boolean;
  readonly wallet?: { readonly available: number; readonly held: number; readonly lifetimeEarned: number };
}

function award(
  member: { readonly memberId: string },
  change: object = {},
  by: Person = network.coordinator,
): Promise<Awarded> {
  return mutate<{ replayed: boolean; wallet: NonNullable<Awarded['wallet']> }>(
    by,
    'awardPoints',
    {
      memberId: member.memberId,
      points: 20,
      reason: { th: 'ปลูกป่าชุมชน', en: 'Planted trees' },
      idempotencyKey: randomUUID(),
      ...change,
    },
    `... on AwardPointsSuccess { replayed wallet { available held lifetimeEarned } } ${onValidationError}`,
  );
}

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

describe('an award', () => {
  test('credits the points, and answers with the wallet after it', async () => {
    const member = await network.member();
    expect(await award(member)).toEqual({
      __typename: 'AwardPointsSuccess',
      replayed: false,
      wallet: { available: 20, held: 0, lifetimeEarned: 20 },
    });
    expect((await award(member, { points: 500 })).wallet).toMatchObject({
      available: 520,
      lifetimeEarned: 520,
    });
  });

  test('sent again with its key credits once', async () => {
    const member = await network.member();
    const idempotencyKey = randomUUID();
    await award(member, { idempotencyKey });
    const again = await expectNothingWritten(() => award(member, { idempotencyKey }));
    expect(again).toMatchObject({ replayed: true, wallet: { available: 20 } });
  });

  test.each([
    ['other points', { points: 21 }],
    ['another reason', { reason: { th: 'ล้างวัด' } }],
  ])('sent again with its key and %s is a conflict', async (_name, change) => {
    const member = await network.member();
    const idempotencyKey = randomUUID();
    await award(member, { idempotencyKey });
    const result = await expectNothingWritten(() => award(member, { idempotencyKey, ...change }));
    expect(result).toMatchObject({ __typename: 'IdempotencyConflictError', code: 'IDEMPOTENCY_CONFLICT' });
  });

  test('sent again with its key for another member is a conflict', async () => {
    const [first, second] = [await network.member(), await network.member()];
    const idempotencyKey = randomUUID();
    await award(first, { idempotencyKey });
    const result = await expectNothingWritten(() => award(second, { idempotencyKey }));
    expect(result.__typename).toBe('IdempotencyConflictError');
  });

  test.each([
    ['of nothing', { points: 0 }, ['points']],
    ['that takes away', { points: -5 }, ['points']],
    ['over the network’s limit', { points: 501 }, ['points']],
    ['as large as there is', { points: 2_147_483_647 }, ['points']],
    ['without a reason', { reason: {} }, ['reason']],
    ['with an empty reason', { reason: { th: ' ' } }, ['reason']],
    ['with an enormous reason', { reason: { th: 'ก'.repeat(1_001) } }, ['reason']],
    ['with a reason that turns the text around', { reason: { en: 'good\u202edeed' } }, ['reason']],
    ['with a short key', { idempotencyKey: 'seven77' }, ['idempotencyKey']],
    ['with a key with NUL', { idempotencyKey: 'a-key-with\u0000nul' }, ['idempotencyKey']],
  ])('%s is a ValidationError', async (_name, change, fields) => {
    const member = await network.member();
    const result = await expectNothingWritten(() => award(member, change));
    expect(result.__typename).toBe('ValidationError');
    expect(wrongFields(result).map((path) => path.split('.')[0])).toEqual(fields);
  });

  test.each([1.5, 2_147_483_648, '20', null])('of %j points is no request at all', async (points) => {
    const member = await network.member();
    const { errors } = await expectNothingWritten(() =>
      network.coordinator.client.send(
        'mutation ($input: AwardPointsInput!) { awardPoints(input: $input) { __typename } }',
        {
          input: { memberId: member.memberId, points, reason: { th: 'ดี' }, idempotencyKey: randomUUID() },
        },
      ),
    );
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });

  test('to oneself is refused, also by a coordinator who is a member', async () => {
    const { coordinator } = network;
    const { membership } = await mutate<{ membership: { member: { id: string } } }>(
      coordinator,
      'joinNetwork',
      { networkId: network.id, displayName: 'ผู้ประสานงาน' },
      '... on JoinNetworkSuccess { membership { member { id } } }',
    );
    const memberId = membership?.member.id ?? '';
    const result = await expectNothingWritten(() => award({ memberId }));
    expect(['ForbiddenError', 'ValidationError']).toContain(result.__typename);
    expect(await walletOf({ ...coordinator, memberId })).toMatchObject({ lifetimeEarned: 0 });
  });

  test.each(['LEFT', 'REMOVED', 'PENDING'])('to one whose membership is %s is refused', async (status) => {
    const member = await network.member();
    await world.pool.query('UPDATE membership SET status = $2::membership_status WHERE user_id = $1', [
      member.userId,
      status,
    ]);
    const result = await expectNothingWritten(() => award(member));
    expect(['ForbiddenError', 'ValidationError']).toContain(result.__typename);
  });

  test.each([
    ['unknown', () => TypeID.fromUUID('member', v7()).toString()],
    ['malformed', () => 'member_1'],
    ['of another type', () => network.id],
  ])('to a member id that is %s is forbidden', async (_name, memberId) => {
    const result = await expectNothingWritten(() => award({ memberId: memberId() }));
    expect(result.__typename).toBe('ForbiddenError');
  });

  test('20 at once add up', async () => {
    const member = await network.member();
    await Promise.all(Array.from({ length: 20 }, () => award(member, { points: 3 })));
    expect(await walletOf(member)).toEqual({ available: 60, held: 0, lifetimeEarned: 60 });
  });
});

interface Line {
  readonly id: string;
  readonly kind: string;
  readonly points: number;
  readonly balanceAfter: number;
  readonly th: string;
  readonly en: string;
  readonly by: string;
  readonly voucher: { readonly id: string } | null;
}
interface Page {
  readonly totalCount: number;
  readonly nodes: readonly Line[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

async function passbook(member: MemberPerson, args = 'first: 100', count = 'totalCount'): Promise<Page> {
  const { node } = await member.client.ask<{ node: { passbook: Page } }>(
    `query ($id: ID!) { node(id: $id) { ... on Member { passbook(${args}) { ${count} nodes {
      id kind points balanceAfter th: description(language: TH) en: description(language: EN)
      by: confirmedBy(language: EN) voucher { id } } pageInfo { hasNextPage endCursor } } } } }`,
    { id: member.memberId },
  );
  return node.passbook;
}

describe('the passbook', () => {
  test('has a line for each movement: its sign, its kind, the balance after it, both languages, who stands behind it', async () => {
    const member = await network.member();
    await award(member, { points: 100 });
    const shop = await network.shop({ name: 'ร้านป้าแดง' });
    const spend = await shop.offer({ costPoints: 30, title: 'กาแฟเย็น' });
    const hold = await shop.offer({ kind: 'HOLD', costPoints: 20, title: 'เต็นท์' });
    const kept = await voucherOf(member, spend);
    const cancelled = await voucherOf(member, spend);
    await cancel(member, cancelled.id);
    const lent = await voucherOf(member, hold);
    await shop.use(lent.code);
    await mutate(shop.owner, 'releaseVoucher', { merchantId: shop.id, code: lent.code });

    const { nodes, totalCount } = await passbook(member);

    expect(totalCount).toBe(6);
    const texts = (title: string) => ({
      th: expect.stringContaining(title),
      en: expect.stringContaining(title),
    });
    const ofShop = { by: 'ร้านป้าแดง' };
    expect(nodes.map(({ id, ...line }) => line)).toEqual([
      {
        kind: 'RELEASE',
        points: 20,
        balanceAfter: 70,
        ...texts('เต็นท์'),
        ...ofShop,
        voucher: { id: lent.id },
      },
      { kind: 'HOLD', points: -20, balanceAfter: 50, ...texts('เต็นท์'), ...ofShop, voucher: { id: lent.id } },
      {
        ...{ kind: 'RETURN', points: 30, balanceAfter: 70, ...texts('กาแฟเย็น') },
        ...{ by: 'System', voucher: { id: cancelled.id } },
      },
      {
        ...{ kind: 'REDEEM', points: -30, balanceAfter: 40, ...texts('กาแฟเย็น') },
        ...{ ...ofShop, voucher: { id: cancelled.id } },
      },
      {
        kind: 'REDEEM',
        points: -30,
        balanceAfter: 70,
        ...texts('กาแฟเย็น'),
        ...ofShop,
        voucher: { id: kept.id },
      },
      {
        ...{ kind: 'AWARD', points: 100, balanceAfter: 100, th: 'ปลูกป่าชุมชน', en: 'Planted trees' },
        ...{ by: 'Coordinator', voucher: null },
      },
    ]);
  });

  test('adds up: each balance is the one before it and the points', async () => {
    const member = await network.member();
    const shop = await network.shop();
    const offer = await shop.offer({ costPoints: 7 });
    for (let round = 0; round < 5; round++) {
      await award(member, { points: 10 + round });
      const voucher = await voucherOf(member, offer);
      if (round % 2 === 0) await cancel(member, voucher.id);
    }
    const lines = [...(await passbook(member)).nodes].reverse();
    let balance = 0;
    for (const line of lines) {
      balance += line.points;
      expect(line.balanceAfter).toBe(balance);
    }
    expect(await walletOf(member)).toMatchObject({ available: balance });
  });

  test('of 10,000 lines is read by the page: no scan of the table, no more index entries than a few pages', async () => {
    const member = await network.member();
    await world.pool.query(
      `SELECT FROM award_points($1, (SELECT array_agg(gen_random_uuid()) FROM generate_series(1, 10000)),
        array_fill($2::uuid, '{10000}'), array_fill(1, '{10000}'), array_fill('ทำดี'::text, '{10000}'),
        array_fill('Deed'::text, '{10000}'), array_fill($3::uuid, '{10000}'),
        (SELECT array_agg(gen_random_uuid()::text) FROM generate_series(1, 10000)))`,
      [
        network.uuid,
        TypeID.fromString(member.memberId).toUUID(),
        TypeID.fromString(network.coordinator.membershipId).toUUID(),
      ],
    );
    await world.pool.query('ANALYZE transfer');
    const first = await passbook(member, 'first: 20', '');
    const before = await transferReads();

    const second = await passbook(member, `first: 20, after: "${first.pageInfo.endCursor}"`, '');

    expect([...first.nodes, ...second.nodes].map((line) => line.balanceAfter)).toEqual(
      Array.from({ length: 40 }, (_, index) => 10_000 - index),
    );
    const after = await waitUntil('the server to report its reads', async () => {
      const reads = await transferReads();
      return reads.indexScans > before.indexScans ? reads : null;
    });
    // A few lines of when the table was small may be reported late; a scan would read them all.
    expect(after.scanned - before.scanned).toBeLessThan(1_000);
    // Both pages may be counted here: the server reports what it read once a second.
    expect(after.indexEntries - before.indexEntries).toBeLessThan(2_000);
    expect((await passbook(member, 'first: 1')).totalCount).toBe(10_000);
  });
});

/** What PostgreSQL has read of the transfers so far: rows by scanning, and entries of their indexes. */
async function transferReads(): Promise<{ scanned: number; indexScans: number; indexEntries: number }> {
  const { rows } = await world.pool.query<{ scanned: string; scans: string; entries: string }>(
    `SELECT seq_tup_read AS scanned, idx_scan AS scans,
      (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE relname = 'transfer') AS entries
    FROM pg_stat_user_tables WHERE relname = 'transfer'`,
  );
  const [row] = rows;
  return {
    scanned: Number(row?.scanned),
    indexScans: Number(row?.scans),
    indexEntries: Number(row?.entries),
  };
}
