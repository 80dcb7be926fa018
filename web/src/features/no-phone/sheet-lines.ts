import type { VoucherSheetPageQuery } from './voucher-sheets.generated.ts';

export type PaperSheet = Extract<VoucherSheetPageQuery['node'], { __typename: 'VoucherSheet' }>;
export type SheetLine = PaperSheet['lines'][number];

/** No answer yet: the server goes on with it. */
export const isUnanswered = ({ state, refusal }: SheetLine): boolean => state === null && refusal === null;

/** Good, and of a shop where the viewer works: its code is for somebody else's eyes. */
export const isForOthersToPrint = ({ state, code }: SheetLine): boolean =>
  state === 'ISSUED' && code === null;

/** Those that are worth their paper, each with its code. */
export function printableOf(lines: readonly SheetLine[]): { line: SheetLine; code: string }[] {
  return lines.flatMap((line) =>
    line.code !== null && line.state === 'ISSUED' ? [{ line, code: line.code }] : [],
  );
}
