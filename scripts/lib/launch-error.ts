/**
 * A condition that the person at the keyboard can mend: a taken port, a wrong variable, a missing right.
 * It is shown as its one line, without a stack. Everything else that is thrown is a bug and keeps its stack.
 */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
}

/** The system error's code (`EACCES`, `ENOENT`, …), or null when the value carries none. */
export function errorCode(error: unknown): string | null {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return null;
}

/** The first line of what any thrown value says, fit for one line of a terminal. */
export function errorLine(error: unknown): string {
  const text = error instanceof Error && error.message !== '' ? error.message : String(error);
  return text.split('\n', 1)[0] ?? '';
}
