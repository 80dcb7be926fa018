import type { OfferKind } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { readMemberNumber } from '../deeds/member-number-input.ts';
import { findHandPlace, type ShopHand } from '../merchants/shop-hand.ts';
import type { StaffPlace } from '../merchants/staff-store.ts';
import { notifyMembers } from '../redemptions/notify-members.ts';
import { isRetryable } from '../redemptions/redeem-queue.ts';
import { undoWindowMs } from '../redemptions/use-voucher.ts';
import { drawVoucherCode } from '../redemptions/voucher-code.ts';
import { announceVouchers } from '../redemptions/voucher-topic.ts';
import { type CounterCodes, readCounterCode } from './counter-code.ts';
import {
  type CounterRedemption,
  findNextCode,
  findUsedCode,
  redeemAtCounterRow,
} from './counter-code-store.ts';

export type RedeemAtCounterOutcome =
  | {
      readonly outcome: 'USED';
      readonly useId: string;
      readonly offerId: string;
      readonly kind: OfferKind;
      readonly quantity: number;
      readonly usedAt: Date;
      readonly undoUntil: Date;
      readonly replayed: boolean;
    }
  | {
      readonly outcome:
        | 'FORBIDDEN'
        | 'WRONG_CODE'
        | 'TOO_MANY_TRIES'
        | 'OFFER_SOLD_OUT'
        | 'OFFER_UNAVAILABLE'
        | 'NOT_POSSIBLE'
        | 'NONCE_CONFLICT';
    };

interface RedeemAtCounterCommand {
  readonly hand: ShopHand;
  readonly merchantId: string;
  readonly memberNumber: string;
  readonly code: string;
  readonly offerId: string | null;
  readonly nonce: string;
}

/**
 * A member without a phone takes an offer at the counter: their number says who, their one-time code that they will.
 * Redeemed and used in one step. The shop learns that it is good, or that it is not: never why, unless everybody may know.
 *
 * - USED: also when this nonce did it before (`replayed`), with the same use and the same times.
 * - WRONG_CODE: it counts as a try. TOO_MANY_TRIES: ten wrong ones for this member within a day, or fifty at this shop.
 * - OFFER_SOLD_OUT, OFFER_UNAVAILABLE: of this shop's offer; everybody can see it.
 * - NOT_POSSIBLE: no such member, no code left, too few points, the member's limit: the member's own affair.
 * - NONCE_CONFLICT: the nonce did something else before. FORBIDDEN: the caller does not work at this shop.
 *
 * A code is spent by USED alone.
 */
export async function redeemAtCounter(
  deps: { readonly database: Database; readonly counterCodes: CounterCodes },
  command: RedeemAtCounterCommand,
): Promise<RedeemAtCounterOutcome> {
  const place = await findHandPlace(deps.database.prisma, command.merchantId, command.hand);
  if (place === null) return { outcome: 'FORBIDDEN' };
  const { offerId } = command;
  if (offerId === null) return { outcome: 'OFFER_UNAVAILABLE' };
  return outcomeOf(await redeem(deps, { ...command, offerId }, place), offerId);
}

const maxAttempts = 3;

/** A drawn voucher code that is taken, or a deadlock, undid everything: draw again and try again. */
async function redeem(
  deps: { readonly database: Database; readonly counterCodes: CounterCodes },
  command: RedeemAtCounterCommand & { readonly offerId: string },
  place: StaffPlace,
  attempt = 1,
): Promise<CounterRedemption | null> {
  const { merchantId, nonce, offerId } = command;
  const { networkId } = place;
  const memberNumber = readMemberNumber(command.memberNumber);
  const code = readCounterCode(command.code);
  if (memberNumber === null) return null;
  try {
    return await inTransaction(deps.database, async (tx) => {
      const next =
        (await findUsedCode(tx, { merchantId, nonce, memberNumber })) ??
        (await findNextCode(tx, networkId, memberNumber));
      if (next === null) return null;
      const row = await redeemAtCounterRow(tx, {
        ...{ networkId, merchantId, next, staffId: place.id, offerId, nonce },
        // What is no code at all is a wrong one, and counts as such.
        codeHash: deps.counterCodes.hashOf(next.cardId, next.number, code ?? ''),
        ...{ voucherId: newId(), voucherCode: drawVoucherCode(), useId: newId() },
      });
      if (row.status === 'USED') {
        await announceVouchers(tx, [row.voucherId]);
        await notifyMembers(tx, 'VOUCHER_USED', [{ id: row.voucherId, networkId }]);
      }
      return row;
    });
  } catch (error) {
    if (attempt < maxAttempts && isRetryable(error)) return redeem(deps, command, place, attempt + 1);
    throw error;
  }
}

function outcomeOf(row: CounterRedemption | null, offerId: string): RedeemAtCounterOutcome {
  if (row === null) return { outcome: 'NOT_POSSIBLE' };
  switch (row.status) {
    case 'USED':
    case 'REPLAYED': {
      const { useId, kind, quantity, usedAt } = row;
      const undoUntil = new Date(usedAt.getTime() + undoWindowMs);
      const replayed = row.status === 'REPLAYED';
      return { outcome: 'USED', useId, offerId, kind, quantity, usedAt, undoUntil, replayed };
    }
    case 'WRONG':
      return { outcome: 'WRONG_CODE' };
    case 'TOO_MANY':
      return { outcome: 'TOO_MANY_TRIES' };
    case 'OFFER_SOLD_OUT':
    case 'OFFER_UNAVAILABLE':
    case 'NOT_POSSIBLE':
    case 'NONCE_CONFLICT':
      return { outcome: row.status };
    default:
      return row.status satisfies never;
  }
}
