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

/** One lane keeps a hot offer's row in one hand; the second works while the first one's commit is flushed. */
export function createRedeemQueue(database: Database): RedeemQueue {
  return new Batcher({
    send: (requests) => redeemBatch(database.pool, requests),
    keyOf: (request) => request.memberId,
    retryOneByOne: isRetryable,
    lanes: 2,
    maxBatchSize: 256,
    maxQueueLength: 4_096,
    maxWaitMs: 1_000,
  });
}
