import { inLanguage, type Language } from '../../graphql/language.ts';
import type { Database } from '../../platform/postgres.ts';
import { mayReadNetwork } from '../members/member-policy.ts';
import { findMembership } from '../members/membership-store.ts';
import { loadMerchantsById } from '../merchants/merchant-store.ts';
import { findStaffPlace } from '../merchants/staff-store.ts';
import { loadNetworksById } from '../networks/network-store.ts';
import { byteOrderMark } from '../passbook/passbook-csv.ts';
import { listSettlementLines, type SettlementLineRow } from './line-store.ts';
import { loadPayments } from './payment-store.ts';
import { loadSettlementRuns } from './run-store.ts';
import { statementNumber } from './settlement.type.ts';
import {
  settlementLineHeader,
  settlementLineRecord,
  settlementStatementHeader,
  settlementStatementRecord,
} from './settlement-csv.ts';
import { maySeeSettlement } from './settlement-policy.ts';
import {
  listRunStatements,
  loadSettlementStatements,
  type SettlementStatementRow,
} from './statement-store.ts';

export type ExportSettlementOutcome =
  | { readonly outcome: 'EXPORTED'; readonly fileName: string; readonly chunks: AsyncIterable<string> }
  | { readonly outcome: 'NOT_FOUND' };

const chunkSize = 1_000;

/**
 * The lines of a statement as a file, read and sent chunk by chunk.
 *
 * - EXPORTED: the file, as it comes. NOT_FOUND: no such statement, or none of the caller's to see.
 */
export async function exportSettlementStatement(
  { database }: { readonly database: Database },
  question: { readonly userId: string; readonly statementId: string; readonly language: Language },
): Promise<ExportSettlementOutcome> {
  const { userId, statementId, language } = question;
  const statement = (await loadSettlementStatements(database, [statementId])).get(statementId);
  if (statement === undefined) return { outcome: 'NOT_FOUND' };
  const [place, membership] = await Promise.all([
    findStaffPlace(database.prisma, statement.merchantId, userId),
    findMembership(database.prisma, statement.networkId, userId),
  ]);
  if (!maySeeSettlement(place, membership)) return { outcome: 'NOT_FOUND' };
  const timeZone = await timeZoneOf(database, statement.networkId);
  return {
    outcome: 'EXPORTED',
    fileName: `settlement-${statementNumber(statement)}.csv`,
    chunks: lineChunks(database, statement, language, timeZone),
  };
}

async function* lineChunks(
  database: Database,
  statement: SettlementStatementRow,
  language: Language,
  timeZone: string,
): AsyncGenerator<string> {
  yield byteOrderMark + settlementLineHeader(language);
  let afterId = 0;
  for (;;) {
    const page = { statementId: statement.id, limit: chunkSize, afterId };
    const lines = await listSettlementLines(database, page);
    const numbers = await numbersOf(database, lines);
    const numbered = lines.map((line) => ({
      ...line,
      correctsNumber: line.correctsId === null ? null : (numbers.get(line.correctsId) ?? null),
    }));
    yield numbered.map((line) => settlementLineRecord(line, statement, language, timeZone)).join('');
    const last = lines.at(-1);
    if (last === undefined || lines.length < chunkSize) return;
    afterId = last.id;
  }
}

async function numbersOf(
  database: Database,
  lines: readonly SettlementLineRow[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(lines.flatMap(({ correctsId }) => correctsId ?? []))];
  const statements = ids.length === 0 ? [] : [...(await loadSettlementStatements(database, ids)).values()];
  return new Map(statements.map((statement) => [statement.id, statementNumber(statement)]));
}

/**
 * All statements of a period as a file. Coordinators and auditors.
 *
 * - EXPORTED: the file, as it comes. NOT_FOUND: no such period, or none of the caller's to see.
 */
export async function exportSettlementRun(
  { database }: { readonly database: Database },
  question: { readonly userId: string; readonly runId: string; readonly language: Language },
): Promise<ExportSettlementOutcome> {
  const { userId, runId, language } = question;
  const run = (await loadSettlementRuns(database, [runId])).get(runId);
  if (run === undefined) return { outcome: 'NOT_FOUND' };
  if (!mayReadNetwork(await findMembership(database.prisma, run.networkId, userId)))
    return { outcome: 'NOT_FOUND' };
  return {
    outcome: 'EXPORTED',
    fileName: `settlement-${run.firstDay}-${run.lastDay}.csv`,
    chunks: statementChunks(database, runId, language),
  };
}

async function* statementChunks(
  database: Database,
  runId: string,
  language: Language,
): AsyncGenerator<string> {
  yield byteOrderMark + settlementStatementHeader(language);
  let afterNumber = 0;
  for (;;) {
    const statements = await listRunStatements(database, {
      runId,
      states: null,
      limit: chunkSize,
      afterNumber,
    });
    const shops = await loadMerchantsById(database, [...new Set(statements.map((row) => row.merchantId))]);
    const payments = await loadPayments(
      database,
      statements.map(({ id }) => id),
    );
    const records = statements.map((statement) => {
      const shop = shops.get(statement.merchantId);
      const paid = payments.get(statement.id)?.find(({ id }) => id === statement.paymentId);
      return settlementStatementRecord(
        {
          statement,
          shop: shop === undefined ? '' : inLanguage(language, shop.nameTh, shop.nameEn),
          paidOn: paid?.paidOn ?? null,
          reference: paid?.reference ?? null,
        },
        language,
      );
    });
    yield records.join('');
    const last = statements.at(-1);
    if (last === undefined || statements.length < chunkSize) return;
    afterNumber = last.number;
  }
}

async function timeZoneOf(database: Database, networkId: string): Promise<string> {
  const network = (await loadNetworksById(database, [networkId])).get(networkId);
  if (network === undefined) throw new Error('a statement without its network');
  return network.timeZone;
}
