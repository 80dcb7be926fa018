import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { mutate, onStateError, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { noticeKindsOf } from '../testkit/notices.ts';
import {
  ceilingWith,
  dayOfMonthInBangkok,
  generosityOf,
  givenByRowAndVouchers,
  inBangkok,
  openness,
  weekdayInBangkok,
} from '../testkit/openings.ts';
import { cancel, redeem, voucherOf } from '../testkit/redeem.ts';
import type { Shop } from '../testkit/shop.ts';
import { letMonthsPass } from '../testkit/time-travel.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let shop: Shop;
let member: MemberPerson;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  shop = await network.shop();
  member = await network.member({ points: 10_000 });
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await world.stop();
});

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const everyDay = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** An offer with days and hours. */
function offerWith(weeklyWindows: readonly object[], more: object = {}) {
  return shop.offer({ weeklyWindows, ...more });
}

describe('days and hours', () => {
  test('closed today, it opens on its next day at its hour, for the question and for the act', async () => {
    const offer = await offerWith([{ days: [weekdayInBangkok(2)], opensAt: '09:00', closesAt: '16:00' }]);
    const opens = inBangkok(2, 9).toISOString();
    expect(await openness(member, offer)).toEqual({
      canRedeem: false,
      reasons: ['OFFER_UNAVAILABLE'],
      availableFrom: opens,
    });
    const refused = await expectNothingWritten(() => redeem(member, offer));
    expect(refused).toMatchObject({ __typename: 'OfferUnavailableError', availableFrom: opens });
  });

  test('open all day today, it is redeemed', async () => {
    const offer = await offerWith([
      {
        days: [weekdayInBangkok(-1), weekdayInBangkok(), weekdayInBangkok(1)],
        opensAt: '00:00',
        closesAt: '24:00',
      },
    ]);
    expect(await openness(member, offer)).toEqual({ canRedeem: true, reasons: [], availableFrom: null });
    expect((await redeem(member, offer)).__typename).toBe('RedeemOfferSuccess');
  });

  test('yesterday’s opening over midnight is still open', async () => {
    const hour = new Date(Date.now() + 7 * 3_600_000).getUTCHours();
    const closes = `${String((hour + 1) % 24).padStart(2, '0')}:30`;
    // An hour before it closes tomorrow: open from yesterday's evening whatever the time is now.
    const offer = await offerWith([
      { days: [weekdayInBangkok(-1), weekdayInBangkok()], opensAt: closes, closesAt: closes },
    ]);
    expect((await openness(member, offer)).canRedeem).toBe(true);
  });

  test('of next week’s days that come after its last, none is', async () => {
    const offer = await offerWith([{ days: [weekdayInBangkok(3)], opensAt: '09:00', closesAt: '16:00' }], {
      availableUntil: inHours(24),
    });
    expect(await openness(member, offer)).toEqual({
      canRedeem: false,
      reasons: ['OFFER_UNAVAILABLE'],
      availableFrom: null,
    });
  });

  test('its first day is still to come: the first opening after it', async () => {
    const offer = await offerWith([{ days: [weekdayInBangkok(1)], opensAt: '09:00', closesAt: '16:00' }], {
      availableFrom: inBangkok(2, 0).toISOString(),
    });
    expect((await openness(member, offer)).availableFrom).toBe(inBangkok(8, 9).toISOString());
  });

  test('are said as they were written, and changed with the rest', async () => {
    const offer = await offerWith([{ days: ['FRIDAY', 'MONDAY'], opensAt: '09:00', closesAt: '16:00' }], {
      state: 'DRAFT',
    });
    const windows = 'weeklyWindows { days opensAt closesAt }';
    const { node } = await shop.owner.client.ask<{ node: object }>(
      `query ($id: ID!) { node(id: $id) { ... on Offer { ${windows} } } }`,
      { id: offer.id },
    );
    expect(node).toEqual({
      weeklyWindows: [{ days: ['MONDAY', 'FRIDAY'], opensAt: '09:00', closesAt: '16:00' }],
    });
    const emptied = await mutate(
      shop.owner,
      'updateOffer',
      { offerId: offer.id, weeklyWindows: [] },
      `... on UpdateOfferSuccess { offer { ${windows} } }`,
    );
    expect(emptied).toMatchObject({ offer: { weeklyWindows: [] } });
  });

  test('that overlap, or are none, are refused', async () => {
    for (const [windows, path] of [
      [
        [
          { days: everyDay, opensAt: '09:00', closesAt: '09:30' },
          { days: ['MONDAY'], opensAt: '09:29', closesAt: '10:00' },
        ],
        'weeklyWindows',
      ],
      [[{ days: [], opensAt: '09:00', closesAt: '10:00' }], 'weeklyWindows.0.days'],
      [[{ days: ['MONDAY'], opensAt: '9 น.', closesAt: '10:00' }], 'weeklyWindows.0.opensAt'],
    ] as const) {
      const input = { merchantId: shop.id, title: { th: 'กาแฟ' }, costPoints: 5, weeklyWindows: windows };
      const result = await expectNothingWritten(() =>
        mutate(shop.owner, 'createOffer', input, onValidationError),
      );
      expect(wrongFields(result)).toEqual([path]);
    }
  });
});

describe('a shop that is closed for a while', () => {
  const closure = '... on MerchantClosureSuccess { merchant { closure { from until note } } }';

  test('says until when and why; nothing of it is redeemed; vouchers stay good; it opens with one tap', async () => {
    const stall = await network.shop();
    const offer = await stall.offer();
    const voucher = await voucherOf(member, offer);
    const until = inHours(48);
    const closed = await mutate<{ merchant: { closure: object } }>(
      stall.owner,
      'closeMerchant',
      { merchantId: stall.id, until, note: { th: 'ไปงานบวชหลาน' } },
      closure,
    );
    expect(closed.merchant?.closure).toMatchObject({ until, note: 'ไปงานบวชหลาน' });
    expect(await openness(member, offer)).toMatchObject({ canRedeem: false, availableFrom: until });
    const refused = await expectNothingWritten(() => redeem(member, offer));
    expect(refused).toMatchObject({ __typename: 'OfferUnavailableError', availableFrom: until });
    // Whoever has a voucher sees it there, and it is as good as before.
    const { node } = await member.client.ask<{ node: object }>(
      'query ($id: ID!) { node(id: $id) { ... on Voucher { state expiresAt merchant { closure { until note } } } } }',
      { id: voucher.id },
    );
    expect(node).toEqual({
      state: 'ISSUED',
      expiresAt: voucher.expiresAt,
      merchant: { closure: { until, note: 'ไปงานบวชหลาน' } },
    });
    expect((await stall.use(voucher.code)).__typename).toBe('UseVoucherSuccess');

    const opened = await mutate<{ merchant: { closure: null } }>(
      stall.owner,
      'reopenMerchant',
      { merchantId: stall.id },
      closure,
    );
    expect(opened.merchant).toEqual({ closure: null });
    expect((await openness(member, offer)).canRedeem).toBe(true);
    // Nobody is told, and nothing follows from it.
    expect(await noticeKindsOf(stall.owner)).not.toContain('MERCHANT_SUSPENDED');
  });

  test('one that is to come changes nothing yet, and pushes what opens within it', async () => {
    const stall = await network.shop();
    const plain = await stall.offer();
    const later = await stall.offer({ availableFrom: inHours(30) });
    const until = inHours(48);
    await mutate(stall.owner, 'closeMerchant', { merchantId: stall.id, from: inHours(24), until });
    expect((await openness(member, plain)).canRedeem).toBe(true);
    expect((await openness(member, later)).availableFrom).toBe(until);
    expect((await redeem(member, plain)).__typename).toBe('RedeemOfferSuccess');
  });

  test('is over by itself', async () => {
    const stall = await network.shop();
    const offer = await stall.offer();
    await mutate(stall.owner, 'closeMerchant', { merchantId: stall.id, until: inHours(1) });
    await world.pool.query(
      `UPDATE merchant SET closed_from = now() - interval '2 hours', closed_until = now() - interval '1 hour'
        WHERE closed_until > now()`,
    );
    expect((await openness(member, offer)).canRedeem).toBe(true);
  });

  test.each([
    ['until', { until: inHours(-1) }],
    ['until', { from: inHours(5), until: inHours(4) }],
    ['until', { until: inHours(24 * 400) }],
    ['from', { from: inHours(-1), until: inHours(4) }],
    ['note.th', { until: inHours(4), note: { th: 'ก'.repeat(201) } }],
  ])('%s is refused, and nothing is written', async (path, input) => {
    const result = await expectNothingWritten(() =>
      mutate(shop.owner, 'closeMerchant', { merchantId: shop.id, ...input }, onValidationError),
    );
    expect(wrongFields(result)).toEqual([path]);
  });

  test('a shop that is not approved is not closed', async () => {
    const applied = await network.shop({ approved: false });
    const result = await expectNothingWritten(() =>
      mutate(applied.owner, 'closeMerchant', { merchantId: applied.id, until: inHours(4) }, onStateError),
    );
    expect(result).toMatchObject({ __typename: 'StateError', state: 'APPLIED' });
  });
});

describe('a shop’s ceiling for the month', () => {
  const setCeiling = (of: Shop, points: number | null) =>
    mutate(of.owner, 'setMonthlyCeiling', { merchantId: of.id, points }, onValidationError);

  test('opens day by day; beyond today’s part it is refused until the day that has room', async () => {
    const stall = await network.shop();
    const offer = await stall.offer({ costPoints: 10 });
    const ceiling = ceilingWith(20);
    await setCeiling(stall, ceiling);
    expect(await generosityOf(stall)).toEqual({ ceilingPoints: ceiling, givenPoints: 0, openPoints: 20 });

    const first = await voucherOf(member, offer);
    await voucherOf(member, offer);
    const refused = await expectNothingWritten(() => redeem(member, offer));
    expect(refused.__typename).toBe('OfferUnavailableError');
    const opens = new Date(refused.availableFrom ?? '');
    expect(opens.getTime()).toBeGreaterThan(Date.now());
    // At a midnight of the village.
    expect((opens.getTime() + 7 * 3_600_000) % 86_400_000).toBe(0);
    expect((await openness(member, offer)).availableFrom).toBe(refused.availableFrom);

    await cancel(member, first.id);
    expect(await generosityOf(stall)).toMatchObject({ givenPoints: 10 });
    expect((await redeem(member, offer)).__typename).toBe('RedeemOfferSuccess');
    expect(await givenByRowAndVouchers(world, stall)).toEqual({ counted: 20, vouchers: 20, ceiling });
  });

  test('counts what was given before it was set, and nothing that is lent', async () => {
    const stall = await network.shop();
    const offer = await stall.offer({ costPoints: 10 });
    const tool = await stall.offer({ costPoints: 50, kind: 'HOLD' });
    await voucherOf(member, offer);
    await setCeiling(stall, ceilingWith(10));
    expect(await generosityOf(stall)).toMatchObject({ givenPoints: 10 });
    expect((await redeem(member, offer)).__typename).toBe('OfferUnavailableError');
    expect((await redeem(member, tool)).__typename).toBe('RedeemOfferSuccess');
    // An offer that is written later is under it, too.
    expect((await redeem(member, await stall.offer({ costPoints: 1 }))).__typename).toBe(
      'OfferUnavailableError',
    );
  });

  test('counts this month alone, and reads no voucher of those before while redemptions wait', async () => {
    const stall = await network.shop();
    const offer = await stall.offer({ costPoints: 1 });
    const before = 120;
    for (let used = 0; used < before; used++) await stall.use((await voucherOf(member, offer)).code);
    await letMonthsPass(world, stall);
    await stall.use((await voucherOf(member, offer)).code);
    await voucherOf(member, offer);
    const client = await world.pool.connect();
    await client.query('BEGIN');
    await client.query('SELECT set_merchant_ceiling($1, 1000)', [TypeID.fromString(stall.id).toUUID()]);
    const { rows } = await client.query<{ read: number }>(
      `SELECT (pg_stat_get_xact_tuples_returned('voucher'::regclass)
        + (SELECT sum(pg_stat_get_xact_tuples_fetched(indexrelid)) FROM pg_index WHERE indrelid = 'voucher'::regclass)
        + pg_stat_get_xact_tuples_fetched('voucher'::regclass))::integer AS read`,
    );
    await client.query('ROLLBACK');
    client.release();
    // What is open at all shops may be read, while that is few.
    expect(rows[0]?.read).toBeLessThan(before);
    await setCeiling(stall, 1_000);
    expect(await generosityOf(stall)).toMatchObject({ givenPoints: 2 });
  });

  test('set lower than what was given, it gives no more; lifted, it gives again', async () => {
    const stall = await network.shop();
    const offer = await stall.offer({ costPoints: 30 });
    await voucherOf(member, offer);
    await setCeiling(stall, 20);
    expect(await generosityOf(stall)).toMatchObject({ ceilingPoints: 20, givenPoints: 30 });
    // More than a whole month gives.
    expect(await openness(member, offer)).toMatchObject({ canRedeem: false, availableFrom: null });
    await setCeiling(stall, null);
    expect(await generosityOf(stall)).toBeNull();
    expect((await redeem(member, offer)).__typename).toBe('RedeemOfferSuccess');
  });

  test('on the month’s last day all of it is open', async () => {
    const { rows } = await world.pool.query<{ first: number; last: number; whole: number }>(
      'SELECT paced_points(1000, 1, 31) AS first, paced_points(1000, 30, 31) AS last, paced_points(1000, 31, 31) AS whole',
    );
    expect(rows[0]).toEqual({ first: 130, last: 971, whole: 1_000 });
    expect(dayOfMonthInBangkok().day).toBeGreaterThan(0);
  });

  test.each([0, -5, 10_000_001])('of %i points is refused', async (points) => {
    const result = await expectNothingWritten(() => setCeiling(shop, points));
    expect(wrongFields(result)).toEqual(['points']);
  });

  test('is seen by those who run the shop and who look after the network, not by its cashier or a member', async () => {
    const stall = await network.shop();
    await setCeiling(stall, 1_000);
    expect(await generosityOf(stall, network.coordinator)).not.toBeNull();
    expect(await generosityOf(stall, await stall.staff('CASHIER'))).toBeNull();
    expect(await generosityOf(stall, member)).toBeNull();
  });
});
