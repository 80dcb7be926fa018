import type { OfferKind, VoucherState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export interface OpenVoucher {
  readonly id: string;
  readonly code: string;
  readonly offerId: string;
  readonly kind: OfferKind;
  readonly quantity: number;
  readonly expiresAt: Date;
}

/** The shop's open vouchers that expire first, at most `limit`: what its counters keep for the time without a signal. */
export async function listOpenVouchers(
  database: Database,
  merchantId: string,
  limit: number,
): Promise<readonly OpenVoucher[]> {
  const { rows } = await database.pool.query<OpenVoucher>({
    name: 'open_vouchers_of_shop',
    text: `SELECT id, code, offer_id AS "offerId", kind, quantity, expires_at AS "expiresAt" FROM voucher
      WHERE merchant_id = $1::uuid AND state = 'ISSUED' AND expires_at > now()
      ORDER BY expires_at, id LIMIT $2`,
    values: [merchantId, limit],
  });
  return rows;
}

export interface OfflineScanRequest {
  readonly code: string;
  readonly nonce: string;
  readonly scannedAt: Date;
  readonly useId: string;
}

export interface OfflineScanRow {
  readonly status:
    | 'USED'
    | 'REPLAYED'
    | 'NONCE_CONFLICT'
    | 'NOT_FOUND'
    | 'WRONG_MERCHANT'
    | 'NOT_OPEN'
    | 'SCAN_IN_FUTURE'
    | 'SCAN_TOO_OLD';
  /** Set when USED, REPLAYED or NOT_OPEN; and so on as the SQL function use_offline_scans says. */
  readonly voucherId: string;
  readonly offerId: string;
  readonly kind: OfferKind;
  readonly quantity: number;
  readonly state: VoucherState;
  readonly stateSince: Date;
  readonly isSameDevice: boolean;
  readonly useId: string;
  readonly usedAt: Date;
}

/** One answer for each scan, in their order. */
export async function useOfflineScans(
  tx: Executor,
  at: {
    readonly networkId: string;
    readonly merchantId: string;
    readonly staffId: string;
    readonly device: string;
  },
  scans: readonly OfflineScanRequest[],
): Promise<readonly OfflineScanRow[]> {
  return tx.$queryRaw<OfflineScanRow[]>`
    SELECT status, voucher_id AS "voucherId", offer_id AS "offerId", kind, quantity, state, state_since AS "stateSince",
      is_same_device AS "isSameDevice", use_id AS "useId", used_at AS "usedAt"
    FROM use_offline_scans(${at.networkId}::uuid, ${at.merchantId}::uuid, ${at.staffId}::uuid, ${at.device},
      ${scans.map(({ code }) => code)}::text[], ${scans.map(({ nonce }) => nonce)}::text[],
      ${scans.map(({ scannedAt }) => scannedAt.toISOString())}::timestamptz[],
      ${scans.map(({ useId }) => useId)}::uuid[])
    ORDER BY ordinal`;
}
