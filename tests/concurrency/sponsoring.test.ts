import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agreeOnReconciliation } from '../model/compare.ts';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import { checkIn, eventAction, makeEvent, shownToken } from '../testkit/events.ts';
import type { Network } from '../testkit/network.ts';
import { redeem } from '../testkit/redeem.ts';
import { openToSponsors, received, sponsor, sponsoringOf } from '../testkit/sponsoring.ts';
import { runJob } from '../testkit/time-travel.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

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

const worked = ({ __typename }: { readonly __typename: string }) => __typename.endsWith('Success');

async function openEvent(budgetPoints = 10) {
  const event = await makeEvent(network, { indicator: rule, budgetPoints });
  await openToSponsors(network.coordinator, event.id);
  return event;
}

test('of 30 gifts at once out of what is enough for ten, to the fund and to two events, ten are given', async () => {
  const shop = await network.shop();
  await received(world, shop, 50);
  await received(world, shop, 50);
  const events = [await openEvent(), await openEvent()];
  const offer = await shop.offer({ costPoints: 5 });
  const guests = await network.members(10, 5);
  const [answers] = await Promise.all([
    Promise.all(
      Array.from({ length: 30 }, (_, index) => {
        const event = events[index % 3];
        return sponsor(shop, 10, event === undefined ? {} : { eventId: event.id });
      }),
    ),
    // Meanwhile members redeem there: nothing waits for the purse.
    Promise.all(guests.map((guest) => redeem(guest, offer))),
  ]);
  expect(answers.filter(worked)).toHaveLength(10);
  for (const answer of answers.filter((each) => !worked(each))) {
    expect(answer.__typename).toBe('NotEnoughReceivedError');
    expect(answer.availablePoints).toBe(0);
  }
  expect(await sponsoringOf(shop)).toMatchObject({ sponsoredPoints: 100, availablePoints: 0 });
});

test('one key at once gives once', async () => {
  const shop = await network.shop();
  await received(world, shop, 50);
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 12 }, () => sponsor(shop, 10, { key })));
  expect(answers.filter(worked)).toHaveLength(12);
  expect(answers.filter(({ replayed }) => replayed === false)).toHaveLength(1);
  expect(await sponsoringOf(shop)).toMatchObject({ sponsoredPoints: 10 });
});

test('gifts against visits, the end and the return: what was given and what came back is all there was', async () => {
  const shop = await network.shop();
  await received(world, shop, 100);
  const event = await openEvent(20);
  const token = await shownToken(network.coordinator, event);
  const guests = await network.members(8, 1);
  await Promise.all([
    ...Array.from({ length: 5 }, () => sponsor(shop, 10, { eventId: event.id })),
    ...guests.map((guest) => checkIn(guest, token)),
    eventAction(network.coordinator, 'closeEvent', event.id),
  ]);
  await world.pool.query(
    `UPDATE event SET starts_at = starts_at - interval '3 days', ends_at = ends_at - interval '3 days' WHERE id = $1`,
    [event.uuid],
  );
  await Promise.all([runJob(world, 'return_unspent'), runJob(world, 'return_unspent')]);
  await waitUntil('all to be settled', async () => {
    const { rows } = await world.pool.query(
      'SELECT FROM sponsorship WHERE event_id = $1 AND settled_at IS NULL',
      [event.uuid],
    );
    return rows.length === 0;
  });
  const { rows } = await world.pool.query<{ given: number; sponsored: number }>(
    'SELECT given, sponsored FROM event_budget WHERE event_id = $1',
    [event.uuid],
  );
  const { sponsoredPoints } = await sponsoringOf(shop);
  expect(rows[0]?.sponsored).toBe(sponsoredPoints);
  expect(sponsoredPoints).toBe(Math.max(0, (rows[0]?.given ?? 0) - 20));
});
