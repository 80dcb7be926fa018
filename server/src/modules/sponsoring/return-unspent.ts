import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { listUnsettledEvents, returnUnspent } from './sponsorship-store.ts';

const mostEvents = 200;

/**
 * What events that are over did not need goes back to the shops that gave it: each event in a transaction of its own. Any
 * number of processes may do it at once. How many points went back.
 */
export async function returnUnspentPoints(deps: { readonly database: Database }): Promise<number> {
  let total = 0;
  for (const event of await listUnsettledEvents(deps.database.prisma, mostEvents)) {
    total += await inTransaction(deps.database, (tx) => returnUnspent(tx, event));
  }
  return total;
}
