import type { Executor } from '../../platform/transaction.ts';

/** better-auth keeps whose a link is as the value of its token. */
export async function forgetResetLinks(tx: Executor, userId: string): Promise<void> {
  await tx.verification.deleteMany({ where: { value: userId } });
}

/**
 * The address of this account is confirmed. If it was not before, anybody could have made the account with it and left a
 * way in behind: passkeys, and what was linked to the password's account later, are taken away. A way of signing in that
 * the account began with stays.
 */
export async function takeFromStrangers(tx: Executor, userId: string): Promise<void> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, emailVerified: false },
    data: { emailVerified: true },
  });
  if (count === 0) return;
  await tx.passkey.deleteMany({ where: { userId } });
  await tx.$executeRaw`
    DELETE FROM sign_in_method AS linked
    USING sign_in_method AS first
    WHERE linked.user_id = ${userId}::uuid AND linked.provider_id <> 'credential'
      AND first.user_id = linked.user_id AND first.provider_id = 'credential' AND first.created_at < linked.created_at`;
}
