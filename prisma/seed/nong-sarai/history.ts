import { decideFate, expiryOf, type Fate } from './history-fate.ts';
import {
  HISTORY_DAYS,
  members,
  type PlannedAward,
  type PlannedVisit,
  planAwards,
  planVisits,
} from './history-plan.ts';
import { type Sale, salesUntil } from './history-sales.ts';
import { DEMO_MEMBER_KEEPS_POINTS, type ScriptedVisit, scriptedVisits } from './history-script.ts';
import { canTake, earn, emptyVillage, giveBack, release, take, type Village } from './history-village.ts';
import { merchantOf } from './merchants.ts';
import { demoMemberKey } from './people.ts';
import { createRandom, type Random } from './random.ts';
import type { HistoryEvent, OfferSeed } from './types.ts';
import { DAY_MS } from './village-time.ts';

type VoucherStep = 'use' | 'cancel' | 'expire' | 'release';

type Entry =
  | { readonly type: 'award'; readonly at: Date; readonly award: PlannedAward }
  | { readonly type: 'visit'; readonly at: Date; readonly visit: PlannedVisit }
  | { readonly type: 'scripted'; readonly at: Date; readonly visit: ScriptedVisit }
  | { readonly type: VoucherStep; readonly at: Date; readonly voucherKey: string };

interface Telling {
  readonly now: Date;
  readonly random: Random;
  readonly sales: readonly Sale[];
  readonly village: Village;
  /** Soonest last. */
  readonly agenda: Entry[];
  readonly vouchers: Map<string, { readonly memberKey: string; readonly offer: OfferSeed }>;
  readonly events: HistoryEvent[];
  awardCount: number;
}

/**
 * The village's last six months up to `now`, oldest first: awards, redemptions, and what became of the vouchers.
 * The same `now` and `seed` always tell the same story. No wallet goes below zero, no stock and no member's limit is
 * passed, counters work in opening hours (apart from the demo shop's uses of today when it is night), nobody awards
 * the own house or redeems at the own shop, and no event is later than `now`.
 */
export function history(now: Date, seed: number): HistoryEvent[] {
  const random = createRandom(seed);
  const planned: Entry[] = [
    ...planAwards(now, random).map((award): Entry => ({ type: 'award', at: award.at, award })),
    ...planVisits(now, random).map((visit): Entry => ({ type: 'visit', at: visit.at, visit })),
    ...scriptedVisits(now).map((visit): Entry => ({ type: 'scripted', at: visit.at, visit })),
  ];
  const telling: Telling = {
    now,
    random,
    sales: salesUntil(now),
    village: emptyVillage(),
    agenda: planned.sort((one, other) => other.at.getTime() - one.at.getTime()),
    vouchers: new Map(),
    events: [],
    awardCount: 0,
  };
  for (let entry = telling.agenda.pop(); entry !== undefined; entry = telling.agenda.pop()) {
    tell(telling, entry);
  }
  return telling.events;
}

function tell(telling: Telling, entry: Entry): void {
  switch (entry.type) {
    case 'award':
      tellAward(telling, entry.award);
      break;
    case 'visit':
      tellVisit(telling, entry.visit);
      break;
    case 'scripted':
      tellScripted(telling, entry.visit);
      break;
    case 'use':
    case 'cancel':
    case 'expire':
    case 'release':
      tellVoucherStep(telling, entry.type, entry.at, entry.voucherKey);
      break;
    default:
      entry satisfies never;
  }
}

function tellAward(telling: Telling, { at, memberKey, deed, byKey }: PlannedAward): void {
  telling.awardCount += 1;
  earn(telling.village, memberKey, deed.points);
  telling.events.push({
    type: 'award',
    at,
    awardKey: numbered('award', telling.awardCount),
    memberKey,
    deedKey: deed.key,
    points: deed.points,
    reason: deed.text,
    byKey,
  });
}

/** The demo member saves up as the months go by; everybody else may spend down to nothing. */
function floorPointsOf(telling: Telling, memberKey: string, at: Date): number {
  if (memberKey !== demoMemberKey) return 0;
  const daysLeft = (telling.now.getTime() - at.getTime()) / DAY_MS;
  return DEMO_MEMBER_KEEPS_POINTS * (1 - daysLeft / HISTORY_DAYS);
}

function tellVisit(telling: Telling, { at, memberKey }: PlannedVisit): void {
  const floorPoints = floorPointsOf(telling, memberKey, at);
  const possible = telling.sales.filter((sale) => canTake(telling.village, memberKey, sale, at, floorPoints));
  const sale = telling.random.weighted(possible, (candidate) => candidate.offer.appeal);
  if (sale === undefined) return;
  tellRedemption(telling, at, memberKey, sale, decideFate(telling.random, sale, at));
}

function tellScripted(telling: Telling, { at, memberKey, offerKey, fate }: ScriptedVisit): void {
  const sale = telling.sales.find((candidate) => candidate.offer.key === offerKey);
  if (sale === undefined) throw new Error(`The script redeems ${offerKey}, which is not live`);
  const able = members.filter(
    (person) =>
      (memberKey === null ? person.key !== demoMemberKey : person.key === memberKey) &&
      canTake(telling.village, person.key, sale, at, 0),
  );
  const person = telling.random.weighted(able, () => 1);
  if (person === undefined) throw new Error(`Nobody can redeem ${offerKey} as the script says`);
  tellRedemption(telling, at, person.key, sale, fate);
}

function tellRedemption(telling: Telling, at: Date, memberKey: string, { offer }: Sale, fate: Fate): void {
  const voucherKey = numbered('voucher', telling.vouchers.size + 1);
  telling.vouchers.set(voucherKey, { memberKey, offer });
  take(telling.village, memberKey, offer);
  telling.events.push({ type: 'redeem', at, memberKey, offerKey: offer.key, voucherKey });
  switch (fate.type) {
    case 'USE':
      schedule(telling, { type: 'use', at: fate.at, voucherKey });
      if (fate.releaseAt !== null) schedule(telling, { type: 'release', at: fate.releaseAt, voucherKey });
      break;
    case 'CANCEL':
      schedule(telling, { type: 'cancel', at: fate.at, voucherKey });
      break;
    case 'EXPIRE':
      schedule(telling, { type: 'expire', at: expiryOf(offer, at), voucherKey });
      break;
    case 'KEEP':
      break;
    default:
      fate satisfies never;
  }
}

function tellVoucherStep(telling: Telling, step: VoucherStep, at: Date, voucherKey: string): void {
  const voucher = telling.vouchers.get(voucherKey);
  if (voucher === undefined) throw new Error(`No voucher ${voucherKey} was redeemed`);
  const { memberKey, offer } = voucher;
  const { staff } = merchantOf(offer.merchantKey);
  const worker = telling.random.weighted(staff, () => 1);
  if (worker === undefined) throw new Error(`Nobody works at ${offer.merchantKey}`);
  switch (step) {
    case 'use':
      telling.events.push({ type: step, at, voucherKey, byKey: worker.personKey });
      break;
    case 'release':
      release(telling.village, memberKey, offer);
      telling.events.push({ type: step, at, voucherKey, byKey: worker.personKey });
      break;
    case 'cancel':
      giveBack(telling.village, memberKey, offer);
      telling.events.push({ type: step, at, voucherKey, byKey: memberKey });
      break;
    case 'expire':
      giveBack(telling.village, memberKey, offer);
      telling.events.push({ type: step, at, voucherKey });
      break;
    default:
      step satisfies never;
  }
}

/** Keeps the agenda in order; what lies beyond `now` has not happened yet. */
function schedule(telling: Telling, entry: Entry): void {
  if (entry.at > telling.now) return;
  let low = 0;
  let high = telling.agenda.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = telling.agenda[middle];
    if (other !== undefined && other.at > entry.at) low = middle + 1;
    else high = middle;
  }
  telling.agenda.splice(low, 0, entry);
}

function numbered(word: string, count: number): string {
  return `${word}-${String(count).padStart(4, '0')}`;
}
