import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The full path of the first of these programs that is on PATH, or null. */
export function findProgram(
  names: readonly string[],
  searchPath: string | undefined = process.env['PATH'],
): string | null {
  for (const name of names) {
    for (const folder of (searchPath ?? '').split(delimiter).filter(Boolean)) {
      const candidate = join(folder, name);
      try {
        accessSync(candidate, constants.X_OK);
        if (statSync(candidate).isFile()) return candidate;
      } catch {
        // Not in this folder.
      }
    }
  }
  return null;
}
