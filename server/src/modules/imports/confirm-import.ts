import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { type ImportActionOutcome, type ImportCommand, openImport } from './import-action.ts';
import { mayConfirm } from './import-policy.ts';
import { changeImport } from './import-store.ts';
import { enqueueImport, runImportTask } from './import-tasks.ts';

/**
 * A second coordinator vouches for an import that brings much, and it runs. The constraints import_second_is_another and
 * import_runs_with_second are the last word.
 *
 * Outcomes: DONE, FORBIDDEN, SAME_PERSON, STATE (it does not wait for a second person); see {@link ImportActionOutcome}.
 */
export async function confirmImport(
  deps: { readonly database: Database },
  command: ImportCommand,
): Promise<ImportActionOutcome> {
  return inTransaction(deps.database, async (tx): Promise<ImportActionOutcome> => {
    const opened = await openImport(tx, command);
    if (opened === null) return { outcome: 'FORBIDDEN' };
    const { row, coordinator } = opened;
    if (row.confirmedBy === coordinator.id) return { outcome: 'DONE', row, replayed: true };
    if (row.state !== 'PROPOSED') return { outcome: 'STATE', state: row.state };
    if (!mayConfirm(coordinator, row.startedBy)) return { outcome: 'SAME_PERSON' };
    const confirmed = await changeImport(tx, row.id, 'CONFIRM', { confirmedBy: coordinator.id });
    if (confirmed === null) return { outcome: 'STATE', state: row.state };
    await enqueueImport(tx, runImportTask, row.id);
    return { outcome: 'DONE', row: confirmed, replayed: false };
  });
}
