/** Why a file cannot be read, as the readers find out deep inside a stream; it becomes a refusal where reading began. */
export type FileProblemCode =
  | 'UNKNOWN_FORMAT'
  | 'OLD_EXCEL'
  | 'UNREADABLE'
  | 'UNKNOWN_ENCODING'
  | 'BROKEN_QUOTES'
  | 'LINE_TOO_LONG'
  | 'TOO_MANY_COLUMNS'
  | 'TOO_MANY_LINES'
  | 'TOO_MUCH_INSIDE';

export class FileProblem extends Error {
  constructor(
    readonly code: FileProblemCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}
