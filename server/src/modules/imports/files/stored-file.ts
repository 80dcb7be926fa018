/** A file that is read in pieces, as often as need be and from anywhere: never whole in memory. */
export interface StoredFile {
  readonly sizeBytes: number;
  /** The bytes from `start` up to, not including, `end`. */
  read(start: number, end: number): AsyncIterable<Buffer>;
}

/** One row of a table: its number as a spreadsheet shows it (the first is 1), and its cells, tidied, as text. */
export interface Row {
  readonly number: number;
  readonly cells: readonly string[];
}

export const tableLimits = {
  columns: 100,
  /** Of one cell; more is no name and no note. */
  cellCharacters: 5_000,
} as const;
