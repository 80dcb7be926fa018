import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agreeOnReconciliation } from '../model/compare.ts';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { letLoanAge, letLoanBeDue } from '../testkit/loans.ts';
import { mutate, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { noticesOf } from '../testkit/notices.ts';
import { voucherOf, walletOf } from '../testkit/redeem.ts';
import type { Shop } from '../testkit/shop.ts';
import { runJob } from '../testkit/time-travel.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let shop: Shop;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  shop = await network.shop({ name: 'ร้านช่างเดช' });
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await agreeOnReconciliation(world.pool);
  await world.stop();
});

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

interface Loan {
  readonly member: MemberPerson;
  readonly voucherId: string;
  readonly code: string;
  readonly useId: string;
}

/** Something for 20 points that a member with 50 has borrowed. */
async function borrow(terms: object = {}, at = shop): Promise<Loan> {
  const [member] = await network.members(1, 50);
  if (member === undefined) throw new Error('nobody');
  const offer = await at.offer({ kind: 'HOLD', title: 'เต็นท์งานบุญ', costPoints: 20, ...terms });
  const voucher = await voucherOf(member, offer);
  const { useId } = await at.use(voucher.code);
  return { member, voucherId: voucher.id, code: voucher.code, useId: useId ?? '' };
}

const whole = { available: 50, held: 0, lifetimeEarned: 50 };
const lent = { available: 30, held: 20, lifetimeEarned: 50 };

function release(input: object, at = shop, by: Person = at.owner) {
  return mutate(
    by,
    'releaseVoucher',
    { merchantId: at.id, ...input },
    '... on ReleaseVoucherSuccess { quantity } ... on VoucherStateError { state }',
  );
}

function releaseHold(useId: string, by: Person = network.coordinator) {
  return mutate<{ use: { releasedAt: string | null } }>(
    by,
    'releaseHold',
    { useId },
    '... on ReleaseHoldSuccess { use { releasedAt } } ... on VoucherStateError { state }',
  );
}

async function dueAt({ member, voucherId }: Loan): Promise<string | null> {
  const { node } = await member.client.ask<{ node: { dueAt: string | null } }>(
    'query ($id: ID!) { node(id: $id) { ... on Voucher { dueAt } } }',
    { id: voucherId },
  );
  return node.dueAt;
}

const kindsOf = async (member: MemberPerson, kind: string) =>
  (await noticesOf(member)).filter((notice) => notice.kind === kind);

describe('an offer that holds points', () => {
  const offerFields = '... on CreateOfferSuccess { offer { loanDays guaranteeUntil } }';
  const create = (change: object) =>
    mutate<{ offer: { loanDays: number | null; guaranteeUntil: string | null } }>(
      shop.owner,
      'createOffer',
      {
        ...{ merchantId: shop.id, title: { th: 'เต็นท์' }, costPoints: 20, kind: 'HOLD', submit: false },
        ...change,
      },
      `${offerFields} ${onValidationError}`,
    );

  test('says for how many days it lends, or until when it is a guarantee; a week when it says nothing', async () => {
    const until = new Date(Date.now() + 90 * 86_400_000).toISOString();
    expect((await create({ loanDays: 3 })).offer).toEqual({ loanDays: 3, guaranteeUntil: null });
    expect((await create({ guaranteeUntil: until })).offer).toEqual({
      loanDays: null,
      guaranteeUntil: until,
    });
    expect((await create({})).offer).toEqual({ loanDays: 7, guaranteeUntil: null });
    expect((await create({ kind: 'SPEND' })).offer).toEqual({ loanDays: null, guaranteeUntil: null });
  });

  test.each([
    ['both', { loanDays: 3, guaranteeUntil: '2099-01-01T00:00:00Z' }, ['guaranteeUntil']],
    ['a guarantee that is over', { guaranteeUntil: '2020-01-01T00:00:00Z' }, ['guaranteeUntil']],
    ['a loan of no days', { loanDays: 0 }, ['loanDays']],
    ['a loan of what is spent', { kind: 'SPEND', loanDays: 3 }, ['loanDays']],
  ])('with %s is a ValidationError', async (_what, change, fields) => {
    const result = await expectNothingWritten(() => create(change));
    expect([result.__typename, wrongFields(result)]).toEqual(['ValidationError', fields]);
  });

  test('takes the one in the other’s place while it is a draft', async () => {
    const offer = await shop.offer({ kind: 'HOLD', state: 'DRAFT' });
    const guaranteeUntil = new Date(Date.now() + 86_400_000).toISOString();
    for (const [change, terms] of [
      [{ guaranteeUntil }, { loanDays: null, guaranteeUntil }],
      [{ loanDays: 14 }, { loanDays: 14, guaranteeUntil: null }],
    ]) {
      const { offer: changed } = await mutate<{ offer: object }>(
        shop.owner,
        'updateOffer',
        { offerId: offer.id, ...change },
        '... on UpdateOfferSuccess { offer { loanDays guaranteeUntil } }',
      );
      expect(changed).toEqual(terms);
    }
  });
});

describe('what is lent', () => {
  test('is due at the end of the day that many days after it went out, by the village’s clock', async () => {
    const loan = await borrow({ loanDays: 3 });
    const { rows } = await world.pool.query<{ due: string; today: string }>(
      `SELECT to_char(due_at AT TIME ZONE 'Asia/Bangkok', 'YYYY-MM-DD HH24:MI:SS') AS due,
        ((now() AT TIME ZONE 'Asia/Bangkok')::date + 3)::text AS today FROM voucher WHERE id = $1`,
      [TypeID.fromString(loan.voucherId).toUUID()],
    );
    expect(rows[0]?.due).toBe(`${rows[0]?.today} 23:59:59`);
    expect(await dueAt(loan)).toMatch(/T16:59:59.000Z$/);
    expect(await walletOf(loan.member)).toEqual(lent);
  });

  test('has no due day before it is handed out, and a guarantee has its own end', async () => {
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString();
    const guarantee = await borrow({ guaranteeUntil: until });
    expect(await dueAt(guarantee)).toBe(until);
    const [member] = await network.members(1, 50);
    if (member === undefined) throw new Error('nobody');
    const voucher = await voucherOf(member, await shop.offer({ kind: 'HOLD', costPoints: 20 }));
    expect(await dueAt({ member, voucherId: voucher.id, code: '', useId: '' })).toBeNull();
  });

  test('is told to the counter with its day', async () => {
    const [member] = await network.members(1, 50);
    if (member === undefined) throw new Error('nobody');
    const voucher = await voucherOf(member, await shop.offer({ kind: 'HOLD', costPoints: 20, loanDays: 2 }));
    const used = await mutate<{ dueAt: string }>(
      shop.owner,
      'useVoucher',
      { merchantId: shop.id, code: voucher.code, nonce: randomUUID() },
      '... on UseVoucherSuccess { dueAt }',
    );
    expect(used.dueAt).toBe(await dueAt({ member, voucherId: voucher.id, code: '', useId: '' }));
  });

  test('is listed for its shop, the first due first, without a word of who has it', async () => {
    const own = await network.shop();
    const later = await borrow({ loanDays: 9 }, own);
    const sooner = await borrow({ loanDays: 2 }, own);
    const list = async (after: string | null) => {
      const { node } = await own.owner.client.ask<{
        node: {
          loansOut: {
            totalCount: number;
            nodes: { id: string; offer: { title: string } }[];
            pageInfo: { endCursor: string; hasNextPage: boolean };
          };
        };
      }>(
        `query ($id: ID!, $after: String) { node(id: $id) { ... on Merchant { loansOut(first: 1, after: $after) {
          totalCount nodes { id usedAt dueAt offer { title } } pageInfo { endCursor hasNextPage } } } } }`,
        { id: own.id, after },
      );
      return node.loansOut;
    };
    const first = await list(null);
    const second = await list(first.pageInfo.endCursor);
    expect([first, second].map(({ nodes }) => nodes[0]?.id)).toEqual([sooner.useId, later.useId]);
    expect([first.totalCount, second.pageInfo.hasNextPage]).toEqual([2, false]);
    await release({ useId: sooner.useId }, own);
    expect((await list(null)).nodes.map(({ id }) => id)).toEqual([later.useId]);
  });
});

describe('its return', () => {
  test('by one tap on the shop’s list gives the points back, and tells the member', async () => {
    const loan = await borrow();
    expect((await release({ useId: loan.useId })).__typename).toBe('ReleaseVoucherSuccess');
    expect(await walletOf(loan.member)).toEqual(whole);
    expect(await kindsOf(loan.member, 'HOLD_RELEASED')).toMatchObject([
      { path: `/vouchers/${loan.voucherId}` },
    ]);
    const again = await expectNothingWritten(() => release({ useId: loan.useId }));
    expect(again).toMatchObject({ __typename: 'VoucherStateError', state: 'RELEASED' });
  });

  test('a year late costs nothing', async () => {
    const loan = await borrow({ loanDays: 1 });
    await letLoanAge(world, loan.voucherId, 24 * 365);
    expect((await release({ code: loan.code })).__typename).toBe('ReleaseVoucherSuccess');
    expect(await walletOf(loan.member)).toEqual(whole);
  });

  test('is not another shop’s to say, nor of what is not lent', async () => {
    const [loan, other] = [await borrow(), await network.shop()];
    const elsewhere = await expectNothingWritten(() => release({ useId: loan.useId }, other));
    expect(elsewhere.__typename).toBe('VoucherNotFoundError');
    for (const useId of [TypeID.fromUUID('use', v7()).toString(), 'use_1']) {
      const unknown = await expectNothingWritten(() => release({ useId }));
      expect(unknown.__typename).toBe('VoucherNotFoundError');
    }
    const spent = await borrow({ kind: 'SPEND' });
    const never = await expectNothingWritten(() => release({ useId: spent.useId }));
    expect(never).toMatchObject({ __typename: 'VoucherStateError', state: 'USED' });
  });

  test.each([
    ['neither', {}],
    ['both', { code: '2222222222', useId: 'use_1' }],
  ])('named by %s code and use is no request', async (_what, input) => {
    const code = await shop.owner.client.errorCode(
      'mutation ($input: ReleaseVoucherInput!) { releaseVoucher(input: $input) { __typename } }',
      { input: { merchantId: shop.id, ...input } },
    );
    expect(code).toBe('BAD_USER_INPUT');
  });
});

describe('when the shop is away', () => {
  test('a coordinator sees what is out, and gives the points back; the passbook says who did', async () => {
    const loan = await borrow();
    const { network: found } = await network.coordinator.client.ask<{
      network: { loansOut: { nodes: { id: string; offer: { merchant: { name: string } } }[] } };
    }>(
      'query ($slug: String!) { network(slug: $slug) { loansOut(first: 100) { nodes { id dueAt offer { merchant { name } } } } } }',
      { slug: network.slug },
    );
    expect(found.loansOut.nodes.find(({ id }) => id === loan.useId)?.offer.merchant.name).toBe('ร้านช่างเดช');

    expect((await releaseHold(loan.useId)).use?.releasedAt).not.toBeNull();

    expect(await walletOf(loan.member)).toEqual(whole);
    expect(await kindsOf(loan.member, 'HOLD_RELEASED')).toHaveLength(1);
    const { node } = await loan.member.client.ask<{ node: { passbook: { nodes: { by: string }[] } } }>(
      'query ($id: ID!) { node(id: $id) { ... on Member { passbook(first: 2) { nodes { by: confirmedBy(language: EN) } } } } }',
      { id: loan.member.memberId },
    );
    expect(node.passbook.nodes.map(({ by }) => by)).toEqual(['Coordinator', 'ร้านช่างเดช']);
    const again = await expectNothingWritten(() => releaseHold(loan.useId));
    expect(again).toMatchObject({ __typename: 'VoucherStateError', state: 'RELEASED' });
  });

  test('a coordinator gives nobody’s points back but others’', async () => {
    const loan = await borrow();
    await world.pool.query(`UPDATE membership SET roles = '{MEMBER,COORDINATOR}' WHERE user_id = $1`, [
      loan.member.userId,
    ]);
    const own = await expectNothingWritten(() => releaseHold(loan.useId, loan.member));
    expect(own.__typename).toBe('ForbiddenError');
    expect((await releaseHold(loan.useId)).__typename).toBe('ReleaseHoldSuccess');
  });

  test('and nobody does anything, a hold ends by itself half a year after it was due', async () => {
    const [young, old] = [await borrow({ loanDays: 1 }), await borrow({ loanDays: 1 })];
    await letLoanAge(world, young.voucherId, 24 * 180);
    await letLoanAge(world, old.voucherId, 24 * 182);
    await runJob(world, 'release_old_holds');
    await waitUntil('the points to be back', async () => (await walletOf(old.member)).held === 0);
    expect(await walletOf(old.member)).toEqual(whole);
    expect(await kindsOf(old.member, 'HOLD_RELEASED')).toHaveLength(1);
    expect(await walletOf(young.member)).toEqual(lent);
  });

  test('a network may let it be shorter', async () => {
    const own = await world.network();
    await world.pool.query('UPDATE network SET max_hold_days = 10 WHERE id = $1', [own.uuid]);
    const place = await own.shop();
    const [member] = await own.members(1, 50);
    if (member === undefined) throw new Error('nobody');
    const voucher = await voucherOf(member, await place.offer({ kind: 'HOLD', costPoints: 20, loanDays: 1 }));
    await place.use(voucher.code);
    await letLoanAge(world, voucher.id, 24 * 12);
    await runJob(world, 'release_old_holds');
    await waitUntil('the points to be back', async () => (await walletOf(member)).held === 0);
  });
});

describe('a reminder', () => {
  const localNow = `now() AT TIME ZONE network.time_zone`;
  const remind = async (loan: Loan) => {
    await runJob(world, 'remind_of_loans');
    return waitUntil('the job to have come by', async () => {
      const { rows } = await world.pool.query<{ kind: string }>(
        'SELECT kind::text FROM loan_reminder WHERE voucher_id = $1 ORDER BY kind',
        [TypeID.fromString(loan.voucherId).toUUID()],
      );
      return rows.length > 0 ? rows.map(({ kind }) => kind) : null;
    });
  };

  test('comes before the day, and once after; never a third time, and never with a threat', async () => {
    const loan = await borrow();
    const early = await borrow();
    await letLoanBeDue(world, early.voucherId, `(${localNow})::date + 3`);
    // From nine on, the end of tomorrow: it is the day before, and late enough. Until nine, the end of today.
    await letLoanBeDue(world, loan.voucherId, `(${localNow} + interval '15 hours')::date + time '23:59:59'`);
    expect(await remind(loan)).toEqual(['BEFORE']);
    expect(await kindsOf(loan.member, 'LOAN_DUE')).toMatchObject([
      { title: 'Please bring it back soon', path: `/vouchers/${loan.voucherId}` },
    ]);

    await letLoanBeDue(world, loan.voucherId, `(${localNow})::date - 2`);
    await runJob(world, 'remind_of_loans');
    const told = await waitUntil('the second to come', async () => {
      const found = await kindsOf(loan.member, 'LOAN_DUE');
      return found.length === 2 ? found : null;
    });
    expect(told[0]).toMatchObject({ title: 'It was due back' });
    expect(told[0]?.body).toContain('your points are all there');

    // A witness: when this one is told, the job has passed by the others again.
    const witness = await borrow();
    await letLoanBeDue(world, witness.voucherId, `(${localNow})::date - 2`);
    expect(await remind(witness)).toEqual(['AFTER']);
    expect(await kindsOf(loan.member, 'LOAN_DUE')).toHaveLength(2);
    expect(await kindsOf(early.member, 'LOAN_DUE')).toEqual([]);
  });

  test('is not given for what is back', async () => {
    const [loan, witness] = [await borrow(), await borrow()];
    for (const { voucherId } of [loan, witness]) {
      await letLoanBeDue(world, voucherId, `(${localNow})::date - 2`);
    }
    await release({ code: loan.code });
    await remind(witness);
    expect(await kindsOf(loan.member, 'LOAN_DUE')).toEqual([]);
  });
});
