import { detectSeparator, readCsvRows, type Separator } from './csv-rows.ts';
import { FileProblem } from './file-problem.ts';
import type { Row, StoredFile } from './stored-file.ts';
import { detectEncoding, type TextEncoding } from './text-encoding.ts';
import { readXlsxRows } from './xlsx-rows.ts';

export type FileFormat =
  | { readonly format: 'XLSX' }
  | { readonly format: 'CSV'; readonly encoding: TextEncoding; readonly separator: Separator };

/** What kind of table a file is, by its first bytes, whatever its name. Throws what {@link FileProblem} names. */
export async function detectFormat(file: StoredFile): Promise<FileFormat> {
  const start = await firstBytes(file, 8);
  if (start.startsWith('504b0304')) return { format: 'XLSX' };
  // The container of .xls, and of a workbook with a password.
  if (start === 'd0cf11e0a1b11ae1') throw new FileProblem('OLD_EXCEL');
  const encoding = await detectEncoding(file);
  return { format: 'CSV', encoding, separator: await detectSeparator(file, encoding) };
}

async function firstBytes(file: StoredFile, count: number): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of file.read(0, Math.min(count, file.sizeBytes))) pieces.push(piece);
  return Buffer.concat(pieces).toString('hex');
}

/** Every row that has something in it, the headers first. The same file and format give the same rows each time. */
export async function* readRows(file: StoredFile, format: FileFormat): AsyncGenerator<Row> {
  const rows = format.format === 'XLSX' ? readXlsxRows(file) : readCsvRows(file, format);
  for await (const row of rows) {
    if (row.cells.some((cell) => cell !== '')) yield row;
  }
}
