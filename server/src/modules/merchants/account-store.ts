import type { Executor } from '../../platform/transaction.ts';

export interface Account {
  readonly userId: string;
  readonly name: string;
}

const select = { id: true, name: true } as const;

/**
 * The account, and its lock until the transaction ends: a person's applications one after the other, in whatever
 * networks. Everything that follows in the transaction sees what was committed while we waited.
 */
export async function lockAccount(tx: Executor, userId: string): Promise<Account> {
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
  const { id, name } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select });
  return { userId: id, name };
}

/** The account that signs in with this e-mail; e-mails are kept in lower case. */
export async function findAccountByEmail(executor: Executor, email: string): Promise<Account | null> {
  const user = await executor.user.findUnique({ where: { email: email.toLowerCase() }, select });
  return user === null ? null : { userId: user.id, name: user.name };
}
