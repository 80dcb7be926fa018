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

/** A cell as RFC 4180 has it; one that a spreadsheet would take for a formula is made a text. */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table as CSV with a byte order mark, so that Excel reads Thai. What is not shown stays empty. */
export function replayCsv(headers: readonly string[], lines: readonly ReplayLine[]): string {
  const rows = lines.map((line) => [
    ...[line.code, line.name, line.deedCount, line.pastPoints, line.draftPoints],
    ...[line.draftPoints - line.pastPoints, line.memberCount, line.gainingCount, line.losingCount],
  ]);
  return `\uFEFF${[headers, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
