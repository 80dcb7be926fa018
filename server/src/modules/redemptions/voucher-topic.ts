import { type Executor, enqueueJob } from '../../platform/transaction.ts';

/** The live feed's name for changes of one voucher. */
export function voucherTopic(voucherId: string): string {
  return `voucher:${voucherId}`;
}

export const voucherChangedTask = 'voucher_changed';

/** Tells those who watch these vouchers, after the commit of a transaction that goes on. */
export function announceVouchers(tx: Executor, voucherIds: readonly string[]): Promise<void> {
  return enqueueJob(tx, voucherChangedTask, { voucherIds });
}
