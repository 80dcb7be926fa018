import type { VoucherWish } from './voucher-sheets.generated.ts';

/** What a member asked for, before it is issued. */
export interface Wish {
  /** Of this line alone: a member may ask for two of the same. */
  id: string;
  memberNumber: string;
  offerId: string;
  title: string;
  wish: VoucherWish;
}

/** Vouchers on one sheet: the server's limit. */
export const wishesLimit = 100;

/** The numbers in a list of them, one a line or parted by commas, each once; what is none is left as it is. */
export function numbersIn(text: string): string[] {
  const parts = text
    .split(/[\n,;]+/)
    .map((part) => part.replace(/[๐-๙]/g, (digit) => String('๐๑๒๓๔๕๖๗๘๙'.indexOf(digit))))
    .map((part) => part.replace(/[\s-]/g, ''))
    .filter((part) => part !== '');
  return [...new Set(parts)];
}
