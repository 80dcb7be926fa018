import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agreeOnReconciliation } from '../model/compare.ts';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import { checkIn, eventAction, type MadeEvent, makeEvent, shownToken } from '../testkit/events.ts';
import { makeRight } from '../testkit/make-right.ts';
import { wrongFields } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { voucherOf } from '../testkit/redeem.ts';
import type { Shop } from '../testkit/shop.ts';
import { openToSponsors, received, sponsor, sponsoringOf } from '../testkit/sponsoring.ts';
import { runJob } from '../testkit/time-travel.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let rule: Indicator;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  rule = (await adoptCatalogue(network, { SWEEP: { points: 10, capCount: 100 } })).SWEEP;
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

async function shopWith(points: number): Promise<Shop> {
  const shop = await network.shop({ name: 'ร้านก๋วยเตี๋ยวป้าแดง' });
  await received(world, shop, points);
  return shop;
}

async function openEvent(budgetPoints = 10): Promise<MadeEvent> {
  const event = await makeEvent(network, { indicator: rule, budgetPoints });
  expect((await openToSponsors(network.coordinator, event.id)).__typename).toBe('OpenEventToSponsorsSuccess');
  return event;
}

async function fundBalance(): Promise<number> {
  const { rows } = await world.pool.query<{ balance: string }>(
    `SELECT balance FROM ledger_account WHERE network_id = $1 AND kind = 'NETWORK_FUND'`,
    [network.uuid],
  );
  return Number(rows[0]?.balance);
}

/** The event is over, and so is the day in which visits may be written down. */
async function letEventSettle(event: MadeEvent): Promise<void> {
  await world.pool.query(
    `UPDATE event SET starts_at = starts_at - interval '3 days', ends_at = ends_at - interval '3 days' WHERE id = $1`,
    [event.uuid],
  );
}

async function afterTheJob(event: MadeEvent): Promise<void> {
  await runJob(world, 'return_unspent');
  await waitUntil('the sponsorships to be settled', async () => {
    const { rows } = await world.pool.query(
      'SELECT FROM sponsorship WHERE event_id = $1 AND settled_at IS NULL',
      [event.uuid],
    );
    return rows.length === 0;
  });
}

describe('what a shop received', () => {
  test('is its to give on after a week, and not before', async () => {
    const shop = await shopWith(30);
    const guest = await network.member({ points: 10 });
    const { code } = await voucherOf(guest, await shop.offer({ costPoints: 10 }));
    const { useId } = await shop.use(code);
    expect(await sponsoringOf(shop)).toMatchObject({
      ...{ receivedPoints: 30, recentPoints: 10, sponsoredPoints: 0, availablePoints: 30 },
    });
    const answer = await expectNothingWritten(() => sponsor(shop, 31));
    expect(answer).toMatchObject({ __typename: 'NotEnoughReceivedError', availablePoints: 30 });
    // Given to the last point, and the guest of today still can have theirs back.
    expect(await sponsor(shop, 30)).toMatchObject({ __typename: 'SponsorSuccess', availablePoints: 0 });
    expect((await makeRight(shop, { useId })).__typename).toBe('MakeItRightSuccess');
  });

  test('goes to the fund, with a line of thanks; once for one key', async () => {
    const [shop, before, key] = [await shopWith(30), await fundBalance(), randomUUID()];
    expect(await sponsor(shop, 12, { key })).toMatchObject({
      ...{ __typename: 'SponsorSuccess', availablePoints: 18, replayed: false },
      sponsorship: { line: 'น้ำใจจากร้านก๋วยเตี๋ยวป้าแดง', points: 12 },
    });
    expect(await fundBalance()).toBe(before + 12);
    const replayed = await expectNothingWritten(() => sponsor(shop, 12, { key }));
    expect(replayed).toMatchObject({ replayed: true, availablePoints: 18 });
    const conflict = await expectNothingWritten(() => sponsor(shop, 13, { key }));
    expect(conflict.__typename).toBe('IdempotencyConflictError');
  });
});

describe('an event', () => {
  test('gives what shops gave it after its own, and the rest comes back, to the last who gave first', async () => {
    const [first, second, event] = [await shopWith(30), await shopWith(30), await openEvent(10)];
    await sponsor(first, 15, { eventId: event.id, line: { th: 'น้ำใจจากป้าแดง' } });
    await sponsor(second, 20, { eventId: event.id });
    // Three come, of 10 points each: the community's own 10, and 20 of what shops gave.
    for (const guest of await network.members(3, 1)) {
      const visit = await checkIn(guest, await shownToken(network.coordinator, event));
      expect(visit.checkIn?.points).toBe(10);
    }
    await eventAction(network.coordinator, 'closeEvent', event.id);
    await runJob(world, 'return_unspent');
    await letEventSettle(event);
    await afterTheJob(event);
    expect((await sponsoringOf(first)).sponsorships.nodes).toEqual([
      { points: 15, returnedPoints: 0, settledAt: expect.any(String) },
    ]);
    expect(await sponsoringOf(second)).toMatchObject({ sponsoredPoints: 5, availablePoints: 25 });
    // What came back can be given again, and comes back once.
    await runJob(world, 'return_unspent');
    expect(await sponsor(second, 25)).toMatchObject({ __typename: 'SponsorSuccess', availablePoints: 0 });
  });

  test('that is called off gives all of it back', async () => {
    const [shop, event] = [await shopWith(30), await openEvent()];
    await sponsor(shop, 30, { eventId: event.id });
    await eventAction(network.coordinator, 'cancelEvent', event.id);
    await letEventSettle(event);
    await afterTheJob(event);
    expect(await sponsoringOf(shop)).toMatchObject({ sponsoredPoints: 0, availablePoints: 30 });
  });

  test('shows the lines to everybody, and the points to nobody but the shop and those who look after it', async () => {
    const [shop, event] = [await shopWith(30), await openEvent()];
    await sponsor(shop, 10, { eventId: event.id, line: { th: 'น้ำใจจากป้าแดง' } });
    const ask = async (by: Person = network.coordinator) => {
      const { node } = await by.client.ask<{ node: Record<string, unknown> }>(
        `query ($id: ID!) { node(id: $id) { ... on Event {
          openToSponsors sponsoredPoints sponsorships { line(language: TH) points merchant { id } } } } }`,
        { id: event.id },
      );
      return node;
    };
    const guest = await network.member();
    const line = { line: 'น้ำใจจากป้าแดง', merchant: { id: shop.id } };
    expect(await ask(guest)).toEqual({
      ...{ openToSponsors: true, sponsoredPoints: null, sponsorships: [{ ...line, points: null }] },
    });
    expect(await ask()).toMatchObject({ sponsoredPoints: 10, sponsorships: [{ points: null }] });
    expect(await ask(shop.owner)).toMatchObject({ sponsorships: [{ ...line, points: 10 }] });
  });
});

describe('what is refused gives nothing', () => {
  test('to an event that is not open to sponsors, closed to them again, over, or of another network', async () => {
    const shop = await shopWith(30);
    expect((await sponsoringOf(shop)).openEvents.map(({ id }) => id)).not.toContain('event_1');
    const shut = await makeEvent(network, { indicator: rule });
    const closed = await openEvent();
    expect((await sponsoringOf(shop)).openEvents).toContainEqual({ id: closed.id });
    await openToSponsors(network.coordinator, closed.id, false);
    const over = await openEvent();
    await eventAction(network.coordinator, 'closeEvent', over.id);
    const foreign = await world.network();
    const { SWEEP: rules } = await adoptCatalogue(foreign, { SWEEP: { points: 10 } });
    const elsewhere = await makeEvent(foreign, { indicator: rules });
    await openToSponsors(foreign.coordinator, elsewhere.id);
    for (const { id: eventId } of [shut, closed, over, elsewhere]) {
      const answer = await expectNothingWritten(() => sponsor(shop, 5, { eventId }));
      expect(answer).toMatchObject({ __typename: 'StateError', state: 'CLOSED_TO_SPONSORS' });
    }
    const state = await expectNothingWritten(() => openToSponsors(network.coordinator, over.id));
    expect(state).toMatchObject({ __typename: 'StateError', state: 'CLOSED' });
  });

  test('of points and a line that are none', async () => {
    const shop = await shopWith(30);
    for (const points of [0, -5, 100_001]) {
      expect(wrongFields(await expectNothingWritten(() => sponsor(shop, points)))).toEqual(['points']);
    }
    const long = await expectNothingWritten(() => sponsor(shop, 5, { line: { th: 'ก'.repeat(121) } }));
    expect(wrongFields(long)).toEqual(['line.th']);
  });

  test('by a manager or a cashier', async () => {
    const shop = await shopWith(30);
    for (const role of ['MANAGER', 'CASHIER'] as const) {
      const by = await shop.staff(role);
      expect((await expectNothingWritten(() => sponsor(shop, 5, { by }))).__typename).toBe('ForbiddenError');
    }
  });

  test('by the tables themselves: no purse gives more than it has, whoever writes', async () => {
    const shop = await shopWith(30);
    await expect(
      world.pool.query(
        `UPDATE merchant_purse SET sponsored_points = certain_points + 1 WHERE merchant_id =
          (SELECT merchant_id FROM merchant_staff JOIN membership ON membership.id = membership_id WHERE user_id = $1 LIMIT 1)`,
        [shop.owner.userId],
      ),
    ).rejects.toMatchObject({ constraint: 'merchant_purse_not_overspent' });
  });
});
