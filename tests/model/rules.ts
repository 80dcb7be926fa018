import { type Gate, gateOf, giveBack, openMonth, roomOf, setCeiling } from './months.ts';
import type { Answer, AwardAsk, OfferStep, Operation, Points, RedeemAsk, Reply } from './operations.ts';
import {
  at,
  type EndState,
  type Member,
  type OfferState,
  stockLeft,
  type Village,
  voucherAt,
  voucherName,
  windowHours,
} from './village.ts';

/**
 * The rules of redemption, written a second time and as simply as can be: one village, one thing after the other, no
 * database. It changes the village and says what the answer must be.
 */
export function apply(village: Village, operation: Operation): Answer {
  village.age++;
  switch (operation.type) {
    case 'award':
      return award(village, operation.asks);
    case 'redeem':
      return redeem(village, operation.asks);
    case 'end':
      return endAll(village, operation.vouchers, operation.to);
    case 'cancel':
      return [cancel(village, operation.voucher, operation.by)];
    case 'undo':
      return [undo(village, operation.voucher, operation.shop)];
    case 'release':
      return [release(village, operation.voucher, operation.shop)];
    case 'use':
      return [use(village, operation)];
    case 'runOut':
      village.now += 1_000;
      voucherAt(village, operation.voucher).isDue = true;
      return [done];
    case 'passTime':
      village.now += operation.hours * hourMs;
      for (const voucher of Object.values(village.vouchers))
        voucher.isDue ||= voucher.expiresAt <= village.now;
      return [done];
    case 'expire':
      for (const [name, voucher] of Object.entries(village.vouchers)) {
        if (voucher.isDue) end(village, name, 'EXPIRED');
      }
      return [done];
    case 'ageUse':
      voucherAt(village, operation.voucher).isUseOld = true;
      return [done];
    default:
      return [change(village, operation)];
  }
}

const done: Reply = { status: 'DONE' };
const hourMs = 3_600_000;
const voucherValidMs = 168 * hourMs;
const makeRightMs = 168 * hourMs;

type Change = Extract<
  Operation,
  {
    type:
      | 'stepOffer'
      | 'moveWindow'
      | 'changeStock'
      | 'suspend'
      | 'reinstate'
      | 'setCeiling'
      | 'remove'
      | 'restore';
  }
>;

/** What is done to an offer, a shop or a membership. */
function change(village: Village, operation: Change): Reply {
  switch (operation.type) {
    case 'stepOffer': {
      const offer = at(village.offers, operation.offer);
      const { from, to } = steps[operation.step];
      if (!from.includes(offer.state)) return { status: 'STATE' };
      offer.state = to;
      return done;
    }
    case 'moveWindow': {
      const offer = at(village.offers, operation.offer);
      const [from, until] = windowHours[operation.window];
      offer.from = village.now + from * hourMs;
      offer.until = village.now + until * hourMs;
      return done;
    }
    case 'changeStock': {
      const offer = at(village.offers, operation.offer);
      if (offer.stockTotal === null || offer.stockTotal + operation.delta < offer.sold) {
        return { status: 'REFUSED' };
      }
      offer.stockTotal += operation.delta;
      return done;
    }
    case 'suspend': {
      at(village.shops, operation.shop).isSuspended = true;
      if (operation.returns) {
        for (const [name, voucher] of Object.entries(village.vouchers)) {
          if (at(village.offers, voucher.offer).shop === operation.shop) end(village, name, 'CANCELLED');
        }
      }
      return done;
    }
    case 'reinstate':
      at(village.shops, operation.shop).isSuspended = false;
      return done;
    case 'setCeiling':
      setCeiling(village, operation.shop, operation.points);
      return done;
    case 'remove':
    case 'restore':
      at(village.members, operation.member).isActive = operation.type === 'restore';
      return done;
    default:
      return operation satisfies never;
  }
}

const steps: Record<OfferStep, { readonly from: readonly OfferState[]; readonly to: OfferState }> = {
  PAUSE: { from: ['LIVE'], to: 'PAUSED' },
  RESUME: { from: ['PAUSED'], to: 'LIVE' },
  END: { from: ['LIVE', 'PAUSED'], to: 'ENDED' },
};

function award(village: Village, asks: readonly AwardAsk[]): Answer {
  const statuses = asks.map(({ member: number, points, reason, key }) => {
    const member = at(village.members, number);
    const earlier = village.awards[key];
    if (village.level === 'API' && !member.isActive && earlier === undefined) return 'INVALID';
    if (earlier === undefined) {
      village.awards[key] = { member: number, points, reason };
      member.available += points;
      member.earned += points;
      member.lines++;
      village.transfers++;
      return 'AWARDED';
    }
    const isSame = earlier.member === number && earlier.points === points && earlier.reason === reason;
    return isSame ? 'REPLAYED' : 'IDEMPOTENCY_CONFLICT';
  });
  // The wallet as the whole batch left it.
  return statuses.map((status, index) =>
    status === 'AWARDED' || status === 'REPLAYED'
      ? { status, wallet: walletOf(at(village.members, at(asks, index).member)) }
      : { status },
  );
}

/**
 * Everybody is judged as things stood before the batch; then what is left goes to the first in the queue. Places at the
 * stock are given before the month is asked: behind the last unit it is sold out, even when the month stops who stands
 * before.
 */
function redeem(village: Village, asks: readonly RedeemAsk[]): Answer {
  const verdicts = asks.map((ask) => judge(village, ask));
  const stock = village.offers.map(stockLeft);
  const places = village.offers.map(() => 0);
  for (const ask of asks) openMonth(village, at(village.offers, ask.offer).shop);
  return asks.map((ask, index): Reply => {
    const member = at(village.members, ask.member);
    if (!member.keys.includes(ask.key)) member.keys.push(ask.key);
    const verdict = at(verdicts, index);
    if (verdict.status !== 'REDEEMED') return verdict;
    const offer = at(village.offers, ask.offer);
    const place = at(places, ask.offer) + 1;
    places[ask.offer] = place;
    if (place > (at(stock, ask.offer) ?? place)) return { status: 'OFFER_SOLD_OUT' };
    if (offer.costPoints > roomOf(village, offer)) return unavailable(village, gateOf(village, offer));
    giveBack(village, offer, village.now, -offer.costPoints);
    offer.sold++;
    member.available -= offer.costPoints;
    if (offer.kind === 'HOLD') member.held += offer.costPoints;
    member.lines++;
    village.transfers++;
    const name = voucherName(ask.member, ask.key);
    const { member: holder, offer: taken } = ask;
    village.vouchers[name] = {
      member: holder,
      offer: taken,
      points: offer.costPoints,
      issuedAt: village.now,
      expiresAt: village.now + voucherValidMs,
      state: 'ISSUED',
      usedAt: null,
      isDue: false,
      isUseOld: false,
    };
    return { status: 'REDEEMED', voucher: name, state: 'ISSUED', wallet: walletOf(member) };
  });
}

function judge(village: Village, ask: RedeemAsk): Reply {
  const member = at(village.members, ask.member);
  const offer = at(village.offers, ask.offer);
  const name = voucherName(ask.member, ask.key);
  const prior = village.vouchers[name];
  if (prior !== undefined) {
    return prior.offer === ask.offer
      ? { status: 'REPLAYED', voucher: name, state: prior.state, wallet: walletOf(member) }
      : { status: 'IDEMPOTENCY_CONFLICT' };
  }
  if (!member.isActive) return { status: 'NOT_A_MEMBER' };
  const gate = gateOf(village, offer);
  if (!gate.isOpen) return unavailable(village, gate);
  if (stockLeft(offer) === 0) return { status: 'OFFER_SOLD_OUT' };
  const taken = Object.values(village.vouchers).filter(
    (voucher) =>
      voucher.member === ask.member &&
      voucher.offer === ask.offer &&
      (voucher.state === 'ISSUED' || voucher.state === 'USED'),
  ).length;
  if (offer.perMemberLimit !== null && taken >= offer.perMemberLimit) {
    return { status: 'MEMBER_LIMIT_REACHED', limit: offer.perMemberLimit };
  }
  if (member.available < offer.costPoints) {
    return { status: 'INSUFFICIENT_POINTS', pointsMissing: offer.costPoints - member.available };
  }
  return { status: 'REDEEMED' };
}

function unavailable(village: Village, { opensAt }: Gate): Reply {
  return {
    status: 'OFFER_UNAVAILABLE',
    opensLater: opensAt !== null,
    // Over the API the clock is the world's.
    ...(village.level === 'SQL' ? { opensAt } : {}),
  };
}

/** Points, stock, limit and the shop's month come back together; nothing else ends a voucher. */
function end(village: Village, name: string, to: EndState): Reply {
  const voucher = voucherAt(village, name);
  const offer = at(village.offers, voucher.offer);
  const from = to === 'CANCELLED' || to === 'EXPIRED' ? 'ISSUED' : 'USED';
  if (voucher.state !== from || (to === 'RELEASED' && offer.kind !== 'HOLD')) {
    return { status: 'NOT_ENDED', state: voucher.state };
  }
  const member = at(village.members, voucher.member);
  voucher.state = to;
  giveBack(village, offer, voucher.issuedAt, voucher.points);
  offer.sold--;
  member.available += voucher.points;
  if (offer.kind === 'HOLD') member.held -= voucher.points;
  member.lines++;
  village.transfers++;
  return { status: 'ENDED', state: to };
}

/** One use of long ago among them, and nothing is done: what a shop received is certain after a week. */
function endAll(village: Village, names: readonly string[], to: EndState): Answer {
  const isFinal = names
    .map((name) => voucherAt(village, name))
    .some(({ state, usedAt }) => state === 'USED' && usedAt !== null && usedAt <= village.now - makeRightMs);
  if (to === 'REVERSED' && isFinal) return names.map(() => ({ status: 'FINAL' }));
  return names.map((name) => end(village, name, to));
}

function cancel(village: Village, name: string, by: number): Reply {
  if (voucherAt(village, name).member !== by) return { status: 'NOT_FOUND' };
  return end(village, name, 'CANCELLED');
}

function undo(village: Village, name: string, shop: number): Reply {
  const voucher = voucherAt(village, name);
  if (at(village.offers, voucher.offer).shop !== shop) return { status: 'NOT_FOUND' };
  if (voucher.state === 'USED' && voucher.isUseOld) return { status: 'TOO_LATE' };
  return end(village, name, 'REVERSED');
}

function release(village: Village, name: string, shop: number): Reply {
  if (at(village.offers, voucherAt(village, name).offer).shop !== shop) return { status: 'WRONG_MERCHANT' };
  return end(village, name, 'RELEASED');
}

function use(village: Village, operation: Extract<Operation, { type: 'use' }>): Reply {
  const { voucher: name, shop: number, nonce } = operation;
  const shop = at(village.shops, number);
  if (!village.nonces.includes(nonce)) village.nonces.push(nonce);
  const earlier = shop.uses[nonce];
  if (earlier !== undefined) {
    if (earlier !== name) return { status: 'NONCE_CONFLICT' };
    const { state } = voucherAt(village, earlier);
    return state === 'REVERSED' ? { status: 'NOT_OPEN', state } : { status: 'REPLAYED', voucher: earlier };
  }
  if (name === null) return { status: 'NOT_FOUND' };
  const voucher = voucherAt(village, name);
  if (at(village.offers, voucher.offer).shop !== number) return { status: 'WRONG_MERCHANT' };
  if (voucher.state !== 'ISSUED') return { status: 'NOT_OPEN', state: voucher.state };
  if (voucher.isDue) return { status: 'NOT_OPEN', state: 'EXPIRED' };
  voucher.state = 'USED';
  voucher.usedAt = village.now;
  shop.uses[nonce] = name;
  return { status: 'USED', voucher: name };
}

function walletOf({ available, held, earned }: Member): Points {
  return { available, held, earned };
}
