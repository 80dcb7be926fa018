import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { hashOfToken } from '../../platform/secret-token.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { mayRunShop } from '../merchants/merchant-policy.ts';
import { lockMerchant, type MerchantRow } from '../merchants/merchant-store.ts';
import { findStaffPlace } from '../merchants/staff-store.ts';
import { countDevices } from './device-store.ts';
import { deviceLimit } from './pair-counter-device.ts';
import { drawPairingCode } from './pairing-code.ts';
import { insertPairing } from './pairing-store.ts';

export type CreateCounterPairingOutcome =
  | {
      readonly outcome: 'CREATED';
      readonly code: string;
      readonly expiresAt: Date;
      readonly merchant: MerchantRow;
    }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'FULL' };

/**
 * The owner makes a code by which one tablet becomes the shop's counter; an older code of theirs ends.
 *
 * - CREATED: with the code, which the database does not have.
 * - FULL: the shop has as many devices as it may.
 * - FORBIDDEN: not an owner of this shop, no such shop, or one that was not approved.
 */
export async function createCounterPairing(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly merchantId: string | null },
): Promise<CreateCounterPairingOutcome> {
  const { userId, merchantId } = command;
  if (merchantId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const merchant = await lockMerchant(tx, merchantId);
    const place = await findStaffPlace(tx, merchantId, userId);
    if (merchant === null || place === null || !mayRunShop(place) || !isOpenShop(merchant)) {
      return { outcome: 'FORBIDDEN' };
    }
    if ((await countDevices(tx, merchantId)) >= deviceLimit) return { outcome: 'FULL' };
    const code = drawPairingCode();
    const { networkId } = merchant;
    const expiresAt = await insertPairing(tx, {
      ...{ id: newId(), networkId, merchantId, codeHash: hashOfToken(code), madeBy: place.id },
    });
    return { outcome: 'CREATED', code, expiresAt, merchant };
  });
}

function isOpenShop({ status }: MerchantRow): boolean {
  return status === 'APPROVED' || status === 'SUSPENDED';
}
