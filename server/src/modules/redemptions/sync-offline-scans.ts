import type { OfferKind, VoucherState } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findHandPlace, type ShopHand } from '../merchants/shop-hand.ts';
import { notifyMembers } from './notify-members.ts';
import { type OfflineScanRow, useOfflineScans } from './offline-voucher-store.ts';
import { readVoucherCode } from './voucher-code.ts';
import { announceVouchers } from './voucher-topic.ts';

/** Scans in one call. */
export const scansLimit = 200;

export interface OfflineScan {
  readonly code: string;
  /** Drawn when it was scanned; the same in every try, and in the online try whose answer was lost. */
  readonly nonce: string;
  /** What the device says: a claim, bounded by use_offline_scans. */
  readonly scannedAt: Date;
}

export type OfflineScanOutcome =
  | {
      readonly outcome: 'USED';
      readonly useId: string;
      readonly offerId: string;
      readonly kind: OfferKind;
      readonly quantity: number;
      readonly usedAt: Date;
      readonly replayed: boolean;
    }
  | {
      readonly outcome: 'NOT_OPEN';
      readonly state: VoucherState;
      readonly stateSince: Date;
      readonly offerId: string;
      readonly isSameDevice: boolean;
    }
  | {
      readonly outcome: 'NOT_FOUND' | 'WRONG_MERCHANT' | 'NONCE_CONFLICT' | 'SCAN_IN_FUTURE' | 'SCAN_TOO_OLD';
    };

/**
 * Counts what a device of the shop took without a signal; one answer for each scan, in order. All scans of one call are
 * one transaction; each is answered for itself. The first scan that reaches PostgreSQL wins: an earlier `scannedAt` is a
 * claim, and decides nothing between two devices.
 *
 * - USED: counted now, or by this nonce before (`replayed`), also when it expired meanwhile: within 48 hours, as long as
 *   the points have not gone back.
 * - NOT_OPEN: used, also by another device of the shop; cancelled, expired or reversed, and since when.
 * - NOT_FOUND, WRONG_MERCHANT, NONCE_CONFLICT: as useVoucher has them.
 * - SCAN_IN_FUTURE: more than 10 minutes ahead of PostgreSQL's clock. SCAN_TOO_OLD: more than 7 days ago.
 * - 'FORBIDDEN' for all: the caller does not work at this shop.
 */
export async function syncOfflineScans(
  deps: { readonly database: Database },
  command: {
    readonly hand: ShopHand;
    readonly merchantId: string;
    readonly device: string;
    readonly scans: readonly OfflineScan[];
  },
): Promise<'FORBIDDEN' | readonly OfflineScanOutcome[]> {
  const { merchantId, device } = command;
  const place = await findHandPlace(deps.database.prisma, merchantId, command.hand);
  if (place === null) return 'FORBIDDEN';
  const { networkId } = place;
  const read = command.scans.map((scan) => ({ ...scan, code: readVoucherCode(scan.code), useId: newId() }));
  const real = read.flatMap((scan) => (scan.code === null ? [] : [{ ...scan, code: scan.code }]));

  const rows = await inTransaction(deps.database, async (tx) => {
    if (real.length === 0) return [];
    const answers = await useOfflineScans(tx, { networkId, merchantId, staffId: place.id, device }, real);
    const used = answers.filter(({ status }) => status === 'USED').map(({ voucherId }) => voucherId);
    if (used.length > 0) {
      await announceVouchers(tx, used);
      await notifyMembers(
        tx,
        'VOUCHER_USED',
        used.map((id) => ({ id, networkId })),
      );
    }
    return answers;
  });
  const rowOf = new Map(real.map(({ useId }, index) => [useId, rows[index]]));
  return read.map(({ useId }) => {
    const row = rowOf.get(useId);
    return row === undefined ? { outcome: 'NOT_FOUND' } : outcomeOf(row);
  });
}

function outcomeOf(row: OfflineScanRow): OfflineScanOutcome {
  const { offerId, kind, quantity } = row;
  switch (row.status) {
    case 'USED':
    case 'REPLAYED': {
      const { useId, usedAt } = row;
      return { outcome: 'USED', useId, offerId, kind, quantity, usedAt, replayed: row.status === 'REPLAYED' };
    }
    case 'NOT_OPEN': {
      const { state, stateSince, isSameDevice } = row;
      return { outcome: 'NOT_OPEN', state, stateSince, offerId, isSameDevice };
    }
    case 'NOT_FOUND':
    case 'WRONG_MERCHANT':
    case 'NONCE_CONFLICT':
    case 'SCAN_IN_FUTURE':
    case 'SCAN_TOO_OLD':
      return { outcome: row.status };
    default:
      return row.status satisfies never;
  }
}
