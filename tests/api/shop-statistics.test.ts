import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRight } from '../testkit/make-right.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { voucherOf } from '../testkit/redeem.ts';
import type { Shop, ShopOffer } from '../testkit/shop.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let guests: readonly MemberPerson[];

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  guests = await network.members(12, 200);
});

afterAll(() => world.stop());

interface Statistics {
  readonly redemptions: number | null;
  readonly firstVisits: number | null;
  readonly returnVisits: number | null;
  readonly byDay: readonly { readonly day: string; readonly redemptions: number | null }[];
  readonly byWeekday: readonly { readonly weekday: number; readonly redemptions: number | null }[];
  readonly byHour: readonly {
    readonly weekday: number;
    readonly hour: number;
    readonly redemptions: number | null;
  }[];
  readonly byOffer: readonly {
    readonly offer: { readonly id: string };
    readonly redemptions: number | null;
    readonly stockLeft: number | null;
    readonly isForecast: boolean;
    readonly soldOutInDays: number | null;
  }[];
}

const document = `query ($id: ID!, $from: Date!, $until: Date!) { node(id: $id) { ... on Merchant {
  statistics(from: $from, until: $until) { redemptions firstVisits returnVisits byDay { day redemptions }
    byWeekday { weekday redemptions } byHour { weekday hour redemptions }
    byOffer { offer { id } redemptions stockLeft isForecast soldOutInDays } } } } }`;

async function statisticsOf(shop: Shop, from: string, until: string): Promise<Statistics> {
  const { node } = await shop.owner.client.ask<{ node: { statistics: Statistics } }>(document, {
    ...{ id: shop.id, from, until },
  });
  return node.statistics;
}

/** Somebody uses a voucher at this moment. */
async function use(
  shop: Shop,
  guest: MemberPerson,
  offer: ShopOffer,
  at: string,
): Promise<string | undefined> {
  const voucher = await voucherOf(guest, offer);
  const { useId } = await shop.use(voucher.code);
  await world.pool.query('UPDATE voucher SET used_at = $2 WHERE id = $1', [
    TypeID.fromString(voucher.id).toUUID(),
    at,
  ]);
  return useId;
}

const shown = (parts: readonly { readonly redemptions: number | null }[]) =>
  parts.filter(({ redemptions }) => redemptions !== null);

describe('what is shown', () => {
  test('days, weekdays, hours, offers and returns, in the village’s time', async () => {
    const shop = await network.shop();
    const [noodles, tea] = [await shop.offer({ costPoints: 1 }), await shop.offer({ costPoints: 1 })];
    const six = guests.slice(0, 6);
    // Monday 2 November 2026, seven in the evening of Sunday in Greenwich; and Tuesday of the week after, at noon.
    for (const guest of six) await use(shop, guest, noodles, '2026-11-01T19:30:00Z');
    for (const guest of guests) await use(shop, guest, tea, '2026-11-10T05:10:00Z');
    const statistics = await statisticsOf(shop, '2026-11-01', '2026-11-30');
    expect(statistics).toMatchObject({ redemptions: 18, firstVisits: 12, returnVisits: 6 });
    expect(statistics.byDay).toHaveLength(30);
    expect(shown(statistics.byDay)).toEqual([
      { day: '2026-11-02', redemptions: 6 },
      { day: '2026-11-10', redemptions: 12 },
    ]);
    expect(shown(statistics.byWeekday)).toEqual([
      { weekday: 1, redemptions: 6 },
      { weekday: 2, redemptions: 12 },
    ]);
    expect(statistics.byHour).toHaveLength(168);
    expect(shown(statistics.byHour)).toEqual([
      { weekday: 1, hour: 2, redemptions: 6 },
      { weekday: 2, hour: 12, redemptions: 12 },
    ]);
    expect(statistics.byOffer.map(({ offer, redemptions }) => [offer.id, redemptions])).toEqual([
      [tea.id, 12],
      [noodles.id, 6],
    ]);
    // Who had been here before the period has been here before.
    const later = await statisticsOf(shop, '2026-11-03', '2026-11-30');
    expect(later).toMatchObject({ redemptions: 12, firstVisits: 6, returnVisits: 6 });
  });

  test('without what was given back', async () => {
    const shop = await network.shop();
    const offer = await shop.offer({ costPoints: 1 });
    const now = new Date();
    const uses = await Promise.all(
      guests.slice(0, 7).map((guest) => use(shop, guest, offer, now.toISOString())),
    );
    await makeRight(shop, { useId: uses[0] });
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Bangkok' }).format(now);
    expect(await statisticsOf(shop, day, day)).toMatchObject({ redemptions: 6 });
  });

  test('how long the stock lasts at the pace of four weeks', async () => {
    const shop = await network.shop();
    const [steady, rare] = [
      await shop.offer({ costPoints: 1, stockTotal: 27 }),
      await shop.offer({ costPoints: 1, stockTotal: 20 }),
    ];
    const unlimited = await shop.offer({ costPoints: 1 });
    await world.pool.query(
      `UPDATE offer SET live_since = now() - interval '90 days' WHERE merchant_id = $1`,
      [TypeID.fromString(shop.id).toUUID()],
    );
    const tenDaysAgo = new Date(Date.now() - 10 * 86_400_000).toISOString();
    for (const guest of guests.slice(0, 7)) await use(shop, guest, steady, tenDaysAgo);
    for (const guest of guests.slice(0, 2)) await use(shop, guest, rare, tenDaysAgo);
    const at = (offer: ShopOffer, all: Statistics) => all.byOffer.find((each) => each.offer.id === offer.id);
    const alone = await statisticsOf(shop, '2026-01-01', '2026-01-02');
    // Two people hide themselves, and the seven who would tell of them.
    expect(at(steady, alone)).toMatchObject({ isForecast: true, stockLeft: 20, soldOutInDays: null });
    for (const guest of guests.slice(2, 9)) await use(shop, guest, rare, tenDaysAgo);
    const all = await statisticsOf(shop, '2026-01-01', '2026-01-02');
    expect(at(steady, all)).toMatchObject({ stockLeft: 20, soldOutInDays: 80 });
    expect(at(rare, all)).toMatchObject({ stockLeft: 11, soldOutInDays: 34 });
    expect(at(unlimited, all)).toMatchObject({ isForecast: false, stockLeft: null, soldOutInDays: null });
  });
});

describe('what is not', () => {
  test('anything, of four people', async () => {
    const shop = await network.shop();
    const offer = await shop.offer({ costPoints: 1 });
    for (const guest of guests.slice(0, 4))
      for (const hour of ['03', '04']) await use(shop, guest, offer, `2026-11-03T${hour}:00:00Z`);
    const statistics = await statisticsOf(shop, '2026-11-03', '2026-11-03');
    expect(statistics).toMatchObject({ redemptions: null, firstVisits: null, returnVisits: null });
    const { byDay, byWeekday, byHour, byOffer } = statistics;
    for (const parts of [byDay, byWeekday, byHour, byOffer]) expect(shown(parts)).toEqual([]);
  });

  test('a small day, and the other day of its weekday that would tell of it', async () => {
    const shop = await network.shop();
    const offer = await shop.offer({ costPoints: 1 });
    for (const guest of guests.slice(0, 2)) await use(shop, guest, offer, '2026-11-02T05:00:00Z');
    for (const guest of guests.slice(0, 8)) await use(shop, guest, offer, '2026-11-09T05:00:00Z');
    for (const guest of guests) await use(shop, guest, offer, '2026-11-16T05:00:00Z');
    const statistics = await statisticsOf(shop, '2026-11-01', '2026-11-30');
    expect(statistics.redemptions).toBe(22);
    expect(shown(statistics.byDay)).toEqual([{ day: '2026-11-16', redemptions: 12 }]);
  });

  test('a period of no day, or of more than 400', async () => {
    const shop = await network.shop();
    for (const [from, until] of [
      ['2026-11-02', '2026-11-01'],
      ['2025-01-01', '2026-02-05'],
    ]) {
      const { errors } = await shop.owner.client.send(document, { id: shop.id, from, until });
      expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    }
  });
});
