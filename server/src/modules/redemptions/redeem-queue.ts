import { Batcher } from '../../platform/batcher.ts';
import type { Database } from '../../platform/postgres.ts';
import { sqlErrorOf, sqlState } from '../../platform/sql-error.ts';
import { type RedeemAnswer, type RedeemRequest, redeemBatch } from './voucher-store.ts';

export type RedeemQueue = Batcher<RedeemRequest, RedeemAnswer>;

/** Errors that undo the whole batch but are the fault of one request, or of nobody: another try may well succeed. */
const retryableStates: ReadonlySet<string> = new Set([
  sqlState.uniqueViolation,
  sqlState.serializationFailure,
  sqlState.deadlockDetected,
]);

export function isRetryable(error: unknown): boolean {
  return retryableStates.has(sqlErrorOf(error)?.state ?? '');
}

/** One batch at a time, and another beside it when that one is held up: then redemptions of other offers go on. */
export function createRedeemQueue(database: Database): RedeemQueue {
  return new Batcher({
    send: (requests) => redeemBatch(database.pool, requests),
    keyOf: (request) => request.memberId,
    groupOf: (request) => request.offerId,
    retryOneByOne: isRetryable,
    lanes: 4,
    maxBatchSize: 256,
    maxQueueLength: 4_096,
    maxWaitMs: 1_000,
  });
}
