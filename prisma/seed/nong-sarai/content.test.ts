import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { deeds, workingDayDeedKeys } from './deeds.ts';
import { demoMerchantKey, merchantOf, merchants } from './merchants.ts';
import { categories, network } from './network.ts';
import { offers } from './offers.ts';
import { coordinatorKeys, people } from './people.ts';
import { pictures } from './pictures.ts';
import type { CaseEntry, LocalizedText, Moment } from './types.ts';
import { momentAt } from './village-time.ts';

const NOW = new Date('2026-11-22T05:00:00Z');
const assetFolder = new URL('../../../node_modules/@lobehub/fluent-emoji-3d/assets/', import.meta.url);
const peopleByKey = new Map(people.map((person) => [person.key, person]));

function countBy<T>(list: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of list) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

function repeated(keys: readonly string[]): readonly string[] {
  return keys.filter((key, index) => keys.indexOf(key) !== index);
}

function timesOf(timeline: readonly CaseEntry[]): readonly number[] {
  return timeline.map((entry) => momentAt(NOW, entry.at).getTime());
}

function rangeOf(moment: Moment | null): number {
  return moment === null ? 0 : momentAt(NOW, moment).getTime();
}

describe('pictures', () => {
  test('each key has its file in the package, named by the code points of its emoji', () => {
    for (const [key, { emoji, file }] of Object.entries(pictures)) {
      const codePoints = Array.from(emoji, (sign) => sign.codePointAt(0)?.toString(16).padStart(4, '0'));
      expect(file, key).toBe(`${codePoints.join('-')}.webp`);
      expect(existsSync(fileURLToPath(new URL(file, assetFolder))), `${key} ${file}`).toBe(true);
    }
  });

  test('each is used, and no two show the same file', () => {
    const used = new Set<string>([...categories, ...merchants, ...offers].map((item) => item.pictureKey));
    expect(Object.keys(pictures).filter((key) => !used.has(key))).toEqual([]);
    expect(repeated(Object.values(pictures).map(({ file }) => file))).toEqual([]);
  });
});

describe('texts', () => {
  const texts: readonly LocalizedText[] = [
    network.name,
    network.description,
    ...[...network.ancestors, ...network.virtues, ...categories].map((item) => item.name),
    ...people.map((person) => person.shownName),
    ...merchants.flatMap((shop) => [shop.name, shop.description, shop.opening]),
    ...offers.flatMap((offer) => [offer.title, offer.description]),
    ...deeds.map((deed) => deed.text),
    ...[...merchants, ...offers].flatMap(({ timeline }) => timeline.flatMap(({ reason }) => reason ?? [])),
  ];

  test('Thai is Thai, well formed, and English is without Thai', () => {
    for (const { th, en } of texts) {
      expect(th).toMatch(/\p{Script=Thai}/u);
      expect(en).toMatch(/\p{Script=Latin}/u);
      expect(en).not.toMatch(/\p{Script=Thai}/u);
      expect(th).toBe(th.normalize('NFC').trim());
      // A sara am typed as two signs, two signs of one kind in a row, or a double space: slips that the eye misses.
      expect(th).not.toMatch(/\u0e4d\u0e32|\u0e40\u0e40|[\u0e48-\u0e4b]{2}|[\u0e31\u0e34-\u0e3a]{2}| {2}/u);
    }
  });
});

describe('people', () => {
  test('64 members and more, each once, and the roles the demo needs', () => {
    const withRole = (role: 'MEMBER' | 'VERIFIER' | 'COORDINATOR' | 'AUDITOR') =>
      people.filter((person) => person.roles.includes(role)).length;
    expect(withRole('MEMBER')).toBeGreaterThanOrEqual(64);
    expect([withRole('VERIFIER'), withRole('COORDINATOR'), withRole('AUDITOR')]).toEqual([2, 2, 1]);
    expect(repeated(people.map((person) => person.key))).toEqual([]);
    expect(repeated(people.map((person) => person.shownName.th))).toEqual([]);
    expect(repeated(people.flatMap((person) => person.email ?? []))).toEqual([]);
  });

  test('the five published accounts are there with what is said of them', () => {
    const byEmail = new Map(people.map((person) => [person.email, person]));
    const keyOf = (email: string) => byEmail.get(email)?.key;
    const demoShop = merchantOf(demoMerchantKey);
    expect(demoShop).toMatchObject({ category: 'FOOD', status: 'APPROVED' });
    expect(demoShop.staff).toEqual([
      { personKey: keyOf('merchant@demo.test'), role: 'OWNER' },
      { personKey: keyOf('cashier@demo.test'), role: 'CASHIER' },
    ]);
    expect(merchants.filter((shop) => shop.staff[0]?.personKey === keyOf('merchant@demo.test'))).toHaveLength(
      2,
    );
    expect(
      offers.filter((offer) => offer.merchantKey === demoMerchantKey && offer.state === 'LIVE'),
    ).toHaveLength(5);
    expect(byEmail.get('coordinator@demo.test')?.roles).toContain('COORDINATOR');
    expect(byEmail.get('auditor@demo.test')?.roles).toEqual(['AUDITOR']);
    expect(byEmail.get('member@demo.test')?.roles).toEqual(['MEMBER']);
  });
});

describe('shops', () => {
  test('categories are a tree of three levels that includes FOOD, and every leaf has a shop', () => {
    expect(repeated(categories.map((category) => category.code))).toEqual([]);
    expect(categories.map((category) => category.code)).toContain('FOOD');
    const leaves = categories.filter(({ code }) => categories.every(({ parent }) => parent !== code));
    expect(leaves.filter(({ code }) => merchants.every((shop) => shop.category !== code))).toEqual([]);
    for (const [index, { parent }] of categories.entries()) {
      const above = categories.slice(0, index).map(({ code }) => code);
      expect(parent === null || above.includes(parent)).toBe(true);
    }
  });

  test('one each applied, returned and suspended; the rest approved', () => {
    expect(countBy(merchants, (shop) => shop.status)).toEqual({
      APPLIED: 1,
      CHANGES_REQUESTED: 1,
      SUSPENDED: 1,
      APPROVED: 17,
    });
    expect(repeated(merchants.map((shop) => shop.key))).toEqual([]);
    expect(repeated(merchants.map((shop) => shop.phone))).toEqual([]);
  });

  test('each lies near the village, with an owner who exists and a timeline that ends in its status', () => {
    for (const shop of merchants) {
      expect(Math.abs(shop.latitude - network.latitude), shop.key).toBeLessThan(0.02);
      expect(Math.abs(shop.longitude - network.longitude), shop.key).toBeLessThan(0.02);
      expect(shop.phone).toMatch(/^08\d-000-\d{4}$/);
      expect(shop.staff[0]?.role).toBe('OWNER');
      expect(shop.staff.filter(({ personKey }) => !peopleByKey.has(personKey))).toEqual([]);
      expect(shop.timeline.at(-1)?.action).toBe(shop.status);
      expect(shop.status === 'SUSPENDED').toBe(shop.suspendedUntil !== null);
    }
  });
});

describe('offers', () => {
  test('45 and more, in every state and both kinds', () => {
    expect(countBy(offers, (offer) => offer.state)).toEqual({
      LIVE: 62,
      SUBMITTED: 5,
      PAUSED: 3,
      DRAFT: 3,
      CHANGES_REQUESTED: 2,
      ENDED: 3,
    });
    expect(offers.filter((offer) => offer.kind === 'HOLD').length).toBeGreaterThanOrEqual(6);
    expect(repeated(offers.map((offer) => offer.key))).toEqual([]);
    expect(offers.filter((offer) => offer.historyLeavesStock === 0)).toHaveLength(1);
  });

  test('costs, limits and windows are in range, and only approved shops have offers that went live', () => {
    for (const offer of offers) {
      expect(offer.costPoints).toBeGreaterThanOrEqual(5);
      expect(offer.costPoints).toBeLessThanOrEqual(400);
      expect(offer.voucherValidHours).toBeGreaterThanOrEqual(72);
      expect(offer.kind === 'HOLD').toBe(offer.loanDays !== null);
      if (offer.availableFrom !== null && offer.availableUntil !== null) {
        expect(rangeOf(offer.availableFrom)).toBeLessThan(rangeOf(offer.availableUntil));
      }
      const wentLive = offer.timeline.some((entry) => entry.action === 'APPROVED');
      const shopApproved = merchantOf(offer.merchantKey).timeline.find(
        (entry) => entry.action === 'APPROVED',
      );
      expect(wentLive, offer.key).toBe(['LIVE', 'PAUSED', 'ENDED'].includes(offer.state));
      if (wentLive) {
        expect(rangeOf(shopApproved?.at ?? null), offer.key).toBeLessThan(timesOf(offer.timeline)[0] ?? 0);
      }
    }
  });

  test('one window is still to come and one is over', () => {
    const now = NOW.getTime();
    expect(offers.some((offer) => rangeOf(offer.availableFrom) > now)).toBe(true);
    expect(offers.some((offer) => offer.availableUntil !== null && rangeOf(offer.availableUntil) < now)).toBe(
      true,
    );
  });
});

describe('timelines of shops and offers', () => {
  const cases = [
    ...merchants.map(({ key, timeline }) => ({ key, timeline, staff: merchantOf(key).staff })),
    ...offers.map(({ key, timeline, merchantKey }) => ({
      key,
      timeline,
      staff: merchantOf(merchantKey).staff,
    })),
  ];

  test('go forward, are past at any hour, and begin after the actor joined', () => {
    for (const { key, timeline } of cases) {
      const times = timesOf(timeline);
      expect(times, key).toEqual(times.toSorted((one, other) => one - other));
      for (const entry of timeline) {
        const joinedAt = peopleByKey.get(entry.byKey)?.joinedAt ?? null;
        expect(entry.at.days, key).toBeLessThanOrEqual(-1);
        expect(joinedAt, `${key} by ${entry.byKey}`).not.toBeNull();
        expect(momentAt(NOW, entry.at).getTime(), `${key} by ${entry.byKey}`).toBeGreaterThan(
          rangeOf(joinedAt),
        );
      }
    }
  });

  test('decisions are a coordinator’s who does not work there, and going back has a reason', () => {
    const decisions = ['APPROVED', 'CHANGES_REQUESTED', 'SUSPENDED'];
    for (const { key, timeline, staff } of cases) {
      for (const entry of timeline) {
        const worksThere = staff.some((worker) => worker.personKey === entry.byKey);
        expect(worksThere, `${key} ${entry.action}`).toBe(!decisions.includes(entry.action));
        if (!worksThere) expect(coordinatorKeys).toContain(entry.byKey);
        if (['CHANGES_REQUESTED', 'SUSPENDED', 'PAUSED'].includes(entry.action)) {
          expect(entry.reason, key).not.toBeNull();
        }
      }
    }
  });
});

describe('deeds', () => {
  test('30 and more over the five virtues, 5 to 60 points', () => {
    expect(deeds.filter((deed) => deed.months === null).length).toBeGreaterThanOrEqual(30);
    expect(repeated(deeds.map((deed) => deed.key))).toEqual([]);
    expect([...new Set(deeds.map((deed) => deed.virtue))].toSorted()).toEqual(
      network.virtues.map((virtue) => virtue.code).toSorted(),
    );
    expect(deeds.filter((deed) => deed.points < 5 || deed.points > 60)).toEqual([]);
    const keys = deeds.map((deed) => deed.key);
    const doers = deeds.flatMap((deed) => deed.doerKeys ?? []);
    expect(doers.filter((key) => !peopleByKey.has(key))).toEqual([]);
    expect(workingDayDeedKeys.filter((key) => !keys.includes(key))).toEqual([]);
  });
});
