import { describe, expect, test } from 'vitest';
import { deeds } from './deeds.ts';
import { history } from './history.ts';
import { type Replay, replay } from './history-replay.ts';
import { demoMerchantKey, merchantOf } from './merchants.ts';
import { offerOf, offers } from './offers.ts';
import { coordinatorKeys, demoMemberKey, people } from './people.ts';
import type { AwardEvent, HistoryEvent, OfferSeed } from './types.ts';
import { DAY_MS, HOUR_MS, isOpenAt, momentAt, villageDay, villageMonth } from './village-time.ts';

/** Noon, just after midnight, early morning and late evening in the village; three seasons; and four seeds. */
const tellings = [
  { now: new Date('2026-11-22T05:00:00Z'), seed: 2569 },
  { now: new Date('2026-11-21T17:00:00Z'), seed: 2569 },
  { now: new Date('2027-04-13T22:45:00Z'), seed: 7 },
  { now: new Date('2028-02-29T16:30:00Z'), seed: 1 },
  { now: new Date('2027-08-01T01:20:30Z'), seed: 4_000_000_000 },
].map(({ now, seed }) => {
  const events = history(now, seed);
  return { now, seed, events, replayed: replay(events) };
});

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not found');
  return value;
}

const peopleByKey = new Map(people.map((person) => [person.key, person]));
const deedsByKey = new Map(deeds.map((deed) => [deed.key, deed]));

function awardsOf(events: readonly HistoryEvent[]): readonly AwardEvent[] {
  return events.filter((event) => event.type === 'award');
}

function left(replayed: Replay, offer: OfferSeed): number {
  return (offer.stockTotal ?? Number.POSITIVE_INFINITY) - (replayed.soldUnits.get(offer.key) ?? 0);
}

test('the same now and seed tell the same story, another seed another one', () => {
  const { now, seed, events } = found(tellings[0]);
  expect(history(new Date(now), seed)).toEqual(events);
  expect(history(now, seed + 1)).not.toEqual(events);
});

describe.each(tellings)('history until $now with seed $seed', ({ now, events, replayed }) => {
  test('is chronological, within six months, and of a useful size', () => {
    const times = events.map((event) => event.at.getTime());
    expect(events.length).toBeGreaterThanOrEqual(1_500);
    expect(events.length).toBeLessThanOrEqual(3_000);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(found(times[0])).toBeGreaterThan(now.getTime() - 183 * DAY_MS);
    expect(found(times.at(-1))).toBeLessThanOrEqual(now.getTime());
    expect(new Set(events.map((event) => event.type)).size).toBe(6);
  });

  test('never overdraws a wallet, oversells an offer, passes a limit or breaks a voucher’s states', () => {
    expect(replayed.problems).toEqual([]);
  });

  test('redeems only what was live, in its window, at a shop that was open to members', () => {
    for (const event of events) {
      if (event.type !== 'redeem') continue;
      const offer = offerOf(event.offerKey);
      const merchant = merchantOf(offer.merchantKey);
      const stops = [...offer.timeline, ...merchant.timeline].filter((entry) =>
        ['PAUSED', 'ENDED', 'SUSPENDED'].includes(entry.action),
      );
      const starts = [...offer.timeline, ...merchant.timeline].filter((entry) => entry.action === 'APPROVED');
      expect(starts).toHaveLength(2);
      for (const { at } of starts) expect(event.at >= momentAt(now, at), offer.key).toBe(true);
      for (const { at } of stops) expect(event.at < momentAt(now, at), offer.key).toBe(true);
      if (offer.availableFrom) expect(event.at >= momentAt(now, offer.availableFrom)).toBe(true);
      if (offer.availableUntil) expect(event.at <= momentAt(now, offer.availableUntil)).toBe(true);
      expect(event.at > momentAt(now, found(peopleByKey.get(event.memberKey)).joinedAt)).toBe(true);
      expect(merchant.staff.map((worker) => worker.personKey)).not.toContain(event.memberKey);
    }
  });

  test('uses vouchers in opening hours, before they expire, by somebody of the shop', () => {
    for (const voucher of replayed.vouchers.values()) {
      const merchant = merchantOf(voucher.offer.merchantKey);
      const staff = merchant.staff.map((worker) => worker.personKey);
      const isDemoToday =
        merchant.key === demoMerchantKey && villageDay(voucher.stateSince) === villageDay(now);
      for (const { at, byKey } of voucher.counterSteps) {
        expect(staff).toContain(byKey);
        if (!isDemoToday) expect(isOpenAt(merchant.hours, at), merchant.key).toBe(true);
      }
      const expiresAt = new Date(voucher.issuedAt.getTime() + voucher.offer.voucherValidHours * HOUR_MS);
      if (voucher.state === 'ISSUED') expect(expiresAt > now).toBe(true);
      else if (voucher.state === 'EXPIRED') expect(voucher.stateSince).toEqual(expiresAt);
      else expect(found(voucher.counterSteps[0] ?? { at: voucher.stateSince }).at < expiresAt).toBe(true);
    }
  });

  test('leaves the suspended shop with no open voucher', () => {
    const suspended = [...replayed.vouchers.values()].filter(
      ({ offer }) => merchantOf(offer.merchantKey).status === 'SUSPENDED',
    );
    expect(suspended.length).toBeGreaterThan(0);
    expect(suspended.filter(({ state }) => state === 'ISSUED')).toEqual([]);
  });

  test('awards deeds as listed, in season, rested, and never by the own house', () => {
    const lastDay = new Map<string, number>();
    const awards = awardsOf(events);
    for (const award of awards) {
      const deed = found(deedsByKey.get(award.deedKey));
      const member = found(peopleByKey.get(award.memberKey));
      const key = `${award.memberKey}|${award.deedKey}`;
      expect([award.points, award.reason]).toEqual([deed.points, deed.text]);
      expect(member.roles).toContain('MEMBER');
      expect(coordinatorKeys).toContain(award.byKey);
      expect(found(peopleByKey.get(award.byKey)).household).not.toBe(member.household);
      expect(award.at > momentAt(now, member.joinedAt)).toBe(true);
      expect(deed.suits).toContain(member.lifeStage);
      if (deed.doerKeys) expect(deed.doerKeys).toContain(member.key);
      if (deed.months) expect(deed.months).toContain(villageMonth(award.at));
      const day = villageDay(award.at);
      expect(day - (lastDay.get(key) ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(deed.restDays);
      lastDay.set(key, day);
    }
    expect(new Set(awards.map((award) => award.deedKey)).size).toBeGreaterThanOrEqual(30);
    expect(new Set(awards.map((award) => award.awardKey)).size).toBe(awards.length);
  });

  test('one offer is sold out, one nearly, and the other shelves are not empty', () => {
    const limited = offers.filter((offer) => offer.stockTotal !== null);
    expect(limited.filter((offer) => left(replayed, offer) === 0).map(({ key }) => key)).toEqual([
      'plaina-basket',
    ]);
    expect(left(replayed, offerOf('choet-breakfast'))).toBe(2);
    for (const offer of limited) {
      if (offer.historyLeavesStock !== null || offer.stockTotal === null) continue;
      expect(left(replayed, offer), offer.key).toBeGreaterThanOrEqual(offer.stockTotal / 4);
    }
  });

  test('the demo member has 500 points, open vouchers, used ones and something on loan', () => {
    const mine = [...replayed.vouchers.values()].filter((voucher) => voucher.memberKey === demoMemberKey);
    const open = mine.filter((voucher) => voucher.state === 'ISSUED');
    const wallet = found(replayed.wallets.get(demoMemberKey));
    expect(wallet.available).toBeGreaterThanOrEqual(500);
    expect(wallet.held).toBeGreaterThan(0);
    expect(open.length).toBeGreaterThanOrEqual(2);
    expect(open.map(({ offer }) => offer.merchantKey)).toContain(demoMerchantKey);
    for (const { offer, issuedAt } of open.filter(({ offer }) => offer.kind === 'SPEND').slice(-2)) {
      expect(issuedAt.getTime() + offer.voucherValidHours * HOUR_MS - now.getTime()).toBeGreaterThan(
        24 * HOUR_MS,
      );
    }
    expect(
      mine.filter(({ state, offer }) => state === 'USED' && offer.kind === 'SPEND').length,
    ).toBeGreaterThanOrEqual(3);
  });

  test('the demo shop has vouchers that were used today', () => {
    const today = [...replayed.vouchers.values()].filter(
      ({ offer, state, stateSince }) =>
        offer.merchantKey === demoMerchantKey &&
        state === 'USED' &&
        villageDay(stateSince) === villageDay(now),
    );
    expect(today.length).toBeGreaterThanOrEqual(5);
  });
});
