import type { Executor } from '../../platform/transaction.ts';

/** The account behind a membership; null when there is none any more. */
export async function findUserIdOf(executor: Executor, membershipId: string): Promise<string | null> {
  const found = await executor.membership.findUnique({
    where: { id: membershipId },
    select: { userId: true },
  });
  return found?.userId ?? null;
}

/** Coordinators of the network who could decide on this shop: not of its staff, and with an account to do it. */
export async function findFreeCoordinatorUserIds(
  executor: Executor,
  merchant: { readonly id: string; readonly networkId: string },
  exceptMembershipId: string | null,
): Promise<string[]> {
  const rows = await executor.$queryRaw<{ userId: string }[]>`
    SELECT person.user_id AS "userId" FROM membership person
    WHERE person.network_id = ${merchant.networkId}::uuid AND person.status = 'ACTIVE'
      AND 'COORDINATOR' = ANY (person.roles) AND person.user_id IS NOT NULL
      AND person.id IS DISTINCT FROM ${exceptMembershipId}::uuid
      AND NOT EXISTS (
        SELECT FROM merchant_staff place
        WHERE place.merchant_id = ${merchant.id}::uuid AND place.membership_id = person.id AND place.removed_at IS NULL)`;
  return rows.map(({ userId }) => userId);
}
