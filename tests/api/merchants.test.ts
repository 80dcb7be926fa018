import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { mutate, type Outcome, onStateError, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { noticeKindsOf, noticesOf } from '../testkit/notices.ts';
import { redeem, viewOffer, voucherOf, walletOf } from '../testkit/redeem.ts';
import type { Shop } from '../testkit/shop.ts';
import { runJob } from '../testkit/time-travel.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await world.stop();
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

interface ShopView {
  readonly status: string;
  readonly suspendedUntil: string | null;
  readonly phone: string;
  readonly timeline:
    | readonly { readonly action: string; readonly actor: string; readonly reason: string | null }[]
    | null;
  readonly staff:
    | readonly { readonly id: string; readonly role: string; readonly displayName: string }[]
    | null;
}

async function view(shop: Shop, by: Person = shop.owner): Promise<ShopView> {
  const { node } = await by.client.ask<{ node: ShopView }>(
    `query ($id: ID!) { node(id: $id) { ... on Merchant { status suspendedUntil phone
      timeline { action actor reason } staff { id role displayName } } } }`,
    { id: shop.id },
  );
  return node;
}

const decide = (field: string, shop: Shop, input: object = {}, by: Person = network.coordinator) =>
  mutate(
    by,
    field,
    { merchantId: shop.id, ...input },
    `${onStateError} ${field === 'approveMerchant' ? '' : onValidationError}`,
  );
const suspend = (shop: Shop, openVouchers: 'RETURN' | 'HONOUR', change: object = {}) =>
  decide('suspendMerchant', shop, { reason: 'ปิดปรับปรุงครัว', until: inDays(7), openVouchers, ...change });

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

function apply(
  by: Person,
  change: object = {},
): Promise<Outcome & { merchant?: { id: string; status: string } }> {
  return mutate<{ merchant: { id: string; status: string } }>(
    by,
    'applyAsMerchant',
    {
      networkId: network.id,
      name: { th: `ร้านป้าแดง ${randomUUID().slice(0, 8)}` },
      phone: '081-234-5678',
      category: 'FOOD',
      ...change,
    },
    `... on ApplyAsMerchantSuccess { merchant { id status } } ${onValidationError}`,
  );
}

describe('an application', () => {
  test('goes back for changes, comes again, is approved; each step has its actor, reason and notice', async () => {
    const shop = await network.shop({ approved: false });
    await decide('requestMerchantChanges', shop, { reason: 'ขอที่อยู่ร้านด้วย' });
    expect((await view(shop)).status).toBe('CHANGES_REQUESTED');
    expect((await noticesOf(shop.owner))[0]).toMatchObject({
      kind: 'MERCHANT_CHANGES_REQUESTED',
      path: `/shop/${shop.id}`,
      body: expect.stringContaining('ขอที่อยู่ร้านด้วย'),
    });

    await mutate(shop.owner, 'reviseMerchantApplication', {
      merchantId: shop.id,
      address: 'หมู่ 3 บ้านหนองสาหร่าย',
      phone: '+66 89 876 5432',
    });
    expect(await view(shop)).toMatchObject({ status: 'APPLIED', phone: '0898765432' });
    expect((await noticesOf(network.coordinator))[0]).toMatchObject({
      kind: 'MERCHANT_APPLIED',
      path: `/coordinator/${network.slug}/merchants/${shop.id}`,
    });

    await shop.approve();
    expect((await noticeKindsOf(shop.owner))[0]).toBe('MERCHANT_APPROVED');
    const { status, timeline } = await view(shop);
    expect(status).toBe('APPROVED');
    expect(timeline).toEqual([
      { action: 'APPLIED', actor: 'MERCHANT', reason: null },
      { action: 'CHANGES_REQUESTED', actor: 'COORDINATOR', reason: 'ขอที่อยู่ร้านด้วย' },
      { action: 'RESUBMITTED', actor: 'MERCHANT', reason: null },
      { action: 'APPROVED', actor: 'COORDINATOR', reason: null },
    ]);
  });

  test('declined ends there, with the reason whole', async () => {
    const shop = await network.shop({ approved: false });
    const reason = 'อยู่นอกพื้นที่\nลองติดต่อชุมชนใกล้บ้าน';
    await decide('declineMerchant', shop, { reason });
    const { status, timeline } = await view(shop);
    expect(status).toBe('DECLINED');
    expect(timeline?.at(-1)).toEqual({ action: 'DECLINED', actor: 'COORDINATOR', reason });
    const results = await expectNothingWritten(async () => [
      await decide('approveMerchant', shop),
      await decide('suspendMerchant', shop, { reason, until: inDays(1), openVouchers: 'HONOUR' }),
      await mutate(shop.owner, 'reviseMerchantApplication', { merchantId: shop.id, phone: '0811111111' }),
    ]);
    expect(results.map((result) => result.__typename)).toEqual(['StateError', 'StateError', 'StateError']);
  });

  test.each([
    ['no name', { name: { th: ' ' } }, /^name/],
    ['an enormous name', { name: { th: 'ก'.repeat(121) } }, /^name/],
    ['a name that turns the text around', { name: { en: 'Shop\u202e' } }, /^name/],
    ['a telephone number that is none', { phone: 'โทรหาป้า' }, /^phone$/],
    ['an unknown category', { category: 'CASINO' }, /^category$/],
    ['a category with NUL', { category: 'FOOD\u0000' }, /^category$/],
    ['an address with NUL', { address: 'หมู่ 3\u0000' }, /^address$/],
    ['a latitude alone', { latitude: 14.1 }, /^(latitude|longitude)$/],
    ['a place off the earth', { latitude: 91, longitude: 181 }, /^(latitude|longitude)$/],
    ['an unknown network', { networkId: 'network_0' }, /^(networkId|category)$/],
    ['somebody else’s picture', { pictureId: 'picture_01h455vb4pex5vsknk084sn02q' }, /^pictureId$/],
  ])('with %s is a ValidationError', async (_name, change, field) => {
    const person = await world.person();
    const result = await expectNothingWritten(() => apply(person, change));
    expect(result.__typename).toBe('ValidationError');
    for (const path of wrongFields(result)) expect(path).toMatch(field);
  });

  test('of a name that the person has a shop of already exists', async () => {
    const person = await world.person();
    const name = { th: 'ร้านข้าวแกงยายมา' };
    await apply(person, { name });
    const again = await expectNothingWritten(() => apply(person, { name }));
    expect(again).toMatchObject({ __typename: 'AlreadyExistsError', code: 'ALREADY_EXISTS' });
    expect((await apply(await world.person(), { name })).__typename).toBe('ApplyAsMerchantSuccess');
  });

  test('one person may have several shops, but ten applications open', async () => {
    const person = await world.person();
    for (let count = 0; count < 10; count++)
      expect((await apply(person)).__typename).toBe('ApplyAsMerchantSuccess');
    const result = await expectNothingWritten(() => apply(person));
    expect(result.__typename).toBe('ValidationError');
  });

  test('cannot be decided without a fit reason', async () => {
    const shop = await network.shop({ approved: false });
    for (const field of ['declineMerchant', 'requestMerchantChanges']) {
      for (const reason of ['', ' \n ', 'ก'.repeat(1_001), 'ก\u202eข']) {
        const result = await expectNothingWritten(() => decide(field, shop, { reason }));
        expect(wrongFields(result)).toEqual(['reason']);
      }
    }
  });
});

describe('one’s own shop', () => {
  test('is not decided on, by any of the decisions', async () => {
    const coordinator = await network.person('COORDINATOR');
    const applied = await network.shop({ approved: false, owner: coordinator });
    const shop = await network.shop({ owner: coordinator });
    const suspended = await network.shop({ owner: coordinator });
    await suspend(suspended, 'HONOUR');
    const offer = await shop.offer({ state: 'SUBMITTED' });
    const reason = 'เพื่อนกัน';

    const results = await expectNothingWritten(async () => [
      await decide('approveMerchant', applied, {}, coordinator),
      await decide('declineMerchant', applied, { reason }, coordinator),
      await decide('requestMerchantChanges', applied, { reason }, coordinator),
      await decide(
        'suspendMerchant',
        shop,
        { reason, until: inDays(1), openVouchers: 'RETURN' },
        coordinator,
      ),
      await decide('reinstateMerchant', suspended, { reason }, coordinator),
      await mutate(coordinator, 'approveOffer', { offerId: offer.id }),
      await mutate(coordinator, 'requestOfferChanges', { offerId: offer.id, reason }),
    ]);

    expect(results.map((result) => result.__typename)).toEqual(Array(7).fill('ForbiddenError'));
    const { node } = await coordinator.client.ask<{ node: object }>(
      'query ($id: ID!) { node(id: $id) { ... on Merchant { isOwn viewerStaffRole } } }',
      { id: applied.id },
    );
    expect(node).toEqual({ isOwn: true, viewerStaffRole: 'OWNER' });
  });
});

describe('a suspension', () => {
  test('with RETURN gives every open voucher back; used ones stay used', async () => {
    const shop = await network.shop();
    const offer = await shop.offer({ costPoints: 10, stockTotal: 5, perMemberLimit: 1 });
    const held = await shop.offer({ kind: 'HOLD', costPoints: 5 });
    const [first, second, third] = await network.members(3, 20);
    if (first === undefined || second === undefined || third === undefined) throw new Error('members');
    await voucherOf(first, offer);
    await voucherOf(second, held);
    await shop.use((await voucherOf(third, offer)).code);

    expect((await suspend(shop, 'RETURN')).__typename).toBe('MerchantDecisionSuccess');

    await waitUntil('the points to be back', async () => (await walletOf(second)).available === 20);
    expect(await walletOf(first)).toEqual({ available: 20, held: 0, lifetimeEarned: 20 });
    expect(await walletOf(second)).toEqual({ available: 20, held: 0, lifetimeEarned: 20 });
    expect(await walletOf(third)).toEqual({ available: 10, held: 0, lifetimeEarned: 20 });
    expect((await viewOffer(shop.owner, offer)).stockLeft).toBe(4);
    expect(await view(shop)).toMatchObject({ status: 'SUSPENDED', suspendedUntil: expect.any(String) });
    expect((await noticesOf(shop.owner))[0]).toMatchObject({
      kind: 'MERCHANT_SUSPENDED',
      body: expect.stringContaining('ปิดปรับปรุงครัว'),
    });
  });

  test('with HONOUR leaves vouchers good at the counter; nothing new can be redeemed', async () => {
    const shop = await network.shop();
    const offer = await shop.offer();
    const [member, late] = await network.members(2, 10);
    if (member === undefined || late === undefined) throw new Error('members');
    const voucher = await voucherOf(member, offer);
    await suspend(shop, 'HONOUR');
    expect((await redeem(late, offer)).code).toBe('OFFER_UNAVAILABLE');
    expect((await shop.use(voucher.code)).__typename).toBe('UseVoucherSuccess');
  });

  test('ended by a coordinator opens the shop again, with a reason and a notice', async () => {
    const shop = await network.shop();
    const offer = await shop.offer();
    await suspend(shop, 'HONOUR');
    await decide('reinstateMerchant', shop, { reason: 'ครัวเสร็จแล้ว' });
    expect(await view(shop)).toMatchObject({ status: 'APPROVED', suspendedUntil: null });
    expect((await view(shop)).timeline?.slice(-2)).toEqual([
      { action: 'SUSPENDED', actor: 'COORDINATOR', reason: 'ปิดปรับปรุงครัว' },
      { action: 'REINSTATED', actor: 'COORDINATOR', reason: 'ครัวเสร็จแล้ว' },
    ]);
    expect((await noticeKindsOf(shop.owner))[0]).toBe('MERCHANT_REINSTATED');
    expect((await redeem(await network.member({ points: 10 }), offer)).__typename).toBe('RedeemOfferSuccess');
  });

  test('ends by itself at its date', async () => {
    const shop = await network.shop();
    await suspend(shop, 'HONOUR');
    await world.pool.query(
      `UPDATE merchant SET suspended_until = now() - interval '1 second' WHERE id = $1`,
      [TypeID.fromString(shop.id).toUUID()],
    );
    await runJob(world, 'end_suspensions');
    await waitUntil('the shop to be APPROVED', async () => (await view(shop)).status === 'APPROVED');
    expect((await view(shop)).timeline?.at(-1)).toEqual({
      action: 'REINSTATED',
      actor: 'SYSTEM',
      reason: null,
    });
    expect((await noticeKindsOf(shop.owner))[0]).toBe('MERCHANT_REINSTATED');
  });

  test.each([
    ['in the past', -1],
    ['more than a year away', 367],
  ])('until a day %s is refused', async (_name, days) => {
    const shop = await network.shop();
    const result = await expectNothingWritten(() => suspend(shop, 'HONOUR', { until: inDays(days) }));
    expect(wrongFields(result)).toEqual(['until']);
  });

  test('twice is refused with the state', async () => {
    const shop = await network.shop();
    await suspend(shop, 'HONOUR');
    const again = await expectNothingWritten(() => suspend(shop, 'RETURN'));
    expect(again).toMatchObject({ __typename: 'StateError', state: 'SUSPENDED' });
  });
});

describe('staff', () => {
  const add = (shop: Shop, email: string, role = 'CASHIER', by = shop.owner) =>
    mutate(by, 'addMerchantStaff', { merchantId: shop.id, email, role }, onValidationError);
  const remove = (shop: Shop, staffId: string, by = shop.owner) =>
    mutate(by, 'removeMerchantStaff', { merchantId: shop.id, staffId }, onStateError);
  const placeOf = async (shop: Shop, role: string) => {
    const place = (await view(shop)).staff?.find((person) => person.role === role);
    if (place === undefined) throw new Error(`no ${role}`);
    return place.id;
  };

  test('is added by e-mail, told, and works at the counter; removed, works there no more', async () => {
    const shop = await network.shop();
    const person = await world.person('Cashier');
    expect((await add(shop, ` ${person.email.toUpperCase()} `)).__typename).toBe('AddMerchantStaffSuccess');
    expect(await noticeKindsOf(person)).toEqual(['STAFF_ADDED']);
    const offer = await shop.offer();
    const [first, second] = await network.members(2, 10);
    if (first === undefined || second === undefined) throw new Error('members');
    const used = await shop.use((await voucherOf(first, offer)).code, { by: person });
    expect(used.__typename).toBe('UseVoucherSuccess');

    expect((await remove(shop, await placeOf(shop, 'CASHIER'))).__typename).toBe(
      'RemoveMerchantStaffSuccess',
    );

    const { code } = await voucherOf(second, offer);
    const result = await expectNothingWritten(() => shop.use(code, { by: person }));
    expect(result.__typename).toBe('ForbiddenError');
    expect((await view(shop)).staff?.map((place) => place.role)).toEqual(['OWNER']);
    expect((await add(shop, person.email)).__typename).toBe('AddMerchantStaffSuccess');
  });

  test('who works there already exists', async () => {
    const shop = await network.shop();
    const cashier = await shop.staff('CASHIER');
    const again = await expectNothingWritten(() => add(shop, cashier.email, 'MANAGER'));
    expect(again.__typename).toBe('AlreadyExistsError');
  });

  test.each(['nobody@test.example', 'not an e-mail', '', '%'])(
    'with the e-mail %j is not found',
    async (email) => {
      const shop = await network.shop();
      const result = await expectNothingWritten(() => add(shop, email));
      expect(wrongFields(result)).toEqual(['email']);
    },
  );

  test('of a shop that was not approved yet cannot be added', async () => {
    const shop = await network.shop({ approved: false });
    const person = await world.person();
    const result = await expectNothingWritten(() => add(shop, person.email));
    expect(wrongFields(result)).toEqual(['merchantId']);
  });

  test('the last owner stays; of two, one may go', async () => {
    const shop = await network.shop();
    const own = await placeOf(shop, 'OWNER');
    const refused = await expectNothingWritten(() => remove(shop, own));
    expect(refused.__typename).toBe('StateError');
    await shop.staff('OWNER');
    expect((await remove(shop, own)).__typename).toBe('RemoveMerchantStaffSuccess');
    expect((await view(shop)).staff).toBeNull();
  });

  test('of another shop cannot be removed', async () => {
    const [shop, other] = [await network.shop(), await network.shop()];
    await other.staff('CASHIER');
    const staffId = await placeOf(other, 'CASHIER');
    const result = await expectNothingWritten(() => remove(shop, staffId));
    expect(result.__typename).toBe('ForbiddenError');
  });
});

describe('the list of shops', () => {
  test('shows approved shops to all; others to coordinators, and to the people who work there', async () => {
    const fresh = await world.network();
    const approved = await fresh.shop();
    const applied = await fresh.shop({ approved: false });
    const auditor = await fresh.person('AUDITOR');
    const list = async (by: Pick<Person, 'client'>) => {
      const { network: seen } = await by.client.ask<{ network: { merchants: { nodes: { id: string }[] } } }>(
        `query ($s: String!) { network(slug: $s) { merchants(status: [APPLIED, APPROVED, DECLINED]) { nodes { id } } } }`,
        { s: fresh.slug },
      );
      return seen.merchants.nodes.map((node) => node.id).sort();
    };
    const all = [approved.id, applied.id].sort();
    expect(await list({ client: world.visitor })).toEqual([approved.id]);
    expect(await list(await fresh.member())).toEqual([approved.id]);
    expect(await list(fresh.coordinator)).toEqual(all);
    expect(await list(auditor)).toEqual(all);
    expect(await list(applied.owner)).toEqual(all);
    expect(await list(approved.owner)).toEqual([approved.id]);
  });

  test('the queue is the oldest first, and similar shops are found by telephone', async () => {
    const fresh = await world.network();
    const waiting = [await fresh.shop({ approved: false }), await fresh.shop({ approved: false })];
    const { network: seen } = await fresh.coordinator.client.ask<{
      network: { merchantQueue: { totalCount: number; nodes: { id: string; similar: { id: string }[] }[] } };
    }>(
      `query ($s: String!) { network(slug: $s) { merchantQueue { totalCount nodes { id similar { id } } } } }`,
      { s: fresh.slug },
    );
    const [first, second] = waiting;
    expect(seen.merchantQueue).toEqual({
      totalCount: 2,
      nodes: [
        { id: first?.id, similar: [{ id: second?.id }] },
        { id: second?.id, similar: [{ id: first?.id }] },
      ],
    });
  });
});
