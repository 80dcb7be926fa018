import type { Executor } from '../../platform/transaction.ts';

export interface CaseOwner {
  readonly membershipId: string;
  readonly name: string;
  readonly since: Date;
}

/**
 * Who looks after a shop's case; null when nobody does, also when the one who did coordinates no more. It holds until the
 * transaction ends while the shop is locked.
 */
export async function findCaseOwner(executor: Executor, merchantId: string): Promise<CaseOwner | null> {
  const [owner] = await executor.$queryRaw<CaseOwner[]>`
    SELECT owner.id AS "membershipId", owner.display_name AS name, merchant_case.owned_since AS since
    FROM merchant_case JOIN membership owner ON owner.id = merchant_case.owner_id
    WHERE merchant_case.merchant_id = ${merchantId}::uuid AND owner.status = 'ACTIVE' AND 'COORDINATOR' = ANY (owner.roles)`;
  return owner ?? null;
}

/** Whose case it is from now on; null: nobody's. The caller has the shop locked. */
export async function setCaseOwner(
  tx: Executor,
  merchant: { readonly id: string; readonly networkId: string },
  ownerId: string | null,
): Promise<void> {
  if (ownerId === null) {
    await tx.merchantCase.updateMany({
      where: { merchantId: merchant.id },
      data: { ownerId: null, ownedSince: null },
    });
    return;
  }
  const change = { ownerId, ownedSince: new Date() };
  await tx.merchantCase.upsert({
    where: { merchantId: merchant.id },
    create: { merchantId: merchant.id, networkId: merchant.networkId, ...change },
    update: change,
    select: { merchantId: true },
  });
}
