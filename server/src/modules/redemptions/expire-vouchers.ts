import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { endVouchers } from './end-vouchers.ts';
import { notifyMembers } from './notify-members.ts';

const batchSize = 200;
const maxBatches = 500;

/** Ends the vouchers whose time is up, in bounded transactions, and says how many. Any number of processes may do it at once. */
export async function expireVouchers(deps: { readonly database: Database }): Promise<number> {
  let total = 0;
  for (let batch = 0; batch < maxBatches; batch++) {
    const expired = await expireSome(deps.database);
    total += expired;
    if (expired < batchSize) break;
  }
  return total;
}

function expireSome(database: Database): Promise<number> {
  return inTransaction(database, async (tx) => {
    const due = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM voucher WHERE state = 'ISSUED' AND expires_at <= now() ORDER BY expires_at LIMIT ${batchSize}`;
    if (due.length === 0) return 0;
    const ended = await endVouchers(
      tx,
      due.map(({ id }) => id),
      { from: 'ISSUED', to: 'EXPIRED' },
    );
    await notifyMembers(tx, 'VOUCHER_EXPIRED', ended);
    return ended.length;
  });
}
