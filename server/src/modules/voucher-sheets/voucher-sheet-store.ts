import type { VoucherSheetRefusal, VoucherState, VoucherWish } from '../../platform/generated/enums.ts';
import type { VoucherSheetModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import { placesOf } from '../merchants/staff-store.ts';

export type VoucherSheetRow = Omit<VoucherSheetModel, 'idempotencyKey' | 'inputHash'>;

const select = { id: true, networkId: true, issuedBy: true, createdAt: true } as const;

export interface NewLine {
  readonly ordinal: number;
  readonly memberNumber: string;
  readonly memberId: string | null;
  readonly offerId: string;
  readonly wish: VoucherWish;
  /** Of one that is no member: it has its answer from the start. */
  readonly refusal: VoucherSheetRefusal | null;
}

/** What this coordinator issued with the key before. */
export function findSheetByKey(
  tx: Executor,
  key: { readonly issuedBy: string; readonly idempotencyKey: string },
): Promise<{ readonly id: string; readonly inputHash: string } | null> {
  return tx.voucherSheet.findUnique({
    where: { issuedBy_idempotencyKey: key },
    select: { id: true, inputHash: true },
  });
}

export async function insertSheet(
  tx: Executor,
  sheet: Omit<VoucherSheetModel, 'createdAt'>,
  lines: readonly NewLine[],
): Promise<void> {
  await tx.voucherSheet.create({ data: sheet });
  await tx.voucherSheetLine.createMany({
    data: lines.map((line) => ({ ...line, sheetId: sheet.id, networkId: sheet.networkId })),
  });
}

/** The offers of this network among `ids`: true for one of a shop where this person works. */
export async function findOffersWithOwn(
  tx: Executor,
  of: { readonly networkId: string; readonly userId: string; readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, boolean>> {
  const offers = await tx.offer.findMany({
    where: { networkId: of.networkId, id: { in: [...of.ids] } },
    select: {
      id: true,
      merchant: { select: { staff: { where: placesOf(of.userId), select: { id: true } } } },
    },
  });
  return new Map(offers.map(({ id, merchant }) => [id, merchant.staff.length > 0]));
}

export interface OpenLine {
  readonly ordinal: number;
  readonly memberId: string;
  readonly offerId: string;
}

/** The lines that have no answer yet. */
export async function findOpenLines(executor: Executor, sheetId: string): Promise<OpenLine[]> {
  const lines = await executor.voucherSheetLine.findMany({
    where: { sheetId, voucherId: null, refusal: null, memberId: { not: null } },
    select: { ordinal: true, memberId: true, offerId: true },
    orderBy: { ordinal: 'asc' },
  });
  return lines.flatMap(({ memberId, ...line }) => (memberId === null ? [] : [{ ...line, memberId }]));
}

/** A sheet, and where it is. */
export interface SheetPlace {
  readonly id: string;
  readonly networkId: string;
}

/** Sheets with a line that has no answer yet, the oldest first. The index voucher_sheet_line_open has these lines alone. */
export function findUnfinishedSheets(executor: Executor, limit: number): Promise<SheetPlace[]> {
  return executor.$queryRaw<SheetPlace[]>`
    SELECT DISTINCT sheet_id AS id, network_id AS "networkId" FROM voucher_sheet_line
    WHERE voucher_id IS NULL AND refusal IS NULL ORDER BY sheet_id LIMIT ${limit}`;
}

export interface LineAnswer {
  readonly ordinal: number;
  readonly voucherId: string | null;
  readonly refusal: VoucherSheetRefusal | null;
}

/** Puts answers down where there is none yet; the vouchers that were put down by this call. */
export async function answerLines(
  tx: Executor,
  sheetId: string,
  answers: readonly LineAnswer[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ voucherId: string | null }[]>`
    UPDATE voucher_sheet_line line SET voucher_id = answer.voucher_id, refusal = answer.refusal
    FROM unnest(${answers.map(({ ordinal }) => ordinal)}::integer[],
      ${answers.map(({ voucherId }) => voucherId)}::uuid[],
      ${answers.map(({ refusal }) => refusal)}::voucher_sheet_refusal[]) AS answer (ordinal, voucher_id, refusal)
    WHERE line.sheet_id = ${sheetId}::uuid AND line.ordinal = answer.ordinal
      AND line.voucher_id IS NULL AND line.refusal IS NULL
    RETURNING line.voucher_id AS "voucherId"`;
  return rows.flatMap(({ voucherId }) => (voucherId === null ? [] : [voucherId]));
}

export function findSheet(executor: Executor, id: string): Promise<VoucherSheetRow | null> {
  return executor.voucherSheet.findUnique({ where: { id }, select });
}

export interface SheetPage {
  readonly networkId: string;
  readonly limit: number;
  readonly beforeId: string | null;
}

/** The network's sheets, the newest first. */
export function listSheets(executor: Executor, page: SheetPage): Promise<VoucherSheetRow[]> {
  const { networkId, limit, beforeId } = page;
  return executor.voucherSheet.findMany({
    where: { networkId, ...(beforeId === null ? {} : { id: { lt: beforeId } }) },
    orderBy: { id: 'desc' },
    take: limit,
    select,
  });
}

export function countSheets(executor: Executor, networkId: string): Promise<number> {
  return executor.voucherSheet.count({ where: { networkId } });
}

export interface LineRow {
  readonly ordinal: number;
  readonly memberNumber: string;
  readonly offerId: string;
  readonly wish: VoucherWish;
  readonly refusal: VoucherSheetRefusal | null;
  readonly voucher: { readonly code: string; readonly state: VoucherState; readonly expiresAt: Date } | null;
}

/** Batch load for {@link Loaders}: the lines of each sheet, in order; at most a hundred each. */
export async function loadSheetLines(
  database: Database,
  sheetIds: readonly string[],
): Promise<ReadonlyMap<string, readonly LineRow[]>> {
  const rows = await database.prisma.voucherSheetLine.findMany({
    where: { sheetId: { in: [...sheetIds] } },
    orderBy: [{ sheetId: 'asc' }, { ordinal: 'asc' }],
    include: { voucher: { select: { code: true, state: true, expiresAt: true } } },
  });
  const bySheet = Map.groupBy(rows, ({ sheetId }) => sheetId);
  return new Map(sheetIds.map((id) => [id, bySheet.get(id) ?? []]));
}

/** Batch load for {@link Loaders}: how many lines of each sheet have a voucher, whatever became of it. */
export async function loadVoucherCounts(
  database: Database,
  sheetIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const counts = await database.prisma.voucherSheetLine.groupBy({
    by: 'sheetId',
    where: { sheetId: { in: [...sheetIds] }, voucherId: { not: null } },
    _count: true,
  });
  return new Map(counts.map(({ sheetId, _count }) => [sheetId, _count]));
}
