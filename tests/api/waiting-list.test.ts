import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mutate, onStateError } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { noticeKindsOf, noticesOf } from '../testkit/notices.ts';
import { cancel, voucherOf } from '../testkit/redeem.ts';
import type { Shop, ShopOffer } from '../testkit/shop.ts';
import { runJob } from '../testkit/time-travel.ts';
import { waitUntil } from '../testkit/wait-until.ts';
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

const success = `... on WaitingListSuccess { offer { viewerWait { since toldAt } } } ${onStateError}`;
const join = (by: Person, offer: ShopOffer) => mutate(by, 'joinWaitingList', { offerId: offer.id }, success);
const leave = (by: Person, offer: ShopOffer) =>
  mutate(
    by,
    'leaveWaitingList',
    { offerId: offer.id },
    '... on WaitingListSuccess { offer { viewerWait { since } } }',
  );

interface View {
  readonly viewerWait: { readonly toldAt: string | null } | null;
  readonly waiting: { readonly count: number | null } | null;
}

async function look(by: Person, offer: ShopOffer): Promise<View> {
  const { node } = await by.client.ask<{ node: View }>(
    'query ($id: ID!) { node(id: $id) { ... on Offer { viewerWait { toldAt } waiting { count } } } }',
    { id: offer.id },
  );
  return node;
}

async function soldOut(
  units = 1,
): Promise<{ offer: ShopOffer; buyers: MemberPerson[]; voucherIds: string[] }> {
  const offer = await shop.offer({ stockTotal: units });
  const buyers = await network.members(units, 100);
  const voucherIds: string[] = [];
  for (const buyer of buyers) voucherIds.push((await voucherOf(buyer, offer)).id);
  return { offer, buyers, voucherIds };
}

const more = (offer: ShopOffer, delta: number) =>
  mutate(shop.owner, 'changeOfferStock', { offerId: offer.id, delta });

/** Until the job that was asked for has been done, with everything that was asked before. */
async function jobsDone(): Promise<void> {
  await runJob(world, 'tell_waiters');
  await waitUntil('the line was told', async () => {
    const { rows } = await world.pool.query(
      `SELECT FROM graphile_worker._private_jobs job JOIN graphile_worker._private_tasks task ON task.id = job.task_id
        WHERE task.identifier = 'tell_waiters'`,
    );
    return rows.length === 0;
  });
}

const toldCount = async (person: Person) =>
  (await noticeKindsOf(person)).filter((kind) => kind === 'OFFER_BACK').length;

async function waiters(offer: ShopOffer): Promise<number> {
  const { rows } = await world.pool.query<{ count: string }>(
    'SELECT count(*) FROM offer_waiter WHERE offer_id = $1',
    [TypeID.fromString(offer.id).toUUID()],
  );
  return Number(rows[0]?.count);
}

describe('the line for what is all gone', () => {
  test('is joined and left with a tap; twice is once; only oneself is seen', async () => {
    const { offer } = await soldOut();
    const [member, other] = await network.members(2, 100);
    if (member === undefined || other === undefined) throw new Error('members');
    expect((await join(member, offer)).__typename).toBe('WaitingListSuccess');
    await join(member, offer);
    expect(await waiters(offer)).toBe(1);
    expect(await look(member, offer)).toEqual({ viewerWait: { toldAt: null }, waiting: null });
    expect(await look(other, offer)).toEqual({ viewerWait: null, waiting: null });
    expect(await leave(member, offer)).toMatchObject({ offer: { viewerWait: null } });
    expect(await waiters(offer)).toBe(0);
    await leave(member, offer);
  });

  test('the shop sees a few, or how many when they are five or more', async () => {
    const { offer } = await soldOut();
    const members = await network.members(5, 100);
    for (const member of members.slice(0, 4)) await join(member, offer);
    expect((await look(shop.owner, offer)).waiting).toEqual({ count: null });
    for (const member of members.slice(4)) await join(member, offer);
    expect((await look(shop.owner, offer)).waiting).toEqual({ count: 5 });
    expect((await look(network.coordinator, offer)).waiting).toBeNull();
  });

  test('tells the oldest first, as many as there are units, each once', async () => {
    const { offer } = await soldOut();
    const members = await network.members(4, 100);
    for (const member of members) await join(member, offer);
    await more(offer, 2);
    await jobsDone();
    expect(await Promise.all(members.map(toldCount))).toEqual([1, 1, 0, 0]);
    expect((await noticesOf(members[0] as Person))[0]).toMatchObject({
      kind: 'OFFER_BACK',
      path: `/offers/${offer.id}`,
    });
    // Nothing more came: those two have their day.
    await jobsDone();
    expect(await Promise.all(members.map(toldCount))).toEqual([1, 1, 0, 0]);
    // One of the two takes theirs: the other unit is still the other's to come for.
    await voucherOf(members[0] as Person, offer);
    await jobsDone();
    expect(await Promise.all(members.map(toldCount))).toEqual([1, 1, 0, 0]);
    // The other does not come within the day: the next is told.
    await world.pool.query(
      `UPDATE offer_waiter SET joined_at = joined_at - interval '25 hours', told_at = told_at - interval '25 hours' WHERE offer_id = $1`,
      [TypeID.fromString(offer.id).toUUID()],
    );
    await jobsDone();
    expect(await Promise.all(members.map(toldCount))).toEqual([1, 1, 1, 0]);
    // Whoever has had it, or was told a day ago, is out of the line.
    expect(await waiters(offer)).toBe(2);
  });

  test('tells also behind two hundred offers whose waiters nobody can tell', async () => {
    const full = await network.shop();
    const { rows } = await world.pool.query<{ id: string }>(
      `INSERT INTO membership (id, network_id, display_name, roles, member_number)
        VALUES (uuidv7(), $1, 'ป้าไม่มีมือถือ', '{MEMBER}', '70000001') RETURNING id`,
      [network.uuid],
    );
    await world.pool.query(
      `WITH made AS (
        INSERT INTO offer (id, network_id, merchant_id, state, title_th, title_en, cost_points, live_since)
        SELECT uuidv7(), $1, $2, 'LIVE', 'ของ ' || number, 'Thing ' || number, 1, now()
        FROM generate_series(1, 201) AS number RETURNING id, network_id, merchant_id
      ), stocked AS (
        INSERT INTO offer_stock (offer_id, network_id, stock_total) SELECT id, network_id, 5 FROM made
      )
      INSERT INTO offer_waiter (offer_id, member_id, network_id, merchant_id)
      SELECT id, $3, network_id, merchant_id FROM made`,
      [network.uuid, TypeID.fromString(full.id).toUUID(), rows[0]?.id],
    );
    const { offer } = await soldOut();
    const [member] = await network.members(1, 100);
    if (member === undefined) throw new Error('nobody');
    await join(member, offer);
    await more(offer, 1);
    await jobsDone();
    expect(await toldCount(member)).toBe(1);
    await world.pool.query('DELETE FROM offer_waiter WHERE member_id = $1', [rows[0]?.id]);
  });

  test('a unit that comes back from a voucher is told of too', async () => {
    const { offer, buyers, voucherIds } = await soldOut();
    const [member] = await network.members(1, 100);
    if (member === undefined) throw new Error('member');
    await join(member, offer);
    await cancel(buyers[0] as Person, voucherIds[0] ?? '');
    await jobsDone();
    expect(await toldCount(member)).toBe(1);
    expect((await look(member, offer)).viewerWait?.toldAt).not.toBeNull();
  });

  test('nobody is told while the offer cannot be redeemed', async () => {
    const { offer } = await soldOut();
    const [member] = await network.members(1, 100);
    if (member === undefined) throw new Error('member');
    await join(member, offer);
    await mutate(shop.owner, 'pauseOffer', { offerId: offer.id });
    await more(offer, 1);
    await jobsDone();
    expect(await toldCount(member)).toBe(0);
    await mutate(shop.owner, 'resumeOffer', { offerId: offer.id });
    await jobsDone();
    expect(await toldCount(member)).toBe(1);
  });

  test('empties itself when the offer ends, and after thirty days', async () => {
    const [ended, old] = [await soldOut(), await soldOut()];
    const [member] = await network.members(1, 100);
    if (member === undefined) throw new Error('member');
    await join(member, ended.offer);
    await join(member, old.offer);
    await mutate(shop.owner, 'endOffer', { offerId: ended.offer.id });
    await world.pool.query(
      `UPDATE offer_waiter SET joined_at = joined_at - interval '31 days' WHERE offer_id = $1`,
      [TypeID.fromString(old.offer.id).toUUID()],
    );
    expect((await look(member, old.offer)).viewerWait).toBeNull();
    await jobsDone();
    expect([await waiters(ended.offer), await waiters(old.offer)]).toEqual([0, 0]);
    expect(await toldCount(member)).toBe(0);
  });

  test('there is none for what there is some of, and for one who is no member', async () => {
    const [member] = await network.members(1, 100);
    if (member === undefined) throw new Error('member');
    expect(await join(member, await shop.offer({ stockTotal: 5 }))).toMatchObject({ state: 'NOT_GONE' });
    const { offer } = await soldOut();
    expect((await join(await world.person(), offer)).__typename).toBe('NotAMemberError');
    expect(await waiters(offer)).toBe(0);
  });
});
