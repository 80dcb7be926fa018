import type { Database } from '../../platform/postgres.ts';
import { clearFinished, clearForgotten, clearUploads } from './import-clearing-store.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How long things are kept: see docs/operations.md. */
export const importRetention = { uploadHours: 1, forgottenDays: 30, lineDays: 90 } as const;

/**
 * Clears away, a few at a time: uploads that broke off, files that nobody started for a month (they are cancelled), and
 * the lines of imports that have been over for three months: names and notes are not kept for ever. What was taken stays
 * in the register, as hashes. May run in many processes at once.
 */
export async function clearOldImports(deps: { readonly database: Database }): Promise<void> {
  const before = (ms: number) => new Date(Date.now() - ms);
  await clearUploads(deps.database, before(importRetention.uploadHours * hourMs));
  await clearForgotten(deps.database, before(importRetention.forgottenDays * dayMs));
  await clearFinished(deps.database, before(importRetention.lineDays * dayMs));
}
