import { readShortName } from '../../graphql/short-name.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import type { SessionCache } from '../identity/session-cache.ts';
import { deleteSession } from '../identity/session-store.ts';
import { mayRunShop } from '../merchants/merchant-policy.ts';
import { lockMerchant } from '../merchants/merchant-store.ts';
import { findStaffPlace } from '../merchants/staff-store.ts';
import { countDevices, type DeviceRow } from './device-store.ts';
import { addDevice, deviceLimit } from './pair-counter-device.ts';

export type MakeCounterDeviceOutcome =
  | { readonly outcome: 'MADE'; readonly device: DeviceRow; readonly token: string }
  | { readonly outcome: 'FORBIDDEN' | 'FULL' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * The owner makes the device that they hold the shop's counter, and is signed out of it in the same transaction: what
 * many hands will hold is nobody's own any more.
 *
 * - MADE: with the device's credential; the session that asked has ended.
 * - FULL: the shop has as many devices as it may; its lock decides.
 * - FORBIDDEN: not an owner of this shop, or no such shop.
 * - INVALID: not a name.
 */
export async function makeCounterDevice(
  deps: { readonly database: Database; readonly sessions: SessionCache },
  command: {
    readonly userId: string;
    readonly sessionId: string;
    readonly merchantId: string | null;
    readonly name: string;
  },
): Promise<MakeCounterDeviceOutcome> {
  const { userId, sessionId, merchantId } = command;
  const { name, problems } = readShortName(command.name);
  if (merchantId === null) return { outcome: 'FORBIDDEN' };
  const made = await inTransaction(deps.database, async (tx): Promise<Made> => {
    const refused = await refusalOf(tx, { userId, merchantId });
    if ('outcome' in refused) return refused;
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const device = await addDevice(tx, { ...refused, name });
    return { outcome: 'MADE', ...device, sessionToken: await deleteSession(tx, sessionId) };
  });
  if (made.outcome !== 'MADE') return made;
  const { sessionToken, ...result } = made;
  // The row is gone; other processes forget the session when they next ask.
  if (sessionToken !== null) await deps.sessions.end(sessionToken);
  return result;
}

type Made =
  | Exclude<MakeCounterDeviceOutcome, { readonly outcome: 'MADE' }>
  | (Extract<MakeCounterDeviceOutcome, { readonly outcome: 'MADE' }> & {
      readonly sessionToken: string | null;
    });

async function refusalOf(
  tx: Executor,
  { userId, merchantId }: { readonly userId: string; readonly merchantId: string },
): Promise<
  | { readonly outcome: 'FORBIDDEN' | 'FULL' }
  | { readonly networkId: string; readonly merchantId: string; readonly pairedBy: string }
> {
  const merchant = await lockMerchant(tx, merchantId);
  const place = await findStaffPlace(tx, merchantId, userId);
  if (merchant === null || place === null || !mayRunShop(place)) return { outcome: 'FORBIDDEN' };
  if (merchant.status !== 'APPROVED' && merchant.status !== 'SUSPENDED') return { outcome: 'FORBIDDEN' };
  if ((await countDevices(tx, merchantId)) >= deviceLimit) return { outcome: 'FULL' };
  return { networkId: merchant.networkId, merchantId, pairedBy: place.id };
}
