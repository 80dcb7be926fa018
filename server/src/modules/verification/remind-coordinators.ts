import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { notifyEach } from '../notifications/notify.ts';
import { findNetworksWithLongWaits, findRemindersDue, lockNetwork } from './reminder-store.ts';

/**
 * A job: where deeds have waited for longer than the network wants, each coordinator who can vouch for some of them is
 * told how many, once a day at most. By then they are in the queue of one half of a frequent pair, too: may_decide_deed.
 * Answers how many were told. Of two that run at once, the later finds the earlier's notices, under the network's lock.
 */
export async function remindCoordinators(database: Database): Promise<number> {
  let told = 0;
  for (const networkId of await findNetworksWithLongWaits(database)) {
    told += await inTransaction(database, (tx) => remindOne(tx, networkId));
  }
  return told;
}

async function remindOne(tx: Executor, networkId: string): Promise<number> {
  await lockNetwork(tx, networkId);
  const due = await findRemindersDue(tx, networkId);
  await notifyEach(
    tx,
    due.map(({ userId, count }) => ({
      networkId,
      userIds: [userId],
      kind: 'DEED_WAITS_LONG',
      parameters: { count: String(count) },
    })),
  );
  return due.length;
}
