import type { CounterDeviceMark } from '../../graphql/context.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { endSessionsAt } from './device-store.ts';

export type LockCounterOutcome = { readonly outcome: 'LOCKED' | 'FORBIDDEN' };

/**
 * Whoever stands at the counter is done.
 *
 * - LOCKED: also when it was.
 * - FORBIDDEN: no paired device asks, or another than the one that is meant.
 */
export async function lockCounter(
  deps: { readonly database: Database },
  command: { readonly device: CounterDeviceMark | null; readonly deviceId: string | null },
): Promise<LockCounterOutcome> {
  const { device, deviceId } = command;
  if (device === null || device.id !== deviceId) return { outcome: 'FORBIDDEN' };
  await inTransaction(deps.database, (tx) => endSessionsAt(tx, device.id));
  return { outcome: 'LOCKED' };
}
