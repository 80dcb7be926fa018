import type { Prisma } from './generated/client.ts';
import type { Database } from './postgres.ts';
import { sqlErrorOf, sqlState } from './sql-error.ts';

/** What a store needs: the database, or the transaction that a use case opened. */
export type Executor = Prisma.TransactionClient;

/**
 * Runs `work` in one transaction. What it throws rolls everything back; an expected refusal is decided before the first
 * write. Where somebody wrote the same idempotency key beside it, it runs once more, and finds the key.
 */
export async function inTransaction<T>(database: Database, work: (tx: Executor) => Promise<T>): Promise<T> {
  const run = () => database.prisma.$transaction(work, { maxWait: 5_000, timeout: 10_000 });
  try {
    return await run();
  } catch (error) {
    if (!isKeyTaken(error)) throw error;
    return await run();
  }
}

/** Whether a unique key of an idempotency key refused the write. They are named after their columns, and that one is the last. */
export function isKeyTaken(error: unknown): boolean {
  const sql = sqlErrorOf(error);
  return sql?.state === sqlState.uniqueViolation && /idempotency_key(_key)?$/.test(sql.constraint ?? '');
}

/** Work for after the commit, written in the same transaction as its cause: at least once, by any process. */
export async function enqueueJob(
  tx: Executor,
  task: string,
  payload: object,
  jobKey: string | null = null,
): Promise<void> {
  await tx.$executeRaw`SELECT enqueue_job(${task}, ${JSON.stringify(payload)}::json, ${jobKey})`;
}
