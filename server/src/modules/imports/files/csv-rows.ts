import { Readable } from 'node:stream';
import { CsvError, type Options, parse } from 'csv-parse';
import { tidyCell } from './cell-text.ts';
import { FileProblem } from './file-problem.ts';
import { type Row, type StoredFile, tableLimits } from './stored-file.ts';
import { decodeText, type TextEncoding } from './text-encoding.ts';

export type Separator = ',' | ';' | '\t';

/** One row with its notes; a quote that never closes swallows the file up to here, and no further. */
const rowBytes = 200_000;
const sampleCharacters = 20_000;

/** Which separator the table has: the one that parts its first rows into the most cells, outside of quotes. */
export async function detectSeparator(file: StoredFile, encoding: TextEncoding): Promise<Separator> {
  let sample = '';
  for await (const piece of decodeText(file, encoding)) {
    sample += piece;
    if (sample.length >= sampleCharacters) break;
  }
  return separatorOf(sample.slice(0, sampleCharacters));
}

export function separatorOf(sample: string): Separator {
  const [headers = ''] = sample
    .replace(/"[^"]*"/g, 'x')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '');
  const counts = ([',', ';', '\t'] as const).map((separator) => ({
    separator,
    count: headers.split(separator).length,
  }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).separator;
}

/** The rows of a CSV file, blank ones too, in the numbering that Excel gives them. Throws what {@link FileProblem} names. */
export async function* readCsvRows(
  file: StoredFile,
  format: { readonly encoding: TextEncoding; readonly separator: Separator },
): AsyncGenerator<Row> {
  const source = Readable.from(decodeText(file, format.encoding), { objectMode: true });
  const options: Options = {
    delimiter: format.separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: rowBytes,
  };
  const parser = parse(options);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let number = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number++;
      yield { number, cells: tidyRow(record) };
    }
  } catch (error) {
    throw problemOf(error);
  } finally {
    source.destroy();
  }
}

function tidyRow(record: readonly string[]): string[] {
  const cells = record.map(tidyCell);
  while (cells.at(-1) === '') cells.pop();
  if (cells.length > tableLimits.columns) throw new FileProblem('TOO_MANY_COLUMNS');
  return cells;
}

function problemOf(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  switch (error.code) {
    case 'CSV_MAX_RECORD_SIZE':
      return new FileProblem('LINE_TOO_LONG', { cause: error });
    case 'CSV_QUOTE_NOT_CLOSED':
      return new FileProblem('BROKEN_QUOTES', { cause: error });
    default:
      return new FileProblem('UNREADABLE', { cause: error });
  }
}
