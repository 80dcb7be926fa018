import fc from 'fast-check';
import type { Operation } from './operations.ts';
import {
  at,
  type EndState,
  type Level,
  shopCount,
  type Village,
  type VillagePlan,
  type Zone,
} from './village.ts';

/**
 * An operation that is not yet about anything: its numbers are turned, when its moment has come, into members, offers,
 * keys and vouchers that there are. So a sequence stays meaningful when fast-check leaves parts of it out.
 */
export interface Draft {
  readonly name: string;
  /** Null when there is nothing to do it with. `tag` keeps the names apart of two that begin at once. */
  readonly resolve: (village: Village, tag: string) => Operation | null;
}

const pick = fc.noBias(fc.nat({ max: 1_000 }));
/** Points that a shop gives in a month, of offers that cost up to 30; of a tenth of many, one or two on the first day. */
const ceiling = fc.option(fc.integer({ min: 1, max: 250 }), { freq: 4 });
/** Not every time, so that what stops redemptions does not stand most of the time. */
const isRare = fc.nat({ max: 2 }).map((number) => number === 2);
/** Null: a new one; else one of those used before. */
const oldOrNew = fc.oneof({ arbitrary: fc.constant(null), weight: 2 }, { arbitrary: pick, weight: 1 });

function chosen<T>(list: readonly T[], number: number): T | null {
  return list.length === 0 ? null : at(list, number % list.length);
}

function draft<T>(
  values: fc.Arbitrary<T>,
  name: string,
  resolve: (values: T, village: Village, tag: string) => Operation | null,
): fc.Arbitrary<Draft> {
  return values.map((chosenValues) => ({
    name: `${name} ${fc.stringify(chosenValues)}`,
    resolve: (village, tag) => resolve(chosenValues, village, tag),
  }));
}

function keyOf(known: readonly string[], number: number | null, fresh: string): string {
  return number === null ? fresh : (chosen(known, number) ?? fresh);
}

function redeemDraft(largestBatch: number): fc.Arbitrary<Draft> {
  const ask = fc.record({ member: pick, offer: pick, key: oldOrNew });
  const batch = fc.array(ask, { minLength: 1, maxLength: largestBatch, size: 'max' });
  return draft(batch, 'redeem', (asks, village, tag) => {
    const members = new Set<number>();
    const resolved = asks.flatMap(({ member: number, offer, key }) => {
      const member = number % village.members.length;
      if (members.has(member)) return [];
      members.add(member);
      const fresh = `key-${village.age}-${tag}-${member}`;
      const known = at(village.members, member).keys;
      return [{ member, offer: offer % village.offers.length, key: keyOf(known, key, fresh) }];
    });
    return { type: 'redeem', asks: resolved };
  });
}

function awardDraft(largestBatch: number): fc.Arbitrary<Draft> {
  const ask = fc.record({ member: pick, points: fc.integer({ min: 1, max: 120 }), key: oldOrNew });
  const repeats = fc.boolean();
  const batch = fc.tuple(fc.array(ask, { minLength: 1, maxLength: largestBatch }), repeats);
  return draft(batch, 'award', ([asks, isFaithful], village, tag) => {
    const keys = new Set<string>();
    const resolved = asks.flatMap(({ member, points, key: number }, index) => {
      const fresh = `award-${village.age}-${tag}-${index}`;
      const key = keyOf(Object.keys(village.awards), number, fresh);
      if (keys.has(key)) return [];
      keys.add(key);
      // Faithfully repeated, an award has the input that it had; else its key is used for something else.
      const earlier = isFaithful ? village.awards[key] : undefined;
      return [{ key, ...(earlier ?? { member: member % village.members.length, points, reason: 'a deed' }) }];
    });
    return { type: 'award', asks: resolved };
  });
}

const ended: fc.Arbitrary<EndState> = fc.constantFrom('CANCELLED', 'EXPIRED', 'REVERSED', 'RELEASED');

const endDraft = draft(
  fc.record({ vouchers: fc.array(pick, { minLength: 1, maxLength: 6 }), to: ended }),
  'end',
  ({ vouchers, to }, village) => {
    const names = Object.keys(village.vouchers);
    if (names.length === 0) return null;
    return {
      type: 'end',
      vouchers: [...new Set(vouchers.map((number) => at(names, number % names.length)))],
      to,
    };
  },
);

const useDraft = draft(
  fc.record({ voucher: fc.option(pick, { freq: 9 }), shop: fc.option(pick, { freq: 2 }), nonce: oldOrNew }),
  'use',
  ({ voucher, shop, nonce }, village, tag) => {
    const name = voucher === null ? null : chosen(Object.keys(village.vouchers), voucher);
    if (voucher !== null && name === null) return null;
    const own = name === null ? 0 : shopOf(village, name);
    return {
      type: 'use',
      voucher: name,
      shop: shop === null ? own : shop % shopCount,
      nonce: keyOf(village.nonces, nonce, `nonce-${village.age}-${tag}`),
    };
  },
);

function shopOf(village: Village, name: string): number {
  const voucher = village.vouchers[name];
  return voucher === undefined ? 0 : at(village.offers, voucher.offer).shop;
}

/** One voucher, and somebody or a shop that is mostly the right one. */
function voucherDraft(
  name: string,
  make: (voucher: string, village: Village, isWrong: boolean) => Operation | null,
): fc.Arbitrary<Draft> {
  const values = fc.record({ voucher: pick, isWrong: fc.nat({ max: 5 }).map((number) => number === 5) });
  return draft(values, name, ({ voucher, isWrong }, village) => {
    const chosenName = chosen(Object.keys(village.vouchers), voucher);
    return chosenName === null ? null : make(chosenName, village, isWrong);
  });
}

const runOutDraft = voucherDraft('runOut', (voucher, village) =>
  village.vouchers[voucher]?.isDue === true ? null : { type: 'runOut', voucher },
);

const cancelDraft = voucherDraft('cancel', (voucher, village, isWrong) => {
  const holder = village.vouchers[voucher]?.member ?? 0;
  return { type: 'cancel', voucher, by: isWrong ? (holder + 1) % village.members.length : holder };
});

const undoDraft = voucherDraft('undo', (voucher, village, isWrong) => {
  const own = shopOf(village, voucher);
  const wasUsed = village.shops.some((shop) => Object.values(shop.uses).includes(voucher));
  return wasUsed ? { type: 'undo', voucher, shop: isWrong ? 1 - own : own } : null;
});

const releaseDraft = voucherDraft('release', (voucher, village, isWrong) => {
  const own = shopOf(village, voucher);
  return { type: 'release', voucher, shop: isWrong ? 1 - own : own };
});

const ageUseDraft = voucherDraft('ageUse', (voucher, village) =>
  village.vouchers[voucher]?.state === 'USED' ? { type: 'ageUse', voucher } : null,
);

const expireDraft = draft(fc.constant(null), 'expire', () => ({ type: 'expire' }));

const stepDraft = draft(
  fc.record({ offer: pick, step: fc.constantFrom('PAUSE', 'PAUSE', 'RESUME', 'RESUME', 'RESUME', 'END') }),
  'stepOffer',
  ({ offer, step }, village) => ({ type: 'stepOffer', offer: offer % village.offers.length, step }),
);

const windowDraft = draft(
  fc.record({ offer: pick, window: fc.constantFrom('OPEN', 'OPEN', 'OPEN', 'NOT_YET', 'OVER') }),
  'moveWindow',
  ({ offer, window }, village) => ({ type: 'moveWindow', offer: offer % village.offers.length, window }),
);

const stockDraft = draft(
  fc.record({ offer: pick, delta: fc.integer({ min: -3, max: 4 }) }),
  'changeStock',
  ({ offer: number, delta }, village) => {
    const offer = number % village.offers.length;
    return delta === 0 || at(village.offers, offer).state === 'ENDED'
      ? null
      : { type: 'changeStock', offer, delta };
  },
);

const shopDraft = draft(
  fc.record({ shop: fc.nat({ max: shopCount - 1 }), returns: fc.boolean(), isRare }),
  'suspend or reinstate',
  ({ shop, returns, isRare: isNow }, village) => {
    if (at(village.shops, shop).isSuspended) return { type: 'reinstate', shop };
    return isNow ? { type: 'suspend', shop, returns } : null;
  },
);

const ceilingDraft = draft(
  fc.record({ shop: fc.nat({ max: shopCount - 1 }), points: ceiling }),
  'set or lift a ceiling',
  ({ shop, points }) => ({ type: 'setCeiling', shop, points }),
);

/** Some hours; days, so that more of a month is open; or so many that it is another month. */
const timeDraft = draft(
  fc.oneof(
    fc.integer({ min: 1, max: 30 }),
    fc.integer({ min: 1, max: 9 }).map((days) => days * 24),
    fc.integer({ min: 10, max: 40 }).map((days) => days * 24),
  ),
  'passTime',
  (hours) => ({ type: 'passTime', hours }),
);

const memberDraft = draft(
  fc.record({ member: pick, isRare }),
  'remove or restore',
  ({ member: number, isRare: isNow }, village) => {
    const member = number % village.members.length;
    if (!at(village.members, member).isActive) return { type: 'restore', member };
    return isNow ? { type: 'remove', member } : null;
  },
);

/** What happens often stands here more than once. */
export function draftsFor(level: Level): fc.Arbitrary<Draft>[] {
  const redeem = redeemDraft(level === 'SQL' ? 8 : 1);
  const award = awardDraft(level === 'SQL' ? 4 : 1);
  const often = [redeem, redeem, redeem, redeem, useDraft, useDraft, useDraft, award, award];
  const seldom = [runOutDraft, expireDraft, stepDraft, windowDraft, stockDraft, shopDraft, memberDraft];
  const ends =
    level === 'SQL' ? [endDraft, endDraft] : [cancelDraft, undoDraft, undoDraft, releaseDraft, ageUseDraft];
  return [...often, ...ends, ...seldom, ...(level === 'SQL' ? [ceilingDraft, ceilingDraft, timeDraft] : [])];
}

/** Those of which two can be under way at once and touch the same rows. */
export function draftsInParallel(): fc.Arbitrary<Draft> {
  const redeem = redeemDraft(4);
  return fc.oneof(
    redeem,
    redeem,
    redeem,
    endDraft,
    useDraft,
    useDraft,
    awardDraft(3),
    stockDraft,
    ceilingDraft,
  );
}

/** A year that is over: what the database writes beside it is of the world's time, and is not asked for. */
const moment = (hours: number): number => Date.UTC(2024, 0, 1) + hours * 3_600_000;

/** So near to a month's end that it is another month elsewhere. */
const turnOfMonth = fc
  .record({ month: fc.nat({ max: 11 }), hours: fc.integer({ min: -30, max: 20 }) })
  .map(({ month, hours }) => Date.UTC(2024, month, 1) + hours * 3_600_000);

const zones: readonly Zone[] = [
  { name: 'Asia/Bangkok', hours: 7 },
  { name: 'Pacific/Kiritimati', hours: 14 },
  { name: 'Pacific/Pago_Pago', hours: -11 },
];

/** Few points, few units and low limits: each rule has work to do. */
export function planFor(size: 'small' | 'large'): fc.Arbitrary<VillagePlan> {
  const offer = fc.record({
    shop: fc.nat({ max: shopCount - 1 }),
    kind: fc.constantFrom('SPEND' as const, 'HOLD' as const),
    costPoints: fc.integer({ min: 1, max: 30 }),
    perMemberLimit: fc.option(fc.integer({ min: 1, max: 2 }), { freq: 2 }),
    stockTotal: fc.option(fc.integer({ min: 1, max: size === 'small' ? 2 : 5 }), {
      freq: size === 'small' ? 9 : 3,
    }),
  });
  const plan = fc.record({
    startsAt: fc.oneof(
      turnOfMonth,
      fc.integer({ min: 0, max: 8_000 }).map((hours) => moment(hours)),
    ),
    zone: fc.constantFrom(...zones),
    ceilings: fc.array(fc.option(fc.integer({ min: 1, max: 250 }), { freq: size === 'small' ? 1 : 2 }), {
      minLength: shopCount,
      maxLength: shopCount,
    }),
    members: fc.integer({ min: 2, max: size === 'small' ? 3 : 8 }),
    offers: fc.array(
      offer,
      size === 'small' ? { minLength: 1, maxLength: 2 } : { minLength: 2, maxLength: 5 },
    ),
  });
  // Small numbers are no more telling here than others.
  return fc.noBias(plan);
}
