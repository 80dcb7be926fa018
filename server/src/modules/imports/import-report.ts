import { Readable } from 'node:stream';
import type { Language } from '../../graphql/language.ts';
import { type Message, say } from '../../graphql/user-error.ts';
import type { ImportLineState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { findMembership } from '../members/membership-store.ts';
import { csvRow } from './csv-row.ts';
import { columnsOf, fieldNames, type ImportColumn } from './import-columns.ts';
import { type ImportLineRow, importLinesKey, loadImportLines } from './import-line-reads.ts';
import { mayImport } from './import-policy.ts';
import { findImport, type ImportRow } from './import-store.ts';
import { lineProblemMessage } from './line-problem.ts';

export type OpenReportOutcome =
  | { readonly outcome: 'REPORT'; readonly fileName: string; readonly content: Readable }
  | { readonly outcome: 'NOT_FOUND' };

const pageLines = 1_000;

/**
 * The report of an import: a CSV file for Excel with what became of each line. Read from the database page by page as it is
 * sent, so that a report of any length takes little memory.
 *
 * - REPORT: its name, and its content as it comes.
 * - NOT_FOUND: no such import, not a coordinator of its network, or nothing has been checked yet.
 */
export async function openReport(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly importId: string | null; readonly language: Language },
): Promise<OpenReportOutcome> {
  const { database } = deps;
  const { importId, userId, language } = command;
  const row = importId === null ? null : await findImport(database.prisma, importId);
  if (row === null || row.state === 'UPLOADED') return { outcome: 'NOT_FOUND' };
  if (!mayImport(await findMembership(database.prisma, row.networkId, userId))) {
    return { outcome: 'NOT_FOUND' };
  }
  return {
    outcome: 'REPORT',
    fileName: `import-report-${row.uploadedAt.toISOString().slice(0, 10)}.csv`,
    content: Readable.from(reportText(database, row, language)),
  };
}

/** Excel takes a file for UTF-8 only by its byte order mark. */
const byteOrderMark = '\uFEFF';

async function* reportText(database: Database, row: ImportRow, language: Language): AsyncGenerator<string> {
  const columns = columnsOf(row.columns).filter(({ field }) => field !== null);
  yield byteOrderMark + csvRow(headers(columns, language));
  for (let afterNumber: number | null = 0; afterNumber !== null; ) {
    const asked = { importId: row.id, networkId: row.networkId, state: null, limit: pageLines };
    const key = importLinesKey({ ...asked, afterNumber });
    const lines: readonly ImportLineRow[] = (await loadImportLines(database, [key])).get(key) ?? [];
    yield lines.map((line) => csvRow(cellsOf(line, columns, language))).join('');
    afterNumber = lines.length < pageLines ? null : (lines.at(-1)?.number ?? null);
  }
}

const words = {
  number: { th: 'บรรทัดที่', en: 'Line' },
  result: { th: 'ผล', en: 'Result' },
  points: { th: 'แต้ม', en: 'Points' },
  memberNumber: { th: 'เลขสมาชิกในระบบ', en: 'Member number here' },
  where: { th: 'ช่องที่ต้องแก้', en: 'Where' },
  what: { th: 'ต้องแก้อะไร', en: 'What to mend' },
} as const satisfies Record<string, Message>;

const resultWords: Readonly<Record<ImportLineState, Message>> = {
  NEW: { th: 'ใหม่ ยังไม่นำเข้า', en: 'new, not imported' },
  SAME: { th: 'เคยนำเข้าแล้ว', en: 'imported before' },
  REFUSED: { th: 'ไม่ผ่าน', en: 'refused' },
  DONE: { th: 'นำเข้าแล้ว', en: 'imported' },
};

function headers(columns: readonly ImportColumn[], language: Language): string[] {
  return [
    ...[words.number, words.result].map((word) => say(language, word)),
    ...columns.map(({ header }) => header),
    ...[words.points, words.memberNumber, words.where, words.what].map((word) => say(language, word)),
  ];
}

function cellsOf(line: ImportLineRow, columns: readonly ImportColumn[], language: Language): string[] {
  const { problemCode, problemField, problemDetail } = line;
  const counts = line.state === 'NEW' || line.state === 'DONE';
  return [
    ...[String(line.number), say(language, resultWords[line.state])],
    ...columns.map(({ field }) => (field === null ? '' : (line.given[field] ?? ''))),
    ...[counts && line.points > 0 ? String(line.points) : '', line.memberNumber ?? ''],
    problemField === null ? '' : say(language, fieldNames[problemField]),
    problemCode === null ? '' : say(language, lineProblemMessage(problemCode, problemDetail)),
  ];
}
