import { csvOf } from '../../lib/csv.ts';

export interface ReplayLine {
  readonly code: string | null;
  readonly name: string;
  readonly deedCount: number;
  readonly pastPoints: number;
  readonly draftPoints: number;
  readonly memberCount: number | null;
  readonly gainingCount: number | null;
  readonly losingCount: number | null;
}

/** The table as CSV with a byte order mark, so that Excel reads Thai. What is not shown stays empty. */
export function replayCsv(headers: readonly string[], lines: readonly ReplayLine[]): string {
  const rows = lines.map((line) => [
    ...[line.code, line.name, line.deedCount, line.pastPoints, line.draftPoints],
    ...[line.draftPoints - line.pastPoints, line.memberCount, line.gainingCount, line.losingCount],
  ]);
  return csvOf(headers, rows);
}
