import type { Database } from '../../platform/postgres.ts';
import { type Executor, enqueueJob, inTransaction } from '../../platform/transaction.ts';
import { type NewNotice, notifyEach } from '../notifications/notify.ts';
import { cancelVouchers, findOpenVoucherIds, type ReturnedVoucher } from './open-voucher-store.ts';

/** The job that finishes what a suspension began, should its process die; see {@link returnOpenVouchers}. */
export const returnOpenVouchersTask = 'return_open_vouchers';

export interface ReturnOpenVouchersPayload {
  readonly merchantId: string;
  /** ISO 8601. Later vouchers are of a time after the suspension and stay. */
  readonly issuedUntil: string;
}

/** One transaction's worth: short enough to hold up nobody's redemption. */
const batchSize = 200;
const maxBatches = 500;

/**
 * Gives back the points of a suspended shop's open vouchers, batch by batch, at most `batches` of them, and says how
 * many. May run anywhere, any number of times and at once: end_vouchers ends each voucher once.
 */
export async function returnOpenVouchers(
  database: Database,
  payload: ReturnOpenVouchersPayload,
  batches = maxBatches,
): Promise<number> {
  const issuedUntil = new Date(payload.issuedUntil);
  let returnedInAll = 0;
  for (let batch = 0; batch < batches; batch++) {
    const { found, returned } = await inTransaction(database, (tx) =>
      returnSome(tx, payload.merchantId, issuedUntil),
    );
    returnedInAll += returned;
    if (found < batchSize) break;
  }
  return returnedInAll;
}

async function returnSome(
  tx: Executor,
  merchantId: string,
  issuedUntil: Date,
): Promise<{ found: number; returned: number }> {
  const voucherIds = await findOpenVoucherIds(tx, merchantId, issuedUntil, batchSize);
  if (voucherIds.length === 0) return { found: 0, returned: 0 };
  const returned = await cancelVouchers(tx, voucherIds);
  await notifyEach(tx, returned.flatMap(noticesOf));
  // The task by which redemptions tells those who watch a voucher.
  if (returned.length > 0)
    await enqueueJob(tx, 'voucher_changed', { voucherIds: returned.map(({ id }) => id) });
  return { found: voucherIds.length, returned: returned.length };
}

/** One who has no sign-in of their own is told by nobody. */
function noticesOf({ userId, id, networkId, points, ...names }: ReturnedVoucher): NewNotice[] {
  if (userId === null) return [];
  const parameters = { voucherId: id, points: String(points), ...names, cause: 'MERCHANT_SUSPENDED' };
  return [{ networkId, userIds: [userId], kind: 'VOUCHER_REVERSED', parameters }];
}
