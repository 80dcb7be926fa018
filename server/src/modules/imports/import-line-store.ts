import type { ImportField, ImportLineState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import type { LineProblem } from './line-problem.ts';

/** A line as a check writes it. Days as 2026-11-22. */
export interface CheckedLine {
  readonly number: number;
  readonly state: Exclude<ImportLineState, 'DONE'>;
  readonly given: Readonly<Partial<Record<ImportField, string>>>;
  readonly displayName: string | null;
  readonly memberNumber: string | null;
  readonly memberId: string | null;
  readonly indicatorId: string | null;
  readonly indicatorCode: string | null;
  readonly capStart: string | null;
  readonly doneOn: string | null;
  readonly count: number;
  readonly points: number;
  readonly note: string | null;
  readonly contentHash: string;
  readonly occurrence: number;
  readonly lineKey: string;
  readonly problem: LineProblem | null;
}

export async function insertLines(
  tx: Executor,
  owner: { readonly id: string; readonly networkId: string },
  lines: readonly CheckedLine[],
): Promise<void> {
  const records = lines.map(({ problem, ...line }) => ({
    number: line.number,
    state: line.state,
    given: line.given,
    display_name: line.displayName,
    member_number: line.memberNumber,
    member_id: line.memberId,
    indicator_id: line.indicatorId,
    indicator_code: line.indicatorCode,
    cap_start: line.capStart,
    done_on: line.doneOn,
    count: line.count,
    points: line.points,
    note: line.note,
    content_hash: line.contentHash,
    occurrence: line.occurrence,
    line_key: line.lineKey,
    problem_code: problem?.code,
    problem_field: problem?.field,
    problem_detail: problem?.detail,
  }));
  await tx.$executeRaw`
    INSERT INTO import_line (import_id, network_id, number, state, given, display_name, member_number, member_id,
      indicator_id, indicator_code, cap_start, done_on, count, points, note, content_hash, occurrence, line_key,
      problem_code, problem_field, problem_detail)
    SELECT ${owner.id}::uuid, ${owner.networkId}::uuid, line.*
    FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS line (
      number integer, state import_line_state, given jsonb, display_name text, member_number text, member_id uuid,
      indicator_id uuid, indicator_code text, cap_start date, done_on date, count smallint, points integer, note text,
      content_hash uuid, occurrence integer, line_key uuid, problem_code text, problem_field import_field,
      problem_detail text)`;
}

/** Of an earlier check, whose columns were others. */
export async function deleteLines(
  tx: Executor,
  owner: { readonly id: string; readonly networkId: string },
): Promise<void> {
  await tx.importLine.deleteMany({ where: { importId: owner.id, networkId: owner.networkId } });
}

/** How far a check has come: the number of the last line that it wrote; 0 when none. */
export async function lastLineNumber(
  database: Database,
  owner: { readonly id: string; readonly networkId: string },
): Promise<number> {
  const { _max } = await database.prisma.importLine.aggregate({
    where: { importId: owner.id, networkId: owner.networkId },
    _max: { number: true },
  });
  return _max.number ?? 0;
}

/** How often each of these contents has been in the file so far; what has not is left out. */
export async function lastOccurrences(
  database: Database,
  owner: { readonly id: string },
  contentHashes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await database.pool.query<{ hash: string; occurrence: number }>({
    name: 'import_last_occurrences',
    text: `
      SELECT wanted.hash, last.occurrence FROM unnest($2::uuid[]) AS wanted (hash)
      CROSS JOIN LATERAL (
        SELECT occurrence FROM import_line WHERE import_id = $1 AND content_hash = wanted.hash
        ORDER BY occurrence DESC LIMIT 1) AS last`,
    values: [owner.id, [...new Set(contentHashes)]],
  });
  return new Map(rows.map((row) => [row.hash, row.occurrence]));
}

/** A line that is to be taken. */
export interface WaitingLine {
  readonly number: number;
  readonly displayName: string | null;
  readonly memberNumber: string | null;
  readonly memberId: string | null;
  readonly indicatorId: string | null;
  readonly doneOn: string | null;
  readonly count: number;
  readonly points: number;
  readonly note: string | null;
  readonly lineKey: string;
  /** The key as the file has it; null when it has none. */
  readonly givenKey: string | null;
}

/** The next lines of the file that wait, up to `limit` of them and `deedLimit` deeds. */
export function nextLines(
  tx: Executor,
  owner: { readonly id: string },
  limits: { readonly lines: number; readonly deeds: number },
): Promise<readonly WaitingLine[]> {
  return tx.$queryRaw<WaitingLine[]>`
    SELECT * FROM (
      SELECT number, display_name AS "displayName", member_number AS "memberNumber", member_id AS "memberId",
        indicator_id AS "indicatorId", done_on::text AS "doneOn", count, points, note, line_key AS "lineKey",
        given ->> 'LINE_KEY' AS "givenKey", sum(count) OVER (ORDER BY number) AS deeds
      FROM (
        SELECT * FROM import_line WHERE import_id = ${owner.id}::uuid AND state = 'NEW'
        ORDER BY number LIMIT ${limits.lines}) AS next) AS line
    WHERE deeds <= ${limits.deeds} ORDER BY number`;
}

/** What became of a line that was to be taken. */
export type LineResult =
  | {
      readonly number: number;
      readonly state: 'DONE';
      readonly memberId: string;
      readonly memberNumber?: string;
    }
  | { readonly number: number; readonly state: 'SAME' }
  | { readonly number: number; readonly state: 'REFUSED'; readonly problem: LineProblem };

export async function writeResults(
  tx: Executor,
  owner: { readonly id: string },
  results: readonly LineResult[],
): Promise<void> {
  const records = results.map((result) => ({
    number: result.number,
    state: result.state,
    member_id: result.state === 'DONE' ? result.memberId : null,
    member_number: result.state === 'DONE' ? result.memberNumber : null,
    problem_code: result.state === 'REFUSED' ? result.problem.code : null,
    problem_field: result.state === 'REFUSED' ? result.problem.field : null,
    problem_detail: result.state === 'REFUSED' ? result.problem.detail : null,
  }));
  await tx.$executeRaw`
    UPDATE import_line SET state = result.state, problem_code = result.problem_code,
      problem_field = result.problem_field, problem_detail = result.problem_detail,
      member_id = coalesce(result.member_id, import_line.member_id),
      member_number = coalesce(result.member_number, import_line.member_number)
    FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS result (
      number integer, state import_line_state, member_id uuid, member_number text,
      problem_code text, problem_field import_field, problem_detail text)
    WHERE import_line.import_id = ${owner.id}::uuid AND import_line.number = result.number`;
}
