import { readShortName } from '../../graphql/short-name.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { drawToken, hashOfToken } from '../../platform/secret-token.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { lockMerchant } from '../merchants/merchant-store.ts';
import { countDevices, type DeviceRow, insertDevice } from './device-store.ts';
import { readPairingCode } from './pairing-code.ts';
import { findOpenPairing, usePairing } from './pairing-store.ts';

/** Devices at one shop at once. */
export const deviceLimit = 20;

export type PairCounterDeviceOutcome =
  | {
      readonly outcome: 'PAIRED';
      readonly device: DeviceRow;
      /** The device's own credential; the database has its hash. */
      readonly token: string;
    }
  | { readonly outcome: 'NO_PAIRING' | 'FULL' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A tablet becomes the counter of a shop by the code that its owner made on their phone. Nobody is signed in on it.
 *
 * - PAIRED.
 * - NO_PAIRING: no such code, over, or used. Of two tablets at once the statement lets one have it.
 * - FULL: the shop has as many devices as it may; its lock decides.
 * - INVALID: not a name.
 */
export async function pairCounterDevice(
  deps: { readonly database: Database },
  command: { readonly code: string; readonly name: string },
): Promise<PairCounterDeviceOutcome> {
  const code = readPairingCode(command.code);
  const { name, problems } = readShortName(command.name);
  if (problems.length > 0) return { outcome: 'INVALID', problems };
  if (code === null) return { outcome: 'NO_PAIRING' };
  return inTransaction(deps.database, (tx) => pair(tx, code, name));
}

async function pair(tx: Executor, code: string, name: string): Promise<PairCounterDeviceOutcome> {
  const found = await findOpenPairing(tx, hashOfToken(code));
  if (found === null) return { outcome: 'NO_PAIRING' };
  await lockMerchant(tx, found.merchantId);
  // Read again under the shop's lock: the owner may be none any more.
  const pairing = await findOpenPairing(tx, hashOfToken(code));
  if (pairing === null) return { outcome: 'NO_PAIRING' };
  if ((await countDevices(tx, pairing.merchantId)) >= deviceLimit) return { outcome: 'FULL' };
  if (!(await usePairing(tx, pairing.id))) return { outcome: 'NO_PAIRING' };
  const { networkId, merchantId, madeBy } = pairing;
  return { outcome: 'PAIRED', ...(await addDevice(tx, { networkId, merchantId, pairedBy: madeBy, name })) };
}

/** A new device of a shop whose lock the caller holds, and its credential. */
export async function addDevice(
  tx: Executor,
  device: {
    readonly networkId: string;
    readonly merchantId: string;
    readonly pairedBy: string;
    readonly name: string;
  },
): Promise<{ readonly device: DeviceRow; readonly token: string }> {
  const token = drawToken();
  return { device: await insertDevice(tx, { id: newId(), tokenHash: hashOfToken(token), ...device }), token };
}
