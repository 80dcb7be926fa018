import type { CounterDeviceMark } from '../../graphql/context.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { isConstraint } from '../../platform/sql-error.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { CounterPins, PinHash } from './counter-pins.ts';
import { endSessionsAt, insertSession } from './device-store.ts';
import { countPinTry, findPin, forgetTries, holdPin } from './pin-store.ts';

export type UnlockCounterOutcome =
  | { readonly outcome: 'UNLOCKED' }
  | { readonly outcome: 'WRONG_PIN'; readonly retryAfterMs: number }
  | { readonly outcome: 'PAUSE'; readonly retryAfterMs: number }
  | { readonly outcome: 'NO_PIN' | 'FORBIDDEN' };

/**
 * Somebody who works at the shop opens its counter with their number; whoever stood there before is out.
 *
 * - UNLOCKED: the device has a session, until it is locked, idle for too long, or the place ends.
 * - WRONG_PIN: and how long until the next try, which is 0 for the first two; also when the number was changed meanwhile.
 * - PAUSE: tried too soon after wrong ones; the number was not looked at. It grows to a quarter of an hour and no more.
 * - NO_PIN: they have chosen none, or do not work at this shop.
 * - FORBIDDEN: no paired device asks, or another than the one that is meant.
 */
export async function unlockCounter(
  deps: { readonly database: Database; readonly counterPins: CounterPins },
  command: {
    readonly device: CounterDeviceMark | null;
    readonly deviceId: string | null;
    readonly staffId: string | null;
    readonly pin: string;
  },
): Promise<UnlockCounterOutcome> {
  const { device, deviceId, staffId, pin } = command;
  if (device === null || device.id !== deviceId) return { outcome: 'FORBIDDEN' };
  const { networkId, merchantId } = device;
  const kept = staffId === null ? null : await findPin(deps.database.prisma, merchantId, staffId);
  if (staffId === null || kept === null) return { outcome: 'NO_PIN' };

  const attempt = await countPinTry(deps.database, { networkId, deviceId: device.id, staffId });
  if (!attempt.isAllowed) return { outcome: 'PAUSE', retryAfterMs: attempt.retryAfterMs };
  // Outside of a transaction: hashing takes its time, and nothing is held meanwhile.
  if (!(await deps.counterPins.isRight(staffId, pin, kept))) {
    return { outcome: 'WRONG_PIN', retryAfterMs: attempt.retryAfterMs };
  }
  const isOpen = await openSession(deps.database, kept, {
    networkId,
    merchantId,
    deviceId: device.id,
    staffId,
  });
  return isOpen ? { outcome: 'UNLOCKED' } : { outcome: 'WRONG_PIN', retryAfterMs: attempt.retryAfterMs };
}

/**
 * A place that has just ended gives a session that counts for nothing: whoever reads one asks for the place as well. Of
 * two people who open one device at once, the later has it. False when the number that was looked at is theirs no more: who
 * changes or takes it away waits for us, and ends our session with the others.
 */
async function openSession(
  database: Database,
  kept: PinHash,
  session: {
    readonly networkId: string;
    readonly merchantId: string;
    readonly deviceId: string;
    readonly staffId: string;
  },
): Promise<boolean> {
  const { deviceId, staffId } = session;
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(database, async (tx) => {
        if (!(await holdPin(tx, staffId, kept))) return false;
        await endSessionsAt(tx, deviceId);
        await insertSession(tx, { id: newId(), ...session });
        await forgetTries(tx, deviceId, staffId);
        return true;
      });
    } catch (error) {
      if (attempt >= 3 || !isConstraint(error, 'counter_session_live')) throw error;
    }
  }
}
