import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { mutate, onStateError, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { noticeKindsOf, noticesOf } from '../testkit/notices.ts';
import { voucherOf } from '../testkit/redeem.ts';
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

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

interface View {
  readonly title: string;
  readonly costPoints: number;
  readonly pendingRevision: {
    readonly id: string;
    readonly costPoints: number;
    readonly title: string;
  } | null;
  readonly returnedRevision: { readonly reason: string } | null;
}

async function look(offer: ShopOffer, by: Person = shop.owner): Promise<View> {
  const { node } = await by.client.ask<{ node: View }>(
    `query ($id: ID!) { node(id: $id) { ... on Offer { title costPoints
      pendingRevision { id costPoints title } returnedRevision { reason } } } }`,
    { id: offer.id },
  );
  return node;
}

const success = '... on OfferChangesSuccess { isChanged offer { costPoints } }';
const propose = (offer: ShopOffer, input: object, by: Person = shop.owner) =>
  mutate<{ isChanged: boolean; offer: { costPoints: number } }>(
    by,
    'proposeOfferChanges',
    { offerId: offer.id, ...input },
    `${success} ${onStateError} ${onValidationError}`,
  );

async function decide(
  field: 'approveOfferChanges' | 'returnOfferChanges',
  offer: ShopOffer,
  more: object = {},
) {
  const revisionId = (await look(offer)).pendingRevision?.id ?? 'revision_01h455vb4pex5vsknk084sn02q';
  return mutate(
    network.coordinator,
    field,
    { offerId: offer.id, revisionId, ...more },
    `${success} ${onStateError}`,
  );
}

describe('a change to a live offer', () => {
  test('waits: the live one stays until a coordinator approves, and vouchers keep their points', async () => {
    const member = await network.member({ points: 100 });
    const offer = await shop.offer({ costPoints: 10, title: 'กาแฟเย็น' });
    const voucher = await voucherOf(member, offer);

    const asked = await propose(offer, { costPoints: 15, title: { th: 'กาแฟเย็นแก้วใหญ่' } });
    expect(asked).toMatchObject({ isChanged: false, offer: { costPoints: 10 } });
    expect(await look(offer)).toMatchObject({
      ...{ title: 'กาแฟเย็น', costPoints: 10 },
      pendingRevision: { costPoints: 15, title: 'กาแฟเย็นแก้วใหญ่' },
    });
    expect((await noticesOf(network.coordinator))[0]).toMatchObject({
      kind: 'OFFER_REVISION_PROPOSED',
      path: `/coordinator/${network.slug}/offers/${offer.id}`,
    });
    // Members see the offer, and no question about it.
    expect((await look(offer, member)).pendingRevision).toBeNull();

    expect(await decide('approveOfferChanges', offer)).toMatchObject({
      isChanged: true,
      offer: { costPoints: 15 },
    });
    expect(await look(offer)).toMatchObject({ title: 'กาแฟเย็นแก้วใหญ่', pendingRevision: null });
    expect((await noticeKindsOf(shop.owner))[0]).toBe('OFFER_REVISION_APPROVED');
    const { node } = await member.client.ask<{ node: object }>(
      'query ($id: ID!) { node(id: $id) { ... on Voucher { pointsSpent } } }',
      { id: voucher.id },
    );
    expect(node).toEqual({ pointsSpent: 10 });
    expect((await voucherOf(member, offer)).pointsSpent).toBe(15);
  });

  test('sent back, the offer is as it was, and the shop reads why', async () => {
    const offer = await shop.offer({ costPoints: 10 });
    await propose(offer, { costPoints: 90 });
    const noReason = await expectNothingWritten(() => decide('returnOfferChanges', offer, { reason: ' ' }));
    expect(noReason.__typename).toBe('ValidationError');
    await decide('returnOfferChanges', offer, { reason: 'แพงไปหน่อยสำหรับผู้สูงอายุ' });
    expect(await look(offer)).toMatchObject({
      costPoints: 10,
      pendingRevision: null,
      returnedRevision: { reason: 'แพงไปหน่อยสำหรับผู้สูงอายุ' },
    });
    expect((await noticesOf(shop.owner))[0]).toMatchObject({
      kind: 'OFFER_REVISION_RETURNED',
      body: expect.stringContaining('แพงไปหน่อย'),
    });
  });

  test('asked again, takes the place of what was asked; what was read before is not approved', async () => {
    const offer = await shop.offer({ costPoints: 10 });
    await propose(offer, { costPoints: 11 });
    const read = (await look(offer)).pendingRevision?.id ?? '';
    const told = (await noticeKindsOf(network.coordinator)).length;
    await propose(offer, { costPoints: 500 });
    expect((await noticeKindsOf(network.coordinator)).length).toBe(told);
    const late = await expectNothingWritten(() =>
      mutate(
        network.coordinator,
        'approveOfferChanges',
        { offerId: offer.id, revisionId: read },
        onStateError,
      ),
    );
    expect(late).toMatchObject({ __typename: 'StateError', state: 'NOT_PENDING' });
    expect((await look(offer)).costPoints).toBe(10);
  });

  test('is taken back by the shop, and by the offer’s end', async () => {
    const offer = await shop.offer({ costPoints: 10 });
    await propose(offer, { costPoints: 12 });
    expect((await mutate(shop.owner, 'withdrawOfferChanges', { offerId: offer.id })).__typename).toBe(
      'OfferChangesSuccess',
    );
    expect((await decide('approveOfferChanges', offer)).state).toBe('NOT_PENDING');
    await propose(offer, { costPoints: 12 });
    await mutate(shop.owner, 'endOffer', { offerId: offer.id });
    expect((await decide('approveOfferChanges', offer)).state).toBe('NOT_PENDING');
    expect((await look(offer)).costPoints).toBe(10);
  });

  test('of a trusted shop is made at once, where the network lets it', async () => {
    const trusting = await world.network();
    const stall = await trusting.shop();
    const offer = await stall.offer({ costPoints: 10 });
    await world.pool.query('UPDATE network SET trusted_offers_live = true WHERE id = $1', [trusting.uuid]);
    await world.pool.query('UPDATE merchant SET is_trusted = true WHERE id = $1', [
      TypeID.fromString(stall.id).toUUID(),
    ]);
    expect(await propose(offer, { costPoints: 12 }, stall.owner)).toMatchObject({
      isChanged: true,
      offer: { costPoints: 12 },
    });
    expect(await noticeKindsOf(trusting.coordinator)).not.toContain('OFFER_REVISION_PROPOSED');
  });

  test('a paused offer is changed too; the pause and the stock stay immediate', async () => {
    const offer = await shop.offer({ costPoints: 10, stockTotal: 5 });
    await propose(offer, { perMemberLimit: 1 });
    await mutate(shop.owner, 'pauseOffer', { offerId: offer.id });
    await mutate(shop.owner, 'changeOfferStock', { offerId: offer.id, delta: 3 });
    await decide('approveOfferChanges', offer);
    const { node } = await shop.owner.client.ask<{ node: object }>(
      'query ($id: ID!) { node(id: $id) { ... on Offer { state stockLeft perMemberLimit } } }',
      { id: offer.id },
    );
    expect(node).toEqual({ state: 'PAUSED', stockLeft: 8, perMemberLimit: 1 });
  });

  test.each<[string, object, string]>([
    ['nothing', {}, 'offerId'],
    ['what it is already', { costPoints: 10 }, 'offerId'],
    ['no points', { costPoints: 0 }, 'costPoints'],
    ['an end in the past', { availableUntil: '2020-01-01T00:00:00Z' }, 'availableUntil'],
    [
      'hours that are none',
      { weeklyWindows: [{ days: ['MONDAY'], opensAt: 'x', closesAt: '10:00' }] },
      'weeklyWindows.0.opensAt',
    ],
  ])('to %s is refused', async (_name, input, path) => {
    const offer = await shop.offer({ costPoints: 10 });
    const result = await expectNothingWritten(() => propose(offer, input));
    expect(wrongFields(result)).toEqual([path]);
  });

  test.each(['DRAFT', 'SUBMITTED'] as const)('of one that is %s is refused with the state', async (state) => {
    const offer = await shop.offer({ state });
    const result = await expectNothingWritten(() => propose(offer, { costPoints: 12 }));
    expect(result).toMatchObject({ __typename: 'StateError', state });
  });

  test('a coordinator who works at the shop does not decide', async () => {
    const own = await network.person('COORDINATOR');
    const stall = await network.shop({ owner: own });
    const offer = await stall.offer({ costPoints: 10 });
    await propose(offer, { costPoints: 12 }, own);
    const revisionId = (await look(offer, own)).pendingRevision?.id;
    const result = await expectNothingWritten(() =>
      mutate(own, 'approveOfferChanges', { offerId: offer.id, revisionId }),
    );
    expect(result.__typename).toBe('ForbiddenError');
  });

  test('stands in the coordinators’ queue, the oldest first', async () => {
    const other = await world.network();
    const stall = await other.shop();
    const offers = [await stall.offer(), await stall.offer()];
    for (const offer of offers) await propose(offer, { costPoints: 12 }, stall.owner);
    const { network: seen } = await other.coordinator.client.ask<{
      network: { offerRevisionQueue: { totalCount: number; nodes: { id: string }[] } };
    }>('query ($slug: String!) { network(slug: $slug) { offerRevisionQueue { totalCount nodes { id } } } }', {
      slug: other.slug,
    });
    expect(seen.offerRevisionQueue).toEqual({ totalCount: 2, nodes: offers.map(({ id }) => ({ id })) });
  });
});

describe('an offer that has ended', () => {
  const repeated = `... on RepeatOfferSuccess { offer { id title costPoints state stockTotal perMemberLimit availableFrom
    availableUntil weeklyWindows { opensAt } } } ${onStateError} ${onValidationError}`;
  const repeat = (offer: ShopOffer) =>
    mutate<{ offer: { id: string; availableUntil: string } }>(
      shop.owner,
      'repeatOffer',
      { offerId: offer.id },
      repeated,
    );

  test('is offered once more with one tap, for as many days; a second tap finds the same', async () => {
    const until = new Date(Date.now() + 3 * 86_400_000).toISOString();
    const offer = await shop.offer({
      ...{ title: 'ข้าวแกง', costPoints: 7, stockTotal: 30, perMemberLimit: 2, availableUntil: until },
      weeklyWindows: [{ days: ['MONDAY'], opensAt: '09:00', closesAt: '16:00' }],
    });
    await mutate(shop.owner, 'endOffer', { offerId: offer.id });
    // As if it had begun two days ago.
    await world.pool.query(
      `UPDATE offer SET live_since = live_since - interval '2 days', created_at = created_at - interval '2 days' WHERE id = $1`,
      [TypeID.fromString(offer.id).toUUID()],
    );
    const first = await repeat(offer);
    expect(first.offer).toMatchObject({
      ...{
        title: 'ข้าวแกง',
        costPoints: 7,
        state: 'SUBMITTED',
        stockTotal: 30,
        perMemberLimit: 2,
        availableFrom: null,
      },
      weeklyWindows: [{ opensAt: '09:00' }],
    });
    expect(Date.parse(first.offer?.availableUntil ?? '') - Date.parse(until)).toBe(3 * 86_400_000);
    expect((await repeat(offer)).offer?.id).toBe(first.offer?.id);
    expect(first.offer?.id).not.toBe(offer.id);
  });

  test('one that has not is not', async () => {
    const offer = await shop.offer();
    const result = await expectNothingWritten(() => repeat(offer));
    expect(result).toMatchObject({ __typename: 'StateError', state: 'LIVE' });
  });
});
