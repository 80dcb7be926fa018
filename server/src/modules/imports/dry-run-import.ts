import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { type ImportActionOutcome, type ImportCommand, openImport } from './import-action.ts';
import { type ColumnChoice, chooseColumns, columnsOf } from './import-columns.ts';
import { deleteLines } from './import-line-store.ts';
import { changeImport } from './import-store.ts';
import { checkImportTask, enqueueImport } from './import-tasks.ts';

/**
 * A coordinator has a file checked, line by line, with these columns (null: as they are). Nobody's data are changed by
 * it; a check that was there before is forgotten.
 *
 * Outcomes: DONE, FORBIDDEN, STATE (it has been started, or is over), INVALID (the columns); see {@link ImportActionOutcome}.
 */
export async function dryRunImport(
  deps: { readonly database: Database },
  command: ImportCommand & { readonly columns: readonly ColumnChoice[] | null },
): Promise<ImportActionOutcome> {
  return inTransaction(deps.database, async (tx): Promise<ImportActionOutcome> => {
    const opened = await openImport(tx, command);
    if (opened === null) return { outcome: 'FORBIDDEN' };
    const { row, coordinator } = opened;
    const choice = chooseColumns(columnsOf(row.columns), row.kind, command.columns);
    if (choice.problems.length > 0) return { outcome: 'INVALID', problems: choice.problems };
    const isSameChoice = JSON.stringify(choice.columns) === JSON.stringify(columnsOf(row.columns));
    if (row.state === 'CHECKING' && row.checkedBy === coordinator.id && isSameChoice) {
      return { outcome: 'DONE', row, replayed: true };
    }
    const changed = await changeImport(tx, row.id, 'CHECK', {
      columns: choice.columns.map((column) => ({ ...column })),
      checkedBy: coordinator.id,
      ...{ checkedCount: 0, newCount: 0, sameCount: 0, refusedCount: 0, points: 0n },
    });
    if (changed === null) return { outcome: 'STATE', state: row.state };
    await deleteLines(tx, row);
    await enqueueImport(tx, checkImportTask, row.id);
    return { outcome: 'DONE', row: changed, replayed: false };
  });
}
