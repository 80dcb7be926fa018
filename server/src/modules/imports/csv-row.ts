/** What a spreadsheet would take for a formula, or for a way into one. */
const formulaStart = /^[=+\-@\t\r]/;

/**
 * A row of a CSV file (RFC 4180) that Excel opens without working anything out: a cell that begins like a formula gets an
 * apostrophe in front (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const guarded = formulaStart.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
