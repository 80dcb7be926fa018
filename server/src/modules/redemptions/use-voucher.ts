import type { OfferKind, VoucherState } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findHandPlace, type ShopHand } from '../merchants/shop-hand.ts';
import { notifyMembers } from './notify-members.ts';
import { readVoucherCode } from './voucher-code.ts';
import { announceVouchers } from './voucher-topic.ts';
import { noteKeyOfUse } from './voucher-use-store.ts';

/** How long a use at the counter can be undone. */
export const undoWindowMs = 30_000;

export type UseVoucherOutcome =
  | {
      readonly outcome: 'USED';
      readonly useId: string;
      readonly offerId: string;
      readonly kind: OfferKind;
      readonly quantity: number;
      readonly usedAt: Date;
      readonly undoUntil: Date;
    }
  | {
      readonly outcome: 'NOT_OPEN';
      readonly state: VoucherState;
      readonly stateSince: Date;
      readonly isOnLoan: boolean;
    }
  | { readonly outcome: 'NOT_FOUND' | 'WRONG_MERCHANT' | 'NONCE_CONFLICT' | 'FORBIDDEN' };

interface UseVoucherRow {
  readonly status: 'USED' | 'REPLAYED' | 'NONCE_CONFLICT' | 'NOT_FOUND' | 'WRONG_MERCHANT' | 'NOT_OPEN';
  readonly voucher_id: string;
  readonly offer_id: string;
  readonly kind: OfferKind;
  readonly quantity: number;
  readonly state: VoucherState;
  readonly state_since: Date;
  readonly use_id: string;
  readonly used_at: Date;
}

/**
 * Verifies and uses a voucher at the counter, in one step. The counter learns the item and the count, nothing of the person.
 *
 * - USED: also when this nonce used this voucher before, with the same use and the same times.
 * - NOT_OPEN: used, cancelled, expired or reversed, and since when. Of two scans at once, the voucher's row lock lets one win.
 *   `isOnLoan`: it was used for a HOLD offer and the item is still out.
 * - NOT_FOUND: no such code in this network; a typing error is found by the check character alone.
 * - WRONG_MERCHANT: another shop's voucher.
 * - NONCE_CONFLICT: the nonce was used before with another code.
 * - FORBIDDEN: the caller does not work at this shop, or there is no such shop.
 */
export async function useVoucher(
  deps: { readonly database: Database },
  command: {
    readonly hand: ShopHand;
    readonly merchantId: string;
    readonly code: string;
    readonly nonce: string;
  },
): Promise<UseVoucherOutcome> {
  const place = await findHandPlace(deps.database.prisma, command.merchantId, command.hand);
  if (place === null) return { outcome: 'FORBIDDEN' };
  const code = readVoucherCode(command.code);
  if (code === null) return { outcome: 'NOT_FOUND' };

  return inTransaction(deps.database, async (tx) => {
    const [row] = await tx.$queryRaw<UseVoucherRow[]>`
      SELECT * FROM use_voucher(${place.networkId}::uuid, ${command.merchantId}::uuid, ${code}, ${command.nonce},
        ${place.id}::uuid, ${newId()}::uuid)`;
    if (row === undefined) throw new Error('use_voucher gave no answer');
    switch (row.status) {
      case 'USED':
      case 'REPLAYED': {
        if (row.status === 'USED') {
          if ('place' in command.hand && command.hand.apiKeyId !== null) {
            await noteKeyOfUse(tx, row.use_id, command.hand.apiKeyId);
          }
          await announceVouchers(tx, [row.voucher_id]);
          await notifyMembers(tx, 'VOUCHER_USED', [{ id: row.voucher_id, networkId: place.networkId }]);
        }
        const { use_id: useId, offer_id: offerId, kind, quantity, used_at: usedAt } = row;
        const undoUntil = new Date(usedAt.getTime() + undoWindowMs);
        return { outcome: 'USED', useId, offerId, kind, quantity, usedAt, undoUntil };
      }
      case 'NOT_OPEN':
        return {
          outcome: 'NOT_OPEN',
          state: row.state,
          stateSince: row.state_since,
          isOnLoan: row.kind === 'HOLD' && row.state === 'USED',
        };
      case 'NOT_FOUND':
      case 'WRONG_MERCHANT':
      case 'NONCE_CONFLICT':
        return { outcome: row.status };
      default:
        return row.status satisfies never;
    }
  });
}
