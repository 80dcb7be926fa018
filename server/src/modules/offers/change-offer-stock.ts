import type { FieldProblem, Message } from '../../graphql/user-error.ts';
import type { OfferState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { mayManageOffers } from '../merchants/merchant-policy.ts';
import { findHandPlace, type ShopHand } from '../merchants/shop-hand.ts';
import { tellWaitersSoon } from './offer-back.ts';
import { findOffer, type OfferRow } from './offer-store.ts';
import { addStock, findStock, findStockChange, signed, stockLimit } from './stock-store.ts';

export type ChangeOfferStockOutcome =
  | { readonly outcome: 'CHANGED'; readonly offer: OfferRow; readonly replayed: boolean }
  | { readonly outcome: 'FORBIDDEN' | 'IDEMPOTENCY_CONFLICT' }
  | { readonly outcome: 'STATE'; readonly state: OfferState }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * An owner or manager adds to an offer's stock, or takes from it: by difference, so that it is right under a rush.
 *
 * - CHANGED: the offer; `replayed` when this key did so before. One statement writes the stock and the timeline; its
 *   condition, and the CHECK offer_stock_left_not_negative behind it, are judged on the row as the redemptions before it
 *   left it.
 * - STATE: the offer has ended.
 * - INVALID: nothing to add, an unlimited stock, more taken than is left (says how many are), or beyond the limit.
 * - FORBIDDEN: neither owner nor manager of its shop, or no such offer.
 * - IDEMPOTENCY_CONFLICT: the key has changed this offer's stock by another number.
 */
export async function changeOfferStock(
  deps: { readonly database: Database },
  command: {
    readonly hand: ShopHand;
    readonly offerId: string | null;
    readonly delta: number;
    readonly idempotencyKey: string | null;
  },
): Promise<ChangeOfferStockOutcome> {
  const { hand, offerId, delta, idempotencyKey } = command;
  const { prisma } = deps.database;
  const offer = offerId === null ? null : await findOffer(prisma, offerId);
  const place = offer === null ? null : await findHandPlace(prisma, offer.merchantId, hand);
  if (offer === null || place === null || !mayManageOffers(place)) return { outcome: 'FORBIDDEN' };
  if (delta === 0 || Math.abs(delta) > stockLimit) return invalid(outOfRange);

  return inTransaction(deps.database, async (tx) => {
    const earlier = idempotencyKey === null ? null : await findStockChange(tx, offer.id, idempotencyKey);
    if (earlier !== null)
      return earlier === signed(delta)
        ? { outcome: 'CHANGED', offer, replayed: true }
        : { outcome: 'IDEMPOTENCY_CONFLICT' };
    const { membershipId } = place;
    if (!(await addStock(tx, { offerId: offer.id, delta, membershipId, idempotencyKey })))
      return explainRefusal(tx, offer, delta);
    if (delta > 0) await tellWaitersSoon(tx);
    return { outcome: 'CHANGED', offer, replayed: false };
  });
}

/** Nothing was changed: reads why, as it is by now. */
async function explainRefusal(
  executor: Executor,
  offer: OfferRow,
  delta: number,
): Promise<ChangeOfferStockOutcome> {
  const now = await findOffer(executor, offer.id);
  const stock = await findStock(executor, offer.id);
  if (now?.state === 'ENDED') return { outcome: 'STATE', state: now.state };
  if (stock === null || stock.stockLeft === null) return invalid(unlimited);
  return invalid(delta > 0 ? tooMany : tooFewLeft(stock.stockLeft));
}

function invalid(message: Message): ChangeOfferStockOutcome {
  return { outcome: 'INVALID', problems: [{ path: ['delta'], message }] };
}

function tooFewLeft(stockLeft: number): Message {
  const left = stockLeft.toLocaleString('en');
  return {
    th: `ตอนนี้เหลือ ${left} ลดได้ไม่เกินนี้`,
    en: `${left} are left, so no more than that can be taken away.`,
  };
}

const outOfRange: Message = {
  th: 'ใส่จำนวนที่จะเพิ่มหรือลด ไม่เกิน 10,000,000',
  en: 'Say how many to add or take away, at most 10,000,000.',
};
const unlimited: Message = {
  th: 'ของแลกนี้ไม่จำกัดจำนวนอยู่แล้ว',
  en: 'The stock of this offer is unlimited.',
};
const tooMany: Message = { th: 'รวมแล้วต้องไม่เกิน 10,000,000', en: 'At most 10,000,000 in all.' };
