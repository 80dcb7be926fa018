import type { FieldProblem } from '../../graphql/user-error.ts';
import type { ImportState } from '../../platform/generated/enums.ts';
import type { Executor } from '../../platform/transaction.ts';
import { findMembership, type MembershipRow } from '../members/membership-store.ts';
import { mayImport } from './import-policy.ts';
import { findImport, type ImportRow, lockImport } from './import-store.ts';

/**
 * What can come of what a coordinator does to an import.
 *
 * - DONE: the import as it is now; `replayed` when the same person had done the same before.
 * - FORBIDDEN: not a coordinator of its network, or no such import.
 * - SAME_PERSON: the second has to be another coordinator.
 * - STATE: the import does not stand where this starts from (any more).
 * - INVALID: the columns, or an import that has nothing new in it.
 */
export type ImportActionOutcome =
  | { readonly outcome: 'DONE'; readonly row: ImportRow; readonly replayed: boolean }
  | { readonly outcome: 'FORBIDDEN' | 'SAME_PERSON' }
  | { readonly outcome: 'STATE'; readonly state: ImportState }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

export interface ImportCommand {
  /** The coordinator's. */
  readonly userId: string;
  readonly importId: string | null;
}

export interface OpenedImport {
  readonly row: ImportRow;
  readonly coordinator: MembershipRow;
}

/** The import, locked, and the coordinator who acts on it; null for everybody else and where there is none. */
export async function openImport(tx: Executor, command: ImportCommand): Promise<OpenedImport | null> {
  const { importId, userId } = command;
  // Looked at first without the lock: a stranger holds nobody up.
  const found = importId === null ? null : await findImport(tx, importId);
  const coordinator = found === null ? null : await findMembership(tx, found.networkId, userId);
  if (found === null || !mayImport(coordinator)) return null;
  const row = await lockImport(tx, found.id);
  return row === null ? null : { row, coordinator };
}
