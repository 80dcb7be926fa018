import { afterAll, beforeAll, expect, test } from 'vitest';
import { agreeOnReconciliation } from '../model/compare.ts';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { Client } from '../testkit/client.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { cancel, redeem } from '../testkit/redeem.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import type { Shop, ShopOffer } from '../testkit/shop.ts';
import { readTotals, type Totals } from '../testkit/totals.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

const snapshotsWanted = 50;

let world: World;
let second: TestServer;
let network: Network;
let shop: Shop;

beforeAll(async () => {
  world = await World.start();
  second = await startServer({ databaseUrl: world.database.url });
  network = await world.network();
  shop = await network.shop();
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await second.stop();
  await world.stop();
});

test('while people redeem, cancel, use and are awarded at two servers, every snapshot adds up to nothing', async () => {
  const members = await network.members(16, 5);
  const offers = await Promise.all([
    shop.offer({ costPoints: 10, stockTotal: 400 }),
    shop.offer({ costPoints: 15, kind: 'HOLD', stockTotal: 400 }),
    shop.offer({ costPoints: 5 }),
  ]);
  const isOver = { now: false };
  const lives = members.map((member, index) => {
    const client = index % 2 === 0 ? member.client : new Client(second.url, member.client.token);
    return live({ ...member, client }, offers, index, isOver);
  });

  const snapshots: Totals[] = [];
  const reader = await world.pool.connect();
  try {
    while (snapshots.length < snapshotsWanted) {
      const before = snapshots.at(-1)?.transfers ?? -1;
      // Something must have been written since the last look, or the look would tell nothing.
      snapshots.push(
        await waitUntil('another transfer', async () => {
          const totals = await readTotals(reader);
          return totals.transfers > before ? totals : null;
        }),
      );
    }
  } finally {
    isOver.now = true;
    reader.release();
  }
  const done = (await Promise.all(lives)).flat();

  for (const { transfers, ...problems } of snapshots) {
    expect(problems, `after ${transfers} transfers`).toEqual({
      sumOfAllAccounts: 0,
      membersOff: 0,
      offersOff: 0,
    });
  }
  expect(new Set(snapshots.map(({ transfers }) => transfers)).size).toBe(snapshotsWanted);
  // Of everything that could happen something did.
  expect(new Set(done)).toEqual(
    new Set(['RedeemOfferSuccess', 'CancelVoucherSuccess', 'UseVoucherSuccess', 'awarded']),
  );
  await agreeOnReconciliation(world.pool);
});

/** One member's days, one after the other, until it is over: what succeeded. */
async function live(
  member: MemberPerson,
  offers: readonly ShopOffer[],
  index: number,
  isOver: { readonly now: boolean },
): Promise<string[]> {
  const done: string[] = [];
  for (let day = index; !isOver.now; day++) {
    const offer = offers[day % offers.length];
    if (offer === undefined) throw new Error('no offer');
    const { __typename, voucher } = await redeem(member, offer);
    if (voucher === undefined) {
      if (__typename !== 'InsufficientPointsError') continue;
      await network.award(member, 40);
      done.push('awarded');
      continue;
    }
    const end = day % 2 === 0 ? await cancel(member, voucher.id) : await shop.use(voucher.code);
    done.push(__typename, end.__typename);
  }
  return done;
}
