import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { endHolds } from './end-holds.ts';
import { listOldHolds } from './loan-store.ts';

const batchSize = 200;
const maxBatches = 500;

/**
 * No hold lasts for ever: so many days after an item was due (the network's max_hold_days) its points come back by
 * themselves, whatever became of it. In bounded transactions; any number of processes may do it at once. How many ended.
 */
export async function releaseOldHolds(deps: { readonly database: Database }): Promise<number> {
  let total = 0;
  for (let batch = 0; batch < maxBatches; batch++) {
    const released = await inTransaction(deps.database, async (tx) => {
      const old = await listOldHolds(tx, batchSize);
      return (await endHolds(tx, old, { side: 'SYSTEM', membershipId: null })).length;
    });
    total += released;
    if (released < batchSize) break;
  }
  return total;
}
