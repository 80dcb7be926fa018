import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { type ImportActionOutcome, type ImportCommand, openImport } from './import-action.ts';
import { changeImport, deleteFile } from './import-store.ts';

/**
 * A coordinator gives an import up: its file is forgotten. One that runs stops after the lines it has in hand; what was
 * taken by then stays taken, and the report says which lines they are.
 *
 * Outcomes: DONE, FORBIDDEN, STATE (it is over); see {@link ImportActionOutcome}.
 */
export async function cancelImport(
  deps: { readonly database: Database },
  command: ImportCommand,
): Promise<ImportActionOutcome> {
  return inTransaction(deps.database, async (tx): Promise<ImportActionOutcome> => {
    const opened = await openImport(tx, command);
    if (opened === null) return { outcome: 'FORBIDDEN' };
    const { row } = opened;
    if (row.state === 'CANCELLED') return { outcome: 'DONE', row, replayed: true };
    const cancelled = await changeImport(tx, row.id, 'CANCEL', { finishedAt: new Date() });
    if (cancelled === null) return { outcome: 'STATE', state: row.state };
    await deleteFile(tx, row);
    return { outcome: 'DONE', row: cancelled, replayed: false };
  });
}
