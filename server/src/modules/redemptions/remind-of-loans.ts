import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { claimReminders } from './loan-store.ts';
import { notifyMembers } from './notify-members.ts';

const batchSize = 200;
const maxBatches = 500;

/**
 * Tells members who have borrowed something, the day before it is due and once after, in the morning. Never a third time,
 * and never with a threat: nothing happens to the points. Each is told once, however many processes do it at once: the key
 * of loan_reminder decides. How many were told.
 */
export async function remindOfLoans(deps: { readonly database: Database }): Promise<number> {
  let total = 0;
  for (let batch = 0; batch < maxBatches; batch++) {
    const told = await inTransaction(deps.database, async (tx) => {
      const claimed = await claimReminders(tx, batchSize);
      await notifyMembers(
        tx,
        'LOAN_DUE',
        claimed.map(({ voucherId, networkId, kind, dueOn }) => ({
          id: voucherId,
          networkId,
          parameters: { due: dueOn, when: kind },
        })),
      );
      return claimed.length;
    });
    total += told;
    if (told < batchSize) break;
  }
  return total;
}
