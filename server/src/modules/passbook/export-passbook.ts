import type { Language } from '../../graphql/language.ts';
import type { Database } from '../../platform/postgres.ts';
import { memberOf } from '../ledger/member-of.ts';
import { listPassbookAfter } from '../ledger/passbook-store.ts';
import { causeOf, confirmerOf } from '../ledger/passbook-texts.ts';
import { findMembership } from '../members/membership-store.ts';
import { findNetworkBySlug, type NetworkRow } from '../networks/network-store.ts';
import { checkCodeOf } from './check-code.ts';
import { loadCheckKeys } from './check-key-store.ts';
import { byteOrderMark, csvHeader, csvLine, type ExportLine, isoMoment, localDate } from './passbook-csv.ts';

export const exportFormats = ['csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportPassbookQuestion {
  readonly userId: string;
  readonly networkSlug: string;
  readonly format: ExportFormat;
  readonly language: Language;
}

export type ExportPassbookOutcome =
  | { readonly outcome: 'EXPORTED'; readonly memberNumber: string; readonly chunks: AsyncIterable<string> }
  | { readonly outcome: 'NOT_FOUND' };

const chunkSize = 500;

/**
 * The whole of the caller's own passbook in one network, oldest line first, read and sent chunk by chunk. Nothing of
 * anybody else can be asked for: the member is found by who asks.
 *
 * - EXPORTED: the file, as it comes.
 * - NOT_FOUND: no such network, or the caller has no passbook in it.
 */
export async function exportPassbook(
  deps: { readonly database: Database },
  question: ExportPassbookQuestion,
): Promise<ExportPassbookOutcome> {
  const { database } = deps;
  const network = await findNetworkBySlug(database, question.networkSlug);
  if (network === null) return { outcome: 'NOT_FOUND' };
  const membership = await findMembership(database.prisma, network.id, question.userId);
  const member = membership === null ? null : memberOf(membership);
  if (member === null) return { outcome: 'NOT_FOUND' };
  const owner = { networkId: network.id, memberId: member.row.id };
  const chunks = question.format === 'csv' ? csvChunks : jsonChunks;
  return {
    outcome: 'EXPORTED',
    memberNumber: member.memberNumber,
    chunks: chunks(linesOf(database, owner), question.language, network, member.memberNumber),
  };
}

async function* linesOf(
  database: Database,
  owner: { readonly networkId: string; readonly memberId: string },
): AsyncGenerator<readonly ExportLine[]> {
  const keys = (await loadCheckKeys(database)).get('all') ?? [];
  let afterId = 0;
  for (;;) {
    const rows = await listPassbookAfter(database, { ...owner, afterId, untilId: null, limit: chunkSize });
    if (rows.length > 0) yield rows.map((row) => ({ row, checkCode: checkCodeOf(row, keys) }));
    const last = rows.at(-1);
    if (last === undefined || rows.length < chunkSize) return;
    afterId = last.id;
  }
}

async function* csvChunks(
  lines: AsyncIterable<readonly ExportLine[]>,
  language: Language,
  { timeZone }: NetworkRow,
): AsyncGenerator<string> {
  yield byteOrderMark + csvHeader(language);
  for await (const chunk of lines) yield chunk.map((line) => csvLine(line, language, timeZone)).join('');
}

async function* jsonChunks(
  lines: AsyncIterable<readonly ExportLine[]>,
  _language: Language,
  { slug, nameTh, nameEn, timeZone }: NetworkRow,
  memberNumber: string,
): AsyncGenerator<string> {
  const head = { format: 'kwamdee.passbook.v1', network: { slug, nameTh, nameEn, timeZone }, memberNumber };
  yield `${JSON.stringify(head).slice(0, -1)},"lines":[`;
  let separator = '\n';
  for await (const chunk of lines) {
    yield separator + chunk.map((line) => JSON.stringify(plainLine(line, timeZone))).join(',\n');
    separator = ',\n';
  }
  yield '\n]}\n';
}

function plainLine({ row, checkCode }: ExportLine, timeZone: string) {
  return {
    at: isoMoment(row.at, timeZone),
    dateBuddhistEra: localDate(row.at, 'TH', timeZone),
    kind: row.kind,
    item: causeOf(row),
    points: row.points,
    balanceAfter: row.balanceAfter,
    confirmedBy: confirmerOf(row),
    checkCode,
  };
}
