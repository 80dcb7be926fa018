import type { ImportKind } from '../../platform/generated/enums.ts';
import { FileProblem, type FileProblemCode } from './files/file-problem.ts';
import { detectFormat, type FileFormat, readRows } from './files/read-rows.ts';
import type { StoredFile } from './files/stored-file.ts';
import { type ImportColumn, NationalIdWatch, proposeColumns } from './import-columns.ts';
import { importLimits } from './import-policy.ts';

export type FileInspection =
  | {
      readonly outcome: 'READABLE';
      readonly format: FileFormat;
      readonly columns: readonly ImportColumn[];
      readonly lineCount: number;
    }
  | { readonly outcome: FileProblemCode | 'EMPTY_FILE' | 'NO_LINES' }
  | { readonly outcome: 'NATIONAL_ID'; readonly headers: readonly string[] };

const headerCharacters = 200;

/**
 * Reads a file from its first row to its last once, so that whatever cannot be read is told at the upload, and nothing of
 * it is kept.
 *
 * - READABLE: its format, its columns with what they are probably for, and how many lines it has below the headers.
 * - EMPTY_FILE, NO_LINES: nothing in it at all, or headers alone.
 * - NATIONAL_ID: these columns hold national IDs, which we never take.
 * - the codes of {@link FileProblem}.
 */
export async function inspectFile(file: StoredFile, kind: ImportKind): Promise<FileInspection> {
  if (file.sizeBytes === 0) return { outcome: 'EMPTY_FILE' };
  try {
    const format = await detectFormat(file);
    const table = await readThrough(file, format);
    if (table === null) return { outcome: 'EMPTY_FILE' };
    const idColumns = table.watch.columns();
    if (idColumns.length > 0) return { outcome: 'NATIONAL_ID', headers: idColumns };
    if (table.lineCount === 0) return { outcome: 'NO_LINES' };
    return {
      outcome: 'READABLE',
      format,
      columns: proposeColumns(table.headers, kind),
      lineCount: table.lineCount,
    };
  } catch (error) {
    if (error instanceof FileProblem) return { outcome: error.code };
    throw error;
  }
}

async function readThrough(file: StoredFile, format: FileFormat) {
  let headers: string[] | null = null;
  let watch = new NationalIdWatch([]);
  let lineCount = 0;
  for await (const { cells } of readRows(file, format)) {
    if (headers === null) {
      headers = cells.map((cell) => cell.slice(0, headerCharacters));
      watch = new NationalIdWatch(headers);
      continue;
    }
    watch.see(cells);
    if (++lineCount > importLimits.lines) throw new FileProblem('TOO_MANY_LINES');
  }
  return headers === null ? null : { headers, watch, lineCount };
}
