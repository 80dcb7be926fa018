import type { Executor } from '../../platform/transaction.ts';

/** Who has asked for another address, and in which session: its end is the end of the request (ADR 0045). */
export interface EmailChangeRow {
  readonly id: string;
  readonly userId: string;
  readonly sessionId: string;
}

/** Also clears away the person's requests of which nothing can come any more. */
export async function insertEmailChange(
  tx: Executor,
  { id, userId, sessionId }: EmailChangeRow,
): Promise<void> {
  // First the row: its foreign key waits for who has locked the person, before anything of theirs is locked here.
  await tx.$executeRaw`
    INSERT INTO email_change (id, user_id, session_id) VALUES (${id}::uuid, ${userId}::uuid, ${sessionId}::uuid)`;
  await tx.$executeRaw`
    DELETE FROM email_change WHERE user_id = ${userId}::uuid AND created_at < now() - interval '1 day'`;
}

/** Whether this request of theirs still holds: it is of the last day, and its session has not ended since. */
export async function isEmailChangeOpen(
  executor: Executor,
  { id, userId }: Pick<EmailChangeRow, 'id' | 'userId'>,
): Promise<boolean> {
  const rows = await executor.$queryRaw<object[]>`
    SELECT 1 FROM email_change
    WHERE id = ${id}::uuid AND user_id = ${userId}::uuid AND created_at >= now() - interval '1 day'`;
  return rows.length > 0;
}

/** No link to another address that was asked for so far is good any more. */
export async function forgetEmailChanges(executor: Executor, userId: string): Promise<void> {
  await executor.emailChange.deleteMany({ where: { userId } });
}
