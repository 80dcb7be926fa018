import type { Prisma } from './generated/client.ts';
import type { Database } from './postgres.ts';

/** What a store needs: the database, or the transaction that a use case opened. */
export type Executor = Prisma.TransactionClient;

/** Runs `work` in one transaction. What it throws rolls everything back; an expected refusal is decided before the first write. */
export function inTransaction<T>(database: Database, work: (tx: Executor) => Promise<T>): Promise<T> {
  return database.prisma.$transaction(work, { maxWait: 5_000, timeout: 10_000 });
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
