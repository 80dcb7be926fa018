import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { recordCase } from './case-event-store.ts';
import { findShopUserIds, notifyOfMerchant } from './merchant-notices.ts';
import { merchantSteps } from './merchant-state.ts';
import { changeMerchant } from './merchant-store.ts';

const batchSize = 50;
const maxBatches = 100;

/**
 * A job: shops whose suspension is over take part again, and those who run them are told. Answers how many. May run
 * anywhere and at once: SKIP LOCKED leaves a shop to the one that has it, and the condition is in the statement.
 */
export async function endSuspensions(database: Database): Promise<number> {
  let endedInAll = 0;
  for (let batch = 0; batch < maxBatches; batch++) {
    const { found, ended } = await inTransaction(database, endSome);
    endedInAll += ended;
    if (found < batchSize) break;
  }
  return endedInAll;
}

async function endSome(tx: Executor): Promise<{ found: number; ended: number }> {
  const due = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM merchant WHERE status = 'SUSPENDED' AND suspended_until <= now()
    ORDER BY suspended_until LIMIT ${batchSize} FOR NO KEY UPDATE SKIP LOCKED`;
  let ended = 0;
  for (const { id } of due) ended += (await reinstate(tx, id)) ? 1 : 0;
  return { found: due.length, ended };
}

async function reinstate(tx: Executor, merchantId: string): Promise<boolean> {
  const { from, to, caseAction, notice } = merchantSteps.REINSTATE;
  const row = await changeMerchant(tx, merchantId, from, { status: to, suspendedUntil: null });
  if (row === null) return false;
  await recordCase(
    tx,
    { networkId: row.networkId, merchantId },
    { action: caseAction, actor: 'SYSTEM', membershipId: null, reason: null },
  );
  await notifyOfMerchant(tx, row, {
    kind: notice,
    userIds: await findShopUserIds(tx, merchantId),
    reason: null,
  });
  return true;
}
