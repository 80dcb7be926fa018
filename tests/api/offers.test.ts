import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { mutate, onStateError, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { noticeKindsOf, noticesOf } from '../testkit/notices.ts';
import { viewOffer, voucherOf } from '../testkit/redeem.ts';
import type { Shop, ShopOffer } from '../testkit/shop.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let shop: Shop;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  shop = await network.shop();
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await world.stop();
});

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

const step = (field: string, offer: ShopOffer, by: Person = shop.owner) =>
  mutate<{ offer: { state: string } }>(
    by,
    field,
    { offerId: offer.id },
    `... on OfferActionSuccess { offer { state } } ${onStateError}`,
  );

async function timelineOf(offer: ShopOffer) {
  const { node } = await shop.owner.client.ask<{
    node: { timeline: { action: string; actor: string; reason: string | null }[] };
  }>(`query ($id: ID!) { node(id: $id) { ... on Offer { timeline { action actor reason } } } }`, {
    id: offer.id,
  });
  return node.timeline;
}

describe('an offer’s life', () => {
  test('draft, submitted, sent back, changed, submitted, live, paused, live, ended: each step in its timeline', async () => {
    const offer = await shop.offer({ state: 'DRAFT', costPoints: 10 });
    expect((await step('submitOffer', offer)).offer?.state).toBe('SUBMITTED');
    expect((await noticesOf(network.coordinator))[0]).toMatchObject({
      kind: 'OFFER_SUBMITTED',
      path: `/coordinator/${network.slug}/offers/${offer.id}`,
    });
    await mutate(network.coordinator, 'requestOfferChanges', { offerId: offer.id, reason: 'ขอรูปที่ชัดกว่านี้' });
    expect((await noticesOf(shop.owner))[0]).toMatchObject({
      kind: 'OFFER_CHANGES_REQUESTED',
      path: `/shop/${shop.id}/offers/${offer.id}`,
      body: expect.stringContaining('ขอรูปที่ชัดกว่านี้'),
    });
    await mutate(shop.owner, 'updateOffer', { offerId: offer.id, costPoints: 8 });
    await step('submitOffer', offer);
    await mutate(network.coordinator, 'approveOffer', { offerId: offer.id });
    expect((await noticeKindsOf(shop.owner))[0]).toBe('OFFER_APPROVED');
    for (const [field, state] of [
      ['pauseOffer', 'PAUSED'],
      ['resumeOffer', 'LIVE'],
      ['endOffer', 'ENDED'],
    ] as const) {
      expect((await step(field, offer)).offer?.state).toBe(state);
    }
    expect(await timelineOf(offer)).toEqual([
      { action: 'CREATED', actor: 'MERCHANT', reason: null },
      { action: 'SUBMITTED', actor: 'MERCHANT', reason: null },
      { action: 'CHANGES_REQUESTED', actor: 'COORDINATOR', reason: 'ขอรูปที่ชัดกว่านี้' },
      { action: 'SUBMITTED', actor: 'MERCHANT', reason: null },
      { action: 'APPROVED', actor: 'COORDINATOR', reason: null },
      { action: 'PAUSED', actor: 'MERCHANT', reason: null },
      { action: 'RESUMED', actor: 'MERCHANT', reason: null },
      { action: 'ENDED', actor: 'MERCHANT', reason: null },
    ]);
  });

  test('a submitted offer is withdrawn, and is a draft again', async () => {
    const offer = await shop.offer({ state: 'SUBMITTED' });
    expect((await step('withdrawOffer', offer)).offer?.state).toBe('DRAFT');
  });

  test('vouchers of a paused or ended offer stay good', async () => {
    const offer = await shop.offer();
    const [first, second] = await network.members(2, 10);
    if (first === undefined || second === undefined) throw new Error('members');
    const vouchers = [await voucherOf(first, offer), await voucherOf(second, offer)];
    await step('pauseOffer', offer);
    expect((await shop.use(vouchers[0]?.code ?? '')).__typename).toBe('UseVoucherSuccess');
    await step('endOffer', offer);
    expect((await shop.use(vouchers[1]?.code ?? '')).__typename).toBe('UseVoucherSuccess');
  });

  test.each([
    ['SUBMITTED', 'a shop that is not trusted, where trusted shops’ go live', { shop: false, network: true }],
    ['SUBMITTED', 'a trusted shop, where the network has no such policy', { shop: true, network: false }],
    ['LIVE', 'a trusted shop, where trusted shops’ go live', { shop: true, network: true }],
  ])('is %s at once after it was handed in by %s', async (state, _name, trusted) => {
    const trusting = await world.network();
    const stall = await trusting.shop();
    await world.pool.query('UPDATE network SET trusted_offers_live = $2 WHERE id = $1', [
      trusting.uuid,
      trusted.network,
    ]);
    await world.pool.query('UPDATE merchant SET is_trusted = $2 WHERE id = $1', [
      TypeID.fromString(stall.id).toUUID(),
      trusted.shop,
    ]);
    const offer = await stall.offer({ state: 'SUBMITTED' });
    expect((await viewOffer(stall.owner, offer)).state).toBe(state);
  });

  const wrongSteps: readonly (readonly [string, 'DRAFT' | 'SUBMITTED' | 'LIVE'])[] = [
    ['withdrawOffer', 'DRAFT'],
    ['pauseOffer', 'DRAFT'],
    ['resumeOffer', 'DRAFT'],
    ['submitOffer', 'SUBMITTED'],
    ['pauseOffer', 'SUBMITTED'],
    ['endOffer', 'SUBMITTED'],
    ['submitOffer', 'LIVE'],
    ['withdrawOffer', 'LIVE'],
    ['resumeOffer', 'LIVE'],
  ];
  test.each(wrongSteps)('%s of one that is %s is refused with the state', async (field, state) => {
    const offer = await shop.offer({ state });
    const result = await expectNothingWritten(() => step(field, offer));
    expect(result).toMatchObject({ __typename: 'StateError', state });
  });

  test.each(['DRAFT', 'LIVE'] as const)(
    'a coordinator’s decision on one that is %s is refused',
    async (state) => {
      const offer = await shop.offer({ state });
      const results = await expectNothingWritten(async () => [
        await mutate(network.coordinator, 'approveOffer', { offerId: offer.id }, onStateError),
        await mutate(
          network.coordinator,
          'requestOfferChanges',
          { offerId: offer.id, reason: 'แก้ราคา' },
          onStateError,
        ),
      ]);
      expect(results.map((result) => result.state)).toEqual([state, state]);
    },
  );

  test('a shop that is suspended or not approved yet keeps drafts, and submits nothing', async () => {
    const waiting = await network.shop({ approved: false });
    const draft = await waiting.offer({ state: 'DRAFT' });
    const results = await expectNothingWritten(async () => [
      await mutate(waiting.owner, 'submitOffer', { offerId: draft.id }),
      await mutate(waiting.owner, 'createOffer', {
        merchantId: waiting.id,
        title: { th: 'ขนม' },
        costPoints: 5,
      }),
    ]);
    for (const result of results) expect(['StateError', 'ValidationError']).toContain(result.__typename);
  });
});

describe('what an offer says', () => {
  const create = (change: object) =>
    mutate(
      shop.owner,
      'createOffer',
      { merchantId: shop.id, title: { th: 'ข้าวเหนียวมะม่วง' }, costPoints: 10, ...change },
      onValidationError,
    );

  test.each([
    ['no title', { title: {} }, /^title/],
    ['an empty title', { title: { th: '  ' } }, /^title/],
    ['an enormous title', { title: { th: 'ก'.repeat(121) } }, /^title/],
    ['a title that turns the text around', { title: { en: 'Tea\u202eeert' } }, /^title/],
    ['an enormous description', { description: { en: 'x'.repeat(2_001) } }, /^description/],
    ['a cost of nothing', { costPoints: 0 }, /^costPoints$/],
    ['a negative cost', { costPoints: -5 }, /^costPoints$/],
    ['a huge cost', { costPoints: 1_000_001 }, /^costPoints$/],
    ['a stock of nothing', { stockTotal: 0 }, /^stockTotal$/],
    ['a huge stock', { stockTotal: 10_000_001 }, /^stockTotal$/],
    ['a limit of nothing', { perMemberLimit: 0 }, /^perMemberLimit$/],
    ['a huge limit', { perMemberLimit: 10_001 }, /^perMemberLimit$/],
    ['vouchers good for no time', { voucherValidHours: 0 }, /^voucherValidHours$/],
    ['vouchers good for longer than a year', { voucherValidHours: 8_761 }, /^voucherValidHours$/],
    ['an end in the past', { availableUntil: inHours(-1) }, /^availableUntil$/],
    ['an end before its beginning', { availableFrom: inHours(5), availableUntil: inHours(4) }, /^available/],
    ['a picture that there is not', { pictureKey: 'fluent:../../secret' }, /^pictureKey$/],
    ['somebody else’s picture', { pictureId: 'picture_01h455vb4pex5vsknk084sn02q' }, /^pictureId$/],
  ])('with %s is a ValidationError', async (_name, change, field) => {
    const result = await expectNothingWritten(() => create(change));
    expect(result.__typename).toBe('ValidationError');
    expect(wrongFields(result).length).toBeGreaterThan(0);
    for (const path of wrongFields(result)) expect(path).toMatch(field);
  });

  test('everything that is wrong is said at once', async () => {
    const result = await create({ title: { th: '' }, costPoints: 0, perMemberLimit: 0 });
    expect(new Set(wrongFields(result).map((path) => path.split('.')[0]))).toEqual(
      new Set(['title', 'costPoints', 'perMemberLimit']),
    );
  });

  test('the language that is missing is shown in the other', async () => {
    const { offer } = await mutate<{ offer: object }>(
      shop.owner,
      'createOffer',
      { merchantId: shop.id, title: { th: 'น้ำลำไย' }, costPoints: 3 },
      '... on CreateOfferSuccess { offer { state kind voucherValidHours stockLeft th: title(language: TH) en: title(language: EN) } }',
    );
    expect(offer).toEqual({
      ...{ state: 'SUBMITTED', kind: 'SPEND', voucherValidHours: 168, stockLeft: null },
      ...{ th: 'น้ำลำไย', en: 'น้ำลำไย' },
    });
  });

  test('changes in a draft and where changes were asked for; nowhere else', async () => {
    const update = (offer: ShopOffer) =>
      mutate<{ offer: object }>(
        shop.owner,
        'updateOffer',
        { offerId: offer.id, costPoints: 12, stockTotal: null, title: { en: 'Iced tea' } },
        `... on UpdateOfferSuccess { offer { state costPoints stockTotal title(language: EN) } } ${onStateError}`,
      );
    const draft = await shop.offer({ state: 'DRAFT', stockTotal: 5 });
    expect((await update(draft)).offer).toEqual({
      ...{ state: 'DRAFT', costPoints: 12, stockTotal: null, title: 'Iced tea' },
    });
    for (const state of ['SUBMITTED', 'LIVE'] as const) {
      const offer = await shop.offer({ state });
      const result = await expectNothingWritten(() => update(offer));
      expect(result).toMatchObject({ __typename: 'StateError', state });
    }
  });
});

describe('a stock', () => {
  const change = (offer: ShopOffer, delta: number) =>
    mutate<{ offer: { stockLeft: number; stockTotal: number } }>(
      shop.owner,
      'changeOfferStock',
      { offerId: offer.id, delta },
      `... on ChangeOfferStockSuccess { offer { stockLeft stockTotal } } ${onStateError} ${onValidationError}`,
    );

  test('changes by difference, beside what is sold, and says so in the timeline', async () => {
    const offer = await shop.offer({ stockTotal: 10 });
    await voucherOf(await network.member({ points: 10 }), offer);
    expect((await change(offer, 5)).offer).toEqual({ stockLeft: 14, stockTotal: 15 });
    expect((await change(offer, -14)).offer).toEqual({ stockLeft: 0, stockTotal: 1 });
    expect((await timelineOf(offer)).slice(-2)).toMatchObject([
      { action: 'STOCK_CHANGED', actor: 'MERCHANT', reason: expect.stringContaining('5') },
      { action: 'STOCK_CHANGED', actor: 'MERCHANT', reason: expect.stringContaining('14') },
    ]);
  });

  const withKey = (offer: ShopOffer, delta: number, idempotencyKey: string) =>
    mutate<{ replayed: boolean; offer: { stockTotal: number } }>(
      shop.owner,
      'changeOfferStock',
      { offerId: offer.id, delta, idempotencyKey },
      '... on ChangeOfferStockSuccess { replayed offer { stockTotal } }',
    );

  test('sent again with its key is changed once; the key is of its offer and its number', async () => {
    const [offer, other] = [await shop.offer({ stockTotal: 10 }), await shop.offer({ stockTotal: 10 })];
    const key = randomUUID();
    expect(await withKey(offer, 5, key)).toMatchObject({ replayed: false, offer: { stockTotal: 15 } });
    expect((await change(offer, -15)).offer?.stockTotal).toBe(0);
    const again = await expectNothingWritten(() => withKey(offer, 5, key));
    expect(again).toMatchObject({ replayed: true, offer: { stockTotal: 0 } });
    const conflict = await expectNothingWritten(() => withKey(offer, 6, key));
    expect(conflict.__typename).toBe('IdempotencyConflictError');
    expect(await withKey(other, 6, key)).toMatchObject({ replayed: false, offer: { stockTotal: 16 } });
  });

  test('with a key that is none is refused', async () => {
    const offer = await shop.offer({ stockTotal: 10 });
    await expectNothingWritten(() => expect(withKey(offer, 5, 'short')).rejects.toThrow(/8 to 128/));
  });

  test('never falls below what is sold', async () => {
    const offer = await shop.offer({ stockTotal: 3 });
    await voucherOf(await network.member({ points: 10 }), offer);
    const result = await expectNothingWritten(() => change(offer, -3));
    expect(result.__typename).toBe('ValidationError');
    expect(result.fields?.[0]).toMatchObject({ path: ['delta'], message: expect.stringContaining('2') });
  });

  test.each([0, 10_000_001, -10_000_001, 2_147_483_647, 9_999_999])('by %i is refused', async (delta) => {
    const offer = await shop.offer({ stockTotal: 3 });
    const result = await expectNothingWritten(() => change(offer, delta));
    expect(wrongFields(result)).toEqual(['delta']);
  });

  test('of an unlimited or an ended offer is refused', async () => {
    const unlimited = await shop.offer();
    const ended = await shop.offer({ stockTotal: 3 });
    await step('endOffer', ended);
    const results = await expectNothingWritten(async () => [
      await change(unlimited, 5),
      await change(ended, 5),
    ]);
    expect(results.map((result) => result.__typename)).toEqual(['ValidationError', 'StateError']);
  });
});

describe('the shelf', () => {
  interface Page {
    readonly nodes: readonly { readonly id: string; readonly title: string }[];
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  }
  async function shelf(of: Network, args: string, by: Pick<Person, 'client'> = { client: world.visitor }) {
    const { network: seen } = await by.client.ask<{ network: { offers: Page } }>(
      `query ($s: String!) { network(slug: $s) { offers(${args}) {
        totalCount nodes { id title(language: TH) } pageInfo { hasNextPage endCursor } } } }`,
      { s: of.slug },
    );
    return seen.offers;
  }

  test('finds Thai with missing tone marks, with capitals, and by the name of the shop', async () => {
    const fresh = await world.network();
    const noodles = await fresh.shop({ name: 'ก๋วยเตี๋ยวเรือป้าน้อย' });
    const offer = await noodles.offer({ title: 'น้ำแข็งไส Shaved Ice' });
    await (await fresh.shop({ name: 'ร้านตัดผม' })).offer({ title: 'ตัดผมชาย' });
    for (const search of ['น้ำแข็งไส', 'นำแขงไส', 'นํ้าแข็ง', 'SHAVED ice', 'กวยเตียวเรือ', 'ปาน้อย']) {
      const found = await shelf(fresh, `first: 10, search: ${JSON.stringify(search)}`);
      expect([search, found.nodes.map((node) => node.id)]).toEqual([search, [offer.id]]);
    }
    for (const search of ['%', '_', '\\', 'ไม่มีแน่นอน']) {
      expect([search, (await shelf(fresh, `search: ${JSON.stringify(search)}`)).totalCount]).toEqual([
        search,
        0,
      ]);
    }
  });

  test('shows what is live alone: nothing submitted, paused, over, or of a suspended shop', async () => {
    const fresh = await world.network();
    const stall = await fresh.shop();
    const live = await stall.offer();
    await stall.offer({ state: 'DRAFT' });
    await stall.offer({ state: 'SUBMITTED' });
    const paused = await stall.offer();
    await mutate(stall.owner, 'pauseOffer', { offerId: paused.id });
    const over = await stall.offer({ availableUntil: inHours(1) });
    await world.pool.query(`UPDATE offer SET available_until = now() - interval '1 second' WHERE id = $1`, [
      TypeID.fromString(over.id).toUUID(),
    ]);
    const closed = await fresh.shop();
    await closed.offer();
    await mutate(fresh.coordinator, 'suspendMerchant', {
      ...{ merchantId: closed.id, reason: 'ปิดร้าน', until: inHours(24), openVouchers: 'HONOUR' },
    });
    expect((await shelf(fresh, 'first: 10')).nodes.map((node) => node.id)).toEqual([live.id]);
  });

  test('of one shop shows drafts to its people, coordinators and auditors alone', async () => {
    const fresh = await world.network();
    const stall = await fresh.shop();
    await stall.offer();
    await stall.offer({ state: 'DRAFT' });
    const statesSeen = async (by: Pick<Person, 'client'>) => {
      const { node } = await by.client.ask<{ node: { offers: { nodes: { state: string }[] } } }>(
        'query ($id: ID!) { node(id: $id) { ... on Merchant { offers(states: [DRAFT, LIVE]) { nodes { state } } } } }',
        { id: stall.id },
      );
      return node.offers.nodes.map((offer) => offer.state);
    };
    expect(await statesSeen({ client: world.visitor })).toEqual(['LIVE']);
    expect(await statesSeen(await fresh.member())).toEqual(['LIVE']);
    for (const person of [stall.owner, fresh.coordinator, await fresh.person('AUDITOR')])
      expect(await statesSeen(person)).toEqual(['DRAFT', 'LIVE']);
  });

  test('affordableOnly is what the member can redeem now; nothing for a visitor', async () => {
    const fresh = await world.network();
    const stall = await fresh.shop();
    const cheap = await stall.offer({ costPoints: 5 });
    await stall.offer({ costPoints: 50 });
    const member = await fresh.member({ points: 10 });
    expect((await shelf(fresh, 'affordableOnly: true', member)).nodes.map((node) => node.id)).toEqual([
      cheap.id,
    ]);
    expect((await shelf(fresh, 'affordableOnly: true')).totalCount).toBe(0);
  });

  test('pages stay in step while offers come and go: none twice, none left out', async () => {
    const fresh = await world.network();
    const stall = await fresh.shop();
    const offers: ShopOffer[] = [];
    for (let count = 0; count < 7; count++) offers.push(await stall.offer());
    const newestFirst = offers.map((offer) => offer.id).reverse();

    const first = await shelf(fresh, 'first: 3');
    expect(first.nodes.map((node) => node.id)).toEqual(newestFirst.slice(0, 3));
    await stall.offer();
    await mutate(stall.owner, 'endOffer', { offerId: newestFirst[1] });
    const second = await shelf(fresh, `first: 3, after: ${JSON.stringify(first.pageInfo.endCursor)}`);
    const third = await shelf(fresh, `first: 3, after: ${JSON.stringify(second.pageInfo.endCursor)}`);

    expect([...second.nodes, ...third.nodes].map((node) => node.id)).toEqual(newestFirst.slice(3));
    expect([first, second, third].map((page) => page.pageInfo.hasNextPage)).toEqual([true, true, false]);
  });
});
