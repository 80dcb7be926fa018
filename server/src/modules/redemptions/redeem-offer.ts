import { QueueFullError } from '../../platform/batcher.ts';
import { newId } from '../../platform/ids.ts';
import { passingFailureOf } from '../../platform/passing-failure.ts';
import type { Accelerator } from '../../platform/redis.ts';
import type { MemberIds } from '../members/member-ids.ts';
import { acquireMemberLock } from './member-lock.ts';
import type { OfferPlaces } from './offer-places.ts';
import { isRetryable, type RedeemQueue } from './redeem-queue.ts';

import { drawVoucherCode } from './voucher-code.ts';
import type { RedeemAnswer, RedeemRequest, VoucherRow, WalletPoints } from './voucher-store.ts';

export type RedeemOfferOutcome =
  | {
      readonly outcome: 'REDEEMED';
      readonly voucher: VoucherRow;
      readonly wallet: WalletPoints;
      readonly replayed: boolean;
    }
  | { readonly outcome: 'INSUFFICIENT_POINTS'; readonly pointsMissing: number }
  | { readonly outcome: 'OFFER_SOLD_OUT' | 'NOT_A_MEMBER' | 'IDEMPOTENCY_CONFLICT' }
  | { readonly outcome: 'MEMBER_LIMIT_REACHED'; readonly limit: number }
  | { readonly outcome: 'OFFER_UNAVAILABLE'; readonly availableFrom: Date | null }
  | { readonly outcome: 'BUSY'; readonly retryAfterMs: number };

export interface RedeemOfferDeps {
  readonly redis: Accelerator;
  readonly redeemQueue: RedeemQueue;
  readonly offerPlaces: OfferPlaces;
  readonly memberIds: MemberIds;
}

const retryAfterMs = 500;

/**
 * A member takes an offer and gets a voucher. The lock in Redis and the queue make it fast; redeem_batch and the
 * constraints in PostgreSQL make it right. The answer leaves after the commit.
 *
 * - REDEEMED: the voucher; `replayed` when this key had been redeemed before, which charges nothing.
 * - INSUFFICIENT_POINTS, OFFER_SOLD_OUT, MEMBER_LIMIT_REACHED, NOT_A_MEMBER: nothing was written.
 * - OFFER_UNAVAILABLE: not live, outside its dates, its shop not approved now, or no such offer.
 * - IDEMPOTENCY_CONFLICT: the key has a voucher of another offer.
 * - BUSY: too much at once, or PostgreSQL cannot just now and has undone it; nothing was charged; the same key may be
 *   sent again.
 *
 * Throws when the connection to PostgreSQL broke before the answer: it may have been charged. The same key tells later
 * what became of it.
 */
export async function redeemOffer(
  deps: RedeemOfferDeps,
  command: { readonly userId: string; readonly offerId: string | null; readonly idempotencyKey: string },
): Promise<RedeemOfferOutcome> {
  try {
    return await redeem(deps, command);
  } catch (error) {
    if (error instanceof QueueFullError || isRetryable(error) || passingFailureOf(error) === 'UNDONE')
      return { outcome: 'BUSY', retryAfterMs };
    throw error;
  }
}

async function redeem(
  deps: RedeemOfferDeps,
  command: { readonly userId: string; readonly offerId: string | null; readonly idempotencyKey: string },
): Promise<RedeemOfferOutcome> {
  const { offerId, userId, idempotencyKey } = command;
  const place = offerId === null ? null : await deps.offerPlaces.find(offerId);
  if (offerId === null || place === null) return { outcome: 'OFFER_UNAVAILABLE', availableFrom: null };
  const memberId = await deps.memberIds.find({ networkId: place.networkId, userId });
  if (memberId === null) return { outcome: 'NOT_A_MEMBER' };

  const lock = await acquireMemberLock(deps.redis, memberId);
  if (lock === null) return { outcome: 'BUSY', retryAfterMs };
  try {
    const request = { networkId: place.networkId, memberId, offerId, idempotencyKey };
    return outcomeOf(await runInQueue(deps.redeemQueue, request));
  } finally {
    lock.release();
  }
}

const maxAttempts = 3;

/** A drawn code that is taken, a deadlock or a serialization failure undid everything: draw again and try again. */
async function runInQueue(
  queue: RedeemQueue,
  request: Omit<RedeemRequest, 'voucherId' | 'code'>,
  attempt = 1,
): Promise<RedeemAnswer> {
  try {
    return await queue.run({ ...request, voucherId: newId(), code: drawVoucherCode() });
  } catch (error) {
    if (attempt < maxAttempts && isRetryable(error)) return runInQueue(queue, request, attempt + 1);
    throw error;
  }
}

function outcomeOf(answer: RedeemAnswer): RedeemOfferOutcome {
  switch (answer.status) {
    case 'REDEEMED':
    case 'REPLAYED': {
      if (answer.voucher === null || answer.wallet === null)
        throw new Error('a redemption without its voucher');
      const { voucher, wallet } = answer;
      return { outcome: 'REDEEMED', voucher, wallet, replayed: answer.status === 'REPLAYED' };
    }
    case 'INSUFFICIENT_POINTS':
      return { outcome: answer.status, pointsMissing: answer.pointsMissing };
    case 'MEMBER_LIMIT_REACHED':
      return { outcome: answer.status, limit: answer.memberLimit ?? 0 };
    case 'OFFER_UNAVAILABLE':
      return { outcome: answer.status, availableFrom: answer.availableFrom };
    case 'OFFER_SOLD_OUT':
    case 'NOT_A_MEMBER':
    case 'IDEMPOTENCY_CONFLICT':
      return { outcome: answer.status };
    default:
      return answer.status satisfies never;
  }
}
