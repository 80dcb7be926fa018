import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { notifyOfMerchant } from '../merchants/merchant-notices.ts';
import { lockMerchant } from '../merchants/merchant-store.ts';
import { findCaseOwner } from './case-owner-store.ts';
import { findFreeCoordinatorUserIds } from './case-people-store.ts';
import { findUntoldOverdueCases } from './review-store.ts';

const batchSize = 100;

/**
 * A job: of each application that has waited past its due date the coordinators are told once, except the one who looks
 * after it. Nothing else happens: overdue is a colour and an order. May run anywhere and at once: under the shop's lock a
 * submission is told of once. Answers how many.
 */
export async function escalateCases(database: Database): Promise<number> {
  const overdue = await findUntoldOverdueCases(database, batchSize);
  let toldOf = 0;
  for (const { merchantId } of overdue) toldOf += (await tellOf(database, merchantId)) ? 1 : 0;
  return toldOf;
}

function tellOf(database: Database, merchantId: string): Promise<boolean> {
  return inTransaction(database, async (tx) => {
    const merchant = await lockMerchant(tx, merchantId);
    if (merchant === null || merchant.status !== 'APPLIED') return false;
    const told = await tx.merchantCase.findUnique({
      where: { merchantId },
      select: { toldOverdueOf: true },
    });
    if (told?.toldOverdueOf?.getTime() === merchant.appliedAt.getTime()) return false;
    const owner = await findCaseOwner(tx, merchantId);
    const userIds = await findFreeCoordinatorUserIds(tx, merchant, owner?.membershipId ?? null);
    const toldOverdueOf = merchant.appliedAt;
    await tx.merchantCase.upsert({
      where: { merchantId },
      create: { merchantId, networkId: merchant.networkId, toldOverdueOf },
      update: { toldOverdueOf },
      select: { merchantId: true },
    });
    await notifyOfMerchant(tx, merchant, { kind: 'MERCHANT_CASE_OVERDUE', userIds, reason: null });
    return true;
  });
}
