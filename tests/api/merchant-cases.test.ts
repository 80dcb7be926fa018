import { randomInt, randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { mutate, type Outcome, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { noticeKindsOf, noticesOf } from '../testkit/notices.ts';
import { voucherOf, walletOf } from '../testkit/redeem.ts';
import type { Shop } from '../testkit/shop.ts';
import { runJob } from '../testkit/time-travel.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let other: Person & { readonly membershipId: string };

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  other = await network.person('COORDINATOR');
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await world.stop();
});

const uuidOf = (id: string) => TypeID.fromString(id).toUUID();
const key = () => randomUUID();

/** Whatever is done on a case: which input type a mutation takes is its own name's. */
const act = (by: Person, field: string, input: object): Promise<Outcome & { ownerName?: string }> =>
  mutate<{ ownerName: string }>(by, field, input, `${onValidationError} ... on CaseTakenError { ownerName }`);

const decide = (by: Person, field: string, shop: Shop, input: object = {}) =>
  mutate(by, field, { merchantId: shop.id, ...input }, '... on StateError { state }');

interface Review {
  readonly owner: { readonly name: string; readonly isViewer: boolean } | null;
  readonly isOverdue: boolean;
  readonly isClean: boolean;
  readonly warnings: readonly string[];
  readonly openNoteCount: number;
  readonly openItemCount: number;
  readonly checklist: readonly {
    readonly tickedBy: string | null;
    readonly item: { readonly id: string; readonly label: string };
  }[];
  readonly notes: readonly {
    readonly id: string;
    readonly body: string;
    readonly visibility: string;
    readonly author: string | null;
  }[];
  readonly lookAlikes: readonly {
    readonly merchant: { readonly id: string };
    readonly reasons: readonly string[];
  }[];
}

async function reviewOf(
  shop: { readonly id: string },
  by: Person = network.coordinator,
): Promise<Review | null> {
  const { node } = await by.client.ask<{ node: { review: Review | null } }>(
    `query ($id: ID!) { node(id: $id) { ... on Merchant { review { isOverdue isClean warnings openNoteCount openItemCount
      owner { name isViewer } checklist { tickedBy item { id label } } notes { id body visibility author }
      lookAlikes { reasons merchant { id } } } } } }`,
    { id: shop.id },
  );
  return node.review;
}

/** An application with nothing to look at twice. */
async function cleanShop(name = `ครัวสุข ${randomUUID()}`): Promise<Shop> {
  const shop = await network.shop({ approved: false, name });
  await world.pool.query(
    `UPDATE merchant SET phone = $2, address = 'หมู่ 3', picture_key = 'fluent:cooking' WHERE id = $1`,
    [uuidOf(shop.id), `08${randomInt(10_000_000, 99_999_999)}`],
  );
  return shop;
}

async function expectNothingWritten<T>(doIt: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await doIt();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

describe('who looks after a case', () => {
  test('keeps the others from deciding unknowingly; taken over, it is theirs', async () => {
    const shop = await cleanShop();
    expect((await act(other, 'takeMerchantCase', { merchantId: shop.id })).__typename).toBe(
      'MerchantCaseSuccess',
    );
    expect(await reviewOf(shop)).toMatchObject({ owner: { name: other.name, isViewer: false } });

    const refused = await expectNothingWritten(async () => [
      await act(network.coordinator, 'takeMerchantCase', { merchantId: shop.id }),
      await act(network.coordinator, 'letGoMerchantCase', { merchantId: shop.id }),
      await decide(network.coordinator, 'approveMerchant', shop),
      await decide(network.coordinator, 'declineMerchant', shop, { reason: 'นอกพื้นที่' }),
    ]);
    expect(refused.map(({ __typename }) => __typename)).toEqual(Array(4).fill('CaseTakenError'));
    expect(refused[0]).toMatchObject({ ownerName: other.name });

    const taken = { merchantId: shop.id, takeOver: true };
    expect((await act(network.coordinator, 'takeMerchantCase', taken)).__typename).toBe(
      'MerchantCaseSuccess',
    );
    expect((await decide(network.coordinator, 'approveMerchant', shop)).__typename).toBe(
      'ApproveMerchantSuccess',
    );
    expect((await reviewOf(shop))?.owner).toBeNull();
    expect(await decide(other, 'takeMerchantCase', shop)).toMatchObject({
      __typename: 'StateError',
      state: 'APPROVED',
    });
  });

  test('hands it over to another coordinator, who is told; to nobody else', async () => {
    const shop = await cleanShop();
    const stranger = await network.person('VERIFIER');
    const toStranger = { merchantId: shop.id, toMembershipId: stranger.membershipId };
    const refused = await expectNothingWritten(() =>
      act(network.coordinator, 'handOverMerchantCase', toStranger),
    );
    expect(wrongFields(refused)).toEqual(['toMembershipId']);
    await act(network.coordinator, 'handOverMerchantCase', {
      merchantId: shop.id,
      toMembershipId: other.membershipId,
    });
    expect((await reviewOf(shop, other))?.owner).toMatchObject({ isViewer: true });
    expect((await noticesOf(other))[0]).toMatchObject({
      kind: 'MERCHANT_CASE_HANDED_OVER',
      path: `/coordinator/${network.slug}/merchants/${shop.id}`,
    });
    expect((await act(other, 'letGoMerchantCase', { merchantId: shop.id })).__typename).toBe(
      'MerchantCaseSuccess',
    );
    expect((await reviewOf(shop))?.owner).toBeNull();
  });

  test('of two who take it at once one has it', async () => {
    const shop = await cleanShop();
    const results = await Promise.all(
      [network.coordinator, other].map((by) => act(by, 'takeMerchantCase', { merchantId: shop.id })),
    );
    expect(results.map(({ __typename }) => __typename).sort()).toEqual([
      'CaseTakenError',
      'MerchantCaseSuccess',
    ]);
  });
});

describe('a request for changes', () => {
  const revise = (shop: Shop, input: object) =>
    mutate(
      shop.owner,
      'reviseMerchantApplication',
      { merchantId: shop.id, ...input },
      `${onValidationError} ... on StateError { state }`,
    );

  test('that names fields opens these alone; what changed is written down, old and new', async () => {
    const shop = await cleanShop();
    const reason = 'โทรไม่ติด ช่วยดูเบอร์ให้หน่อย';
    await decide(network.coordinator, 'requestMerchantChanges', shop, { reason, fields: ['PHONE', 'PLACE'] });
    const asked = await shop.owner.client.ask<{ node: { changesAsked: string[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on Merchant { changesAsked } } }',
      { id: shop.id },
    );
    expect(asked.node.changesAsked).toEqual(['PHONE', 'PLACE']);

    const refused = await expectNothingWritten(() =>
      revise(shop, { phone: '0899999999', name: { th: 'ร้านใหม่' } }),
    );
    expect(wrongFields(refused)).toEqual(['name']);

    expect((await revise(shop, { phone: '0899999999', address: 'หมู่ 5' })).__typename).toBe(
      'ReviseMerchantApplicationSuccess',
    );
    const { node } = await network.coordinator.client.ask<{
      node: {
        timeline: {
          action: string;
          coordinatorName: string | null;
          changes: { field: string; oldValue: string; newValue: string }[];
        }[];
      };
    }>(
      `query ($id: ID!) { node(id: $id) { ... on Merchant { timeline { action coordinatorName
        changes { field oldValue newValue } } } } }`,
      { id: shop.id },
    );
    expect(node.timeline[1]).toMatchObject({ coordinatorName: network.coordinator.name });
    expect(node.timeline.at(-1)).toEqual({
      action: 'RESUBMITTED',
      coordinatorName: null,
      changes: [
        { field: 'PHONE', oldValue: expect.stringMatching(/^08/), newValue: '0899999999' },
        { field: 'PLACE', oldValue: 'หมู่ 3', newValue: 'หมู่ 5' },
      ],
    });
  });

  test('without fields leaves the whole form open; what is given as it was is no change', async () => {
    const shop = await cleanShop();
    await decide(network.coordinator, 'requestMerchantChanges', shop, { reason: 'ช่วยดูอีกที' });
    expect((await revise(shop, { name: { th: 'ครัวใหม่' }, address: 'หมู่ 3' })).__typename).toBe(
      'ReviseMerchantApplicationSuccess',
    );
    const { rows } = await world.pool.query(
      `SELECT field FROM application_change JOIN case_event ON case_event.id = case_event_id WHERE merchant_id = $1`,
      [uuidOf(shop.id)],
    );
    expect(rows).toEqual([{ field: 'NAME' }]);
  });

  test('answered, is told to the one who looks after the case', async () => {
    const shop = await cleanShop();
    await act(other, 'takeMerchantCase', { merchantId: shop.id });
    await decide(other, 'requestMerchantChanges', shop, { reason: 'ช่วยดูอีกที' });
    const before = (await noticesOf(network.coordinator)).length;
    await revise(shop, { address: 'หมู่ 7' });
    expect((await noticeKindsOf(other))[0]).toBe('MERCHANT_APPLIED');
    expect((await noticesOf(network.coordinator)).length).toBe(before);
  });
});

describe('notes', () => {
  const note = (by: Person, shop: Shop, visibility: string, body: string, idempotencyKey = key()) =>
    act(by, 'addCaseNote', { merchantId: shop.id, visibility, body, idempotencyKey });
  const shopNotes = async (shop: Shop) => {
    const { node } = await shop.owner.client.ask<{
      node: { review: object | null; notes: { body: string; author: string | null }[] };
    }>(
      'query ($id: ID!) { node(id: $id) { ... on Merchant { review { openNoteCount } notes { body author } } } }',
      {
        id: shop.id,
      },
    );
    return node;
  };

  test('whose key has written another note are refused: nobody believes that they are written', async () => {
    const [shop, neighbour] = [await cleanShop(), await cleanShop()];
    const used = key();
    const first = await note(network.coordinator, shop, 'PUBLIC', 'ร้านเปิดวันไหนบ้าง', used);
    expect(first.__typename).toBe('MerchantCaseSuccess');
    expect(wrongFields(await note(network.coordinator, neighbour, 'PUBLIC', 'ร้านเปิดวันไหนบ้าง', used))).toEqual(
      ['idempotencyKey'],
    );
    expect(wrongFields(await note(network.coordinator, shop, 'PUBLIC', 'เปิดกี่โมง', used))).toEqual([
      'idempotencyKey',
    ]);
    expect((await shopNotes(neighbour)).notes).toEqual([]);
    const answer = (body: string, idempotencyKey: string) =>
      act(shop.owner, 'answerCaseNote', { merchantId: shop.id, body, idempotencyKey });
    const answered = key();
    expect((await answer('เปิดทุกวัน', answered)).__typename).toBe('MerchantCaseSuccess');
    expect((await answer('เปิดทุกวัน', answered)).__typename).toBe('MerchantCaseSuccess');
    expect(wrongFields(await answer('ปิดวันพระ', answered))).toEqual(['idempotencyKey']);
    expect((await shopNotes(shop)).notes).toHaveLength(2);
  });

  test('among coordinators never reach the shop; public ones do, and are answered', async () => {
    const shop = await cleanShop();
    await note(network.coordinator, shop, 'INTERNAL', 'เคยมีเรื่องกับตลาดเก่า');
    const question = key();
    await note(network.coordinator, shop, 'PUBLIC', 'ร้านเปิดวันไหนบ้าง', question);
    await note(network.coordinator, shop, 'PUBLIC', 'ร้านเปิดวันไหนบ้าง', question);
    expect(await shopNotes(shop)).toEqual({
      review: null,
      notes: [{ body: 'ร้านเปิดวันไหนบ้าง', author: null }],
    });
    expect((await noticeKindsOf(shop.owner)).filter((kind) => kind === 'MERCHANT_NOTE')).toHaveLength(1);

    const answer = { merchantId: shop.id, body: 'เปิดทุกวัน', idempotencyKey: key() };
    expect((await act(shop.owner, 'answerCaseNote', answer)).__typename).toBe('MerchantCaseSuccess');
    expect((await noticeKindsOf(other))[0]).toBe('MERCHANT_NOTE_ANSWERED');
    const review = await reviewOf(shop);
    expect(review?.notes.map(({ body, visibility }) => [visibility, body])).toEqual([
      ['INTERNAL', 'เคยมีเรื่องกับตลาดเก่า'],
      ['PUBLIC', 'ร้านเปิดวันไหนบ้าง'],
      ['PUBLIC', 'เปิดทุกวัน'],
    ]);
    expect(review).toMatchObject({ openNoteCount: 3, isClean: false });
    for (const { id } of review?.notes ?? []) await act(other, 'settleCaseNote', { noteId: id });
    expect(await reviewOf(shop)).toMatchObject({ openNoteCount: 0, isClean: true });
  });

  test('are not seen by a coordinator who works for the shop', async () => {
    const coordinator = await network.person('COORDINATOR');
    const shop = await network.shop({ approved: false, owner: coordinator });
    await note(network.coordinator, shop, 'INTERNAL', 'ร้านของคนในทีมเรา');
    expect(await shopNotes(shop)).toEqual({ review: null, notes: [] });
    const results = await expectNothingWritten(async () => [
      await note(coordinator, shop, 'INTERNAL', 'ฉันเอง'),
      await act(coordinator, 'takeMerchantCase', { merchantId: shop.id }),
    ]);
    expect(results.map(({ __typename }) => __typename)).toEqual(['ForbiddenError', 'ForbiddenError']);
  });

  test('are answered once something was asked; empty ones are refused', async () => {
    const shop = await cleanShop();
    const results = await expectNothingWritten(async () => [
      await act(shop.owner, 'answerCaseNote', { merchantId: shop.id, body: 'สวัสดี', idempotencyKey: key() }),
      await note(network.coordinator, shop, 'PUBLIC', '  '),
      await note(network.coordinator, shop, 'PUBLIC', 'ก'.repeat(1_001)),
    ]);
    expect(results.map((result) => wrongFields(result))).toEqual([['body'], ['body'], ['body']]);
  });
});

describe('the checklist', () => {
  test('begins with four items, is the network’s own, and is ticked by whom', async () => {
    const shop = await cleanShop();
    const review = await reviewOf(shop);
    expect(review?.checklist.map(({ tickedBy }) => tickedBy)).toEqual([null, null, null, null]);
    const itemId = review?.checklist[0]?.item.id;
    await act(other, 'tickChecklistItem', { merchantId: shop.id, itemId, isTicked: true });
    await act(network.coordinator, 'tickChecklistItem', { merchantId: shop.id, itemId, isTicked: true });
    expect((await reviewOf(shop))?.checklist[0]?.tickedBy).toBe(other.name);
    await act(network.coordinator, 'tickChecklistItem', { merchantId: shop.id, itemId, isTicked: false });
    expect((await reviewOf(shop))?.openItemCount).toBe(4);
  });

  test('that is required keeps an approval until all is ticked', async () => {
    const own = await world.network();
    const shop = await own.shop({ approved: false });
    await mutate(own.coordinator, 'changeNetworkSetting', {
      ...{ networkId: own.id, setting: 'CHECKLIST_REQUIRED', value: 1 },
    });
    const refused = await expectNothingWritten(() => decide(own.coordinator, 'approveMerchant', shop));
    expect(refused).toMatchObject({ __typename: 'ChecklistOpenError', code: 'CHECKLIST_OPEN' });
    const added = { networkId: own.id, label: { th: 'ดูใบอนุญาต' } };
    expect((await mutate(own.coordinator, 'putChecklistItem', added)).__typename).toBe('ChecklistSuccess');
    const items = (await reviewOf(shop, own.coordinator))?.checklist ?? [];
    expect(items).toHaveLength(5);
    await mutate(own.coordinator, 'removeChecklistItem', { itemId: items[4]?.item.id });
    for (const { item } of items.slice(0, 4)) {
      await act(own.coordinator, 'tickChecklistItem', {
        merchantId: shop.id,
        itemId: item.id,
        isTicked: true,
      });
    }
    expect((await decide(own.coordinator, 'approveMerchant', shop)).__typename).toBe(
      'ApproveMerchantSuccess',
    );
  });
});

describe('many at once', () => {
  test('are approved where they are clean, each on its own, with what became of each', async () => {
    const coordinator = await network.person('COORDINATOR');
    const [clean, second, noted, taken, bare] = [
      await cleanShop(),
      await cleanShop(),
      await cleanShop(),
      await cleanShop(),
      await network.shop({ approved: false }),
    ];
    const own = await network.shop({ approved: false, owner: coordinator });
    const foreign = await (await world.network()).shop({ approved: false });
    await act(other, 'addCaseNote', {
      ...{ merchantId: noted.id, visibility: 'INTERNAL', body: 'รอถามก่อน', idempotencyKey: key() },
    });
    await act(other, 'takeMerchantCase', { merchantId: taken.id });
    const shops = [clean, second, noted, taken, bare, own, foreign];
    const result = await mutate<{
      results: { merchantId: string; code: string | null; message: string | null }[];
    }>(
      coordinator,
      'approveMerchants',
      { networkId: network.id, merchantIds: [...shops.map(({ id }) => id), clean.id] },
      '... on ApproveMerchantsSuccess { results { merchantId code message } }',
    );
    expect(result.results?.map(({ code }) => code)).toEqual([
      ...[null, null, 'NOT_CLEAN', 'CASE_TAKEN', 'NOT_CLEAN', 'FORBIDDEN', 'FORBIDDEN'],
    ]);
    expect(await noticeKindsOf(clean.owner)).toContain('MERCHANT_APPROVED');
    expect(await reviewOf(noted)).toMatchObject({ isClean: false });
  });

  test.each([0, 51])('are refused when they are %i', async (count) => {
    const merchantIds = Array.from({ length: count }, () =>
      TypeID.fromUUID('merchant', randomUUID()).toString(),
    );
    const result = await expectNothingWritten(() =>
      mutate(
        network.coordinator,
        'approveMerchants',
        { networkId: network.id, merchantIds },
        onValidationError,
      ),
    );
    expect(wrongFields(result)).toEqual(['merchantIds']);
  });
});

describe('what may be the same shop', () => {
  test('is shown to coordinators with the reason: a name without its tone marks, a phone, a place', async () => {
    const name = `ร้านก๋วยเตี๋ยวป้าแต๋ว ${randomUUID().slice(0, 4)}`;
    const first = await cleanShop(name);
    const second = await cleanShop(name.replace(/[\u0E47-\u0E4C]/g, ''));
    expect((await reviewOf(second))?.lookAlikes).toContainEqual({
      reasons: ['NAME'],
      merchant: { id: first.id },
    });
    await world.pool.query(
      `UPDATE merchant SET phone = '0811112222', latitude = 14.03, longitude = 99.68 WHERE id = ANY ($1)`,
      [[uuidOf(first.id), uuidOf(second.id)]],
    );
    const review = await reviewOf(second);
    expect(review?.warnings).toEqual(['SIMILAR_NAME', 'SAME_PHONE', 'SAME_PLACE']);
    expect(review?.isClean).toBe(false);
  });

  test('is asked of the applicant: partner shops alone, and their own', async () => {
    const fresh = await world.network();
    const [partner, waiting] = [
      await fresh.shop({ name: 'ร้านข้าวแกงยายมาลี' }),
      await fresh.shop({ approved: false, name: 'ร้านข้าวแกงยายมาลี สาขาสอง' }),
    ];
    const like = async (by: Person) => {
      const { network: found } = await by.client.ask<{
        network: { shopsLike: { reasons: string[]; merchant: { id: string } }[] };
      }>(
        `query ($s: String!) { network(slug: $s) {
          shopsLike(name: "ร้านข้าวแกงยายมาลี", phone: "099 999 9999") { reasons merchant { id } } } }`,
        { s: fresh.slug },
      );
      return found.shopsLike;
    };
    expect(await like(await world.person())).toEqual([{ reasons: ['NAME'], merchant: { id: partner.id } }]);
    expect((await like(waiting.owner)).map(({ merchant }) => merchant.id)).toEqual([partner.id, waiting.id]);
  });
});

describe('a case past its due date', () => {
  test('is told once to the coordinators who do not look after it', async () => {
    const own = await world.network();
    const second = await own.person('COORDINATOR');
    const shop = await own.shop({ approved: false });
    await act(own.coordinator, 'takeMerchantCase', { merchantId: shop.id });
    await world.pool.query(`UPDATE merchant SET applied_at = now() - interval '10 days' WHERE id = $1`, [
      uuidOf(shop.id),
    ]);
    expect(await reviewOf(shop, second)).toMatchObject({ isOverdue: true });
    await runJob(world, 'escalate_cases');
    await waitUntil('the other to be told', async () =>
      (await noticeKindsOf(second)).includes('MERCHANT_CASE_OVERDUE'),
    );
    await runJob(world, 'escalate_cases');
    const last = await own.shop({ approved: false });
    await world.pool.query(`UPDATE merchant SET applied_at = now() - interval '20 days' WHERE id = $1`, [
      uuidOf(last.id),
    ]);
    await runJob(world, 'escalate_cases');
    await waitUntil(
      'the later one to be told of',
      async () =>
        (await noticeKindsOf(second)).filter((kind) => kind === 'MERCHANT_CASE_OVERDUE').length === 2,
    );
    expect(
      (await noticeKindsOf(own.coordinator)).filter((kind) => kind === 'MERCHANT_CASE_OVERDUE'),
    ).toHaveLength(1);
  });

  test('counts working days alone: a Thursday’s three end with Tuesday', async () => {
    const { rows } = await world.pool.query<{ due: string }>(
      `SELECT to_char(working_days_after('2026-11-26T10:00+07'::timestamptz, 3, 'Asia/Bangkok')
        AT TIME ZONE 'Asia/Bangkok', 'YYYY-MM-DD HH24:MI') AS due`,
    );
    expect(rows).toEqual([{ due: '2026-12-02 00:00' }]);
  });
});

describe('an appeal', () => {
  const until = () => new Date(Date.now() + 7 * 86_400_000).toISOString();
  const suspend = (shop: Shop, openVouchers: 'HONOUR' | 'RETURN', by: Person = network.coordinator) =>
    decide(by, 'suspendMerchant', shop, { reason: 'สมาชิกใช้คูปองไม่ได้', until: until(), openVouchers });
  const appeal = (shop: Shop, body = 'เครื่องเสียวันเดียว ซ่อมแล้ว') =>
    act(shop.owner, 'appealSuspension', { merchantId: shop.id, body });
  const answer = (by: Person, shop: Shop, given: 'LIFTED' | 'KEPT') =>
    act(by, 'answerAppeal', { merchantId: shop.id, answer: given, reason: 'ขอบคุณที่เล่าให้ฟัง' });
  const state = async (shop: Shop) => {
    const { node } = await shop.owner.client.ask<{
      node: {
        status: string;
        appeal: { body: string; answer: string | null } | null;
        timeline: { action: string; openVouchers: string | null }[];
      };
    }>(
      `query ($id: ID!) { node(id: $id) { ... on Merchant { status appeal { body answer }
        timeline { action openVouchers } } } }`,
      { id: shop.id },
    );
    return node;
  };

  test('is answered by another coordinator: lifted, the shop is open again', async () => {
    const shop = await network.shop();
    await suspend(shop, 'HONOUR');
    expect((await appeal(shop)).__typename).toBe('MerchantCaseSuccess');
    expect((await noticeKindsOf(other))[0]).toBe('MERCHANT_APPEALED');
    expect((await noticeKindsOf(network.coordinator))[0]).not.toBe('MERCHANT_APPEALED');
    const refused = await expectNothingWritten(async () => [
      await answer(network.coordinator, shop, 'LIFTED'),
      await appeal(shop, 'อีกครั้ง'),
    ]);
    expect(refused.map(({ __typename }) => __typename)).toEqual(['ForbiddenError', 'ValidationError']);

    expect((await answer(other, shop, 'LIFTED')).__typename).toBe('MerchantCaseSuccess');
    expect(await state(shop)).toEqual({
      status: 'APPROVED',
      appeal: { body: 'เครื่องเสียวันเดียว ซ่อมแล้ว', answer: 'LIFTED' },
      timeline: [
        { action: 'APPLIED', openVouchers: null },
        { action: 'APPROVED', openVouchers: null },
        { action: 'SUSPENDED', openVouchers: 'HONOUR' },
        { action: 'APPEALED', openVouchers: null },
        { action: 'REINSTATED', openVouchers: null },
      ],
    });
    const again = await expectNothingWritten(() => answer(other, shop, 'LIFTED'));
    expect(again.__typename).toBe('StateError');
  });

  test('kept leaves the pause as it is, with a kind reason; the next suspension has its own', async () => {
    const shop = await network.shop();
    await suspend(shop, 'HONOUR');
    await appeal(shop);
    await answer(other, shop, 'KEPT');
    expect(await state(shop)).toMatchObject({ status: 'SUSPENDED', appeal: { answer: 'KEPT' } });
    expect((await noticesOf(shop.owner))[0]).toMatchObject({
      kind: 'MERCHANT_APPEAL_KEPT',
      body: expect.stringContaining('ขอบคุณที่เล่าให้ฟัง'),
    });
    await decide(network.coordinator, 'reinstateMerchant', shop, { reason: 'คุยกันแล้ว' });
    await suspend(shop, 'RETURN');
    expect(await state(shop)).toMatchObject({ appeal: null });
    expect((await appeal(shop)).__typename).toBe('MerchantCaseSuccess');
  });

  test('is answered by the one who suspended where there is no other', async () => {
    const own = await world.network();
    const shop = await own.shop();
    await suspend(shop, 'HONOUR', own.coordinator);
    await appeal(shop);
    expect((await noticeKindsOf(own.coordinator))[0]).toBe('MERCHANT_APPEALED');
    expect((await answer(own.coordinator, shop, 'LIFTED')).__typename).toBe('MerchantCaseSuccess');
  });

  test.each(['HONOUR', 'RETURN'] as const)(
    'and live vouchers follow the choice: %s, and the books are right',
    async (choice) => {
      const shop = await network.shop();
      const offer = await shop.offer({ costPoints: 10, stockTotal: 3 });
      const member = await network.member({ points: 20 });
      const voucher = await voucherOf(member, offer);
      await suspend(shop, choice);
      await appeal(shop);
      if (choice === 'HONOUR') {
        expect((await shop.use(voucher.code)).__typename).toBe('UseVoucherSuccess');
        expect(await walletOf(member)).toMatchObject({ available: 10 });
      } else {
        await waitUntil('the points to be back', async () => (await walletOf(member)).available === 20);
        expect((await shop.use(voucher.code)).__typename).not.toBe('UseVoucherSuccess');
      }
      expect(await booksProblems(world.pool)).toEqual(soundBooks);
    },
  );
});

describe('trust', () => {
  test('is given and taken on the timeline; offers go live at once when the network has it so', async () => {
    const own = await world.network();
    const shop = await own.shop();
    const trust = (isTrusted: boolean, by: Person = own.coordinator) =>
      act(by, 'setMerchantTrust', { merchantId: shop.id, isTrusted });
    const stateOfNewOffer = async () => {
      const { id } = await shop.offer({ state: 'SUBMITTED' });
      const { node } = await shop.owner.client.ask<{ node: { state: string } }>(
        'query ($id: ID!) { node(id: $id) { ... on Offer { state } } }',
        { id },
      );
      return node.state;
    };
    await trust(true);
    expect(await stateOfNewOffer()).toBe('SUBMITTED');
    await mutate(own.coordinator, 'changeNetworkSetting', {
      ...{ networkId: own.id, setting: 'TRUSTED_OFFERS_LIVE', value: 1 },
    });
    expect(await stateOfNewOffer()).toBe('LIVE');
    expect(await noticeKindsOf(shop.owner)).toContain('MERCHANT_TRUSTED');
    await trust(false);
    expect(await stateOfNewOffer()).toBe('SUBMITTED');
    const { node } = await own.coordinator.client.ask<{
      node: { isTrusted: boolean; timeline: { action: string; coordinatorName: string | null }[] };
    }>(
      'query ($id: ID!) { node(id: $id) { ... on Merchant { isTrusted timeline { action coordinatorName } } } }',
      { id: shop.id },
    );
    expect(node.isTrusted).toBe(false);
    const { name } = own.coordinator;
    expect(node.timeline.slice(-2)).toEqual([
      { action: 'TRUSTED', coordinatorName: name },
      { action: 'TRUST_ENDED', coordinatorName: name },
    ]);
  });

  test('is given to partner shops alone', async () => {
    const shop = await cleanShop();
    const result = await expectNothingWritten(() =>
      act(network.coordinator, 'setMerchantTrust', { merchantId: shop.id, isTrusted: true }),
    );
    expect(result.__typename).toBe('StateError');
  });
});

describe('the places of a network', () => {
  test('are chosen from in an application, corrected and taken off; shops stay where they are', async () => {
    const own = await world.network();
    const put = (input: object) =>
      mutate<{ network: { places: { id: string; name: string; latitude: number | null }[] } }>(
        own.coordinator,
        'putNetworkPlace',
        { networkId: own.id, ...input },
        `... on NetworkPlacesSuccess { network { places { id name latitude } } } ${onValidationError}`,
      );
    await put({ name: { th: 'บ้านหนองขาว' } });
    const { network: listed } = await put({ name: { th: 'บ้านกลาง' }, latitude: 14, longitude: 99.6 });
    expect(listed?.places.map(({ name }) => name)).toEqual(['บ้านกลาง', 'บ้านหนองขาว']);
    const refused = await expectNothingWritten(() => put({ name: { th: 'บ้านกลาง' } }));
    expect(wrongFields(refused)).toEqual(['name']);

    const placeId = listed?.places[0]?.id;
    const person = await world.person();
    const input = {
      networkId: own.id,
      name: { th: 'ร้านริมทาง' },
      phone: '0812345678',
      category: 'FOOD',
      placeId,
    };
    const { merchant } = await mutate<{ merchant: { id: string } }>(
      person,
      'applyAsMerchant',
      input,
      '... on ApplyAsMerchantSuccess { merchant { id } }',
    );
    await mutate(own.coordinator, 'removeNetworkPlace', { placeId });
    const { node } = await person.client.ask<{ node: { place: { name: string } } }>(
      'query ($id: ID!) { node(id: $id) { ... on Merchant { place { name } } } }',
      { id: merchant?.id },
    );
    expect(node.place.name).toBe('บ้านกลาง');
    const late = await expectNothingWritten(() =>
      mutate(person, 'applyAsMerchant', { ...input, name: { th: 'อีกร้าน' } }, onValidationError),
    );
    expect(wrongFields(late)).toEqual(['placeId']);
  });
});
