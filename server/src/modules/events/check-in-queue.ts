import { Batcher } from '../../platform/batcher.ts';
import type { Database } from '../../platform/postgres.ts';
import { sqlErrorOf, sqlState } from '../../platform/sql-error.ts';
import { type CheckInAnswer, type CheckInRequest, checkInBatch } from './check-in-store.ts';

export type CheckInQueue = Batcher<CheckInRequest, CheckInAnswer>;

/** Errors that undo the whole batch but are the fault of one request, or of nobody: another try may well succeed. */
const retryableStates: ReadonlySet<string> = new Set([
  sqlState.uniqueViolation,
  sqlState.serializationFailure,
  sqlState.deadlockDetected,
]);

export function isRetryable(error: unknown): boolean {
  return retryableStates.has(sqlErrorOf(error)?.state ?? '');
}

/** A crowd at one door waits for one row, the event's budget: see docs/adr/0020. */
export function createCheckInQueue(database: Database): CheckInQueue {
  return new Batcher({
    send: (requests) => checkInBatch(database, requests),
    keyOf: (request) => request.memberId,
    groupOf: (request) => request.eventId,
    retryOneByOne: isRetryable,
    lanes: 4,
    maxBatchSize: 256,
    maxQueueLength: 4_096,
    maxWaitMs: 5_000,
  });
}
