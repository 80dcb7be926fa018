import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { recordUndo } from './deed-decision-store.ts';
import { notifyOfDeed } from './deed-notices.ts';
import { openDeedCase } from './open-deed-case.ts';

export type UndoConfirmationOutcome =
  | {
      readonly outcome: 'UNDONE';
      /** The deed that waits now: a fresh copy where points had been credited. */
      readonly deedId: string;
    }
  | { readonly outcome: 'TOO_LATE' | 'ALREADY_SPENT' | 'NOT_POSSIBLE' | 'FORBIDDEN' };

/** What the member reads beside the corrected entry, whichever language they read. */
const reason =
  'กดรับรองพลาดไป ความดีนี้กลับไปรอรับรองใหม่ (confirmed by a slip of the finger; it is looked at again)';

/**
 * Takes back one's own confirmation within ten minutes. What it had credited is undone by a correction that cites the
 * entry, a fresh copy of the deed waits again, and the member is told (docs/adr/0019).
 *
 * - UNDONE: also when it was undone before.
 * - TOO_LATE: after ten minutes, by PostgreSQL's clock. A coordinator can still correct the award.
 * - ALREADY_SPENT: the member has spent the points since; what is spent stays spent.
 * - NOT_POSSIBLE: the deed cannot wait again: its member has left.
 * - FORBIDDEN: no confirmation of theirs, or there is no such deed.
 */
export async function undoConfirmation(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly deedId: string | null },
): Promise<UndoConfirmationOutcome> {
  return inTransaction(deps.database, async (tx) => {
    const opened = await openDeedCase(tx, command);
    if (opened === null) return { outcome: 'FORBIDDEN' };
    const { deed, step } = opened;
    const { status, copyId } = await recordUndo(tx, step, reason);
    switch (status) {
      case 'UNDONE':
        if (copyId !== null) {
          await notifyOfDeed(
            tx,
            { ...deed, id: copyId },
            { kind: 'DEED_CORRECTED', userId: deed.memberUserId, more: { reason } },
          );
        }
        return { outcome: 'UNDONE', deedId: copyId ?? deed.id };
      case 'REPLAYED':
        return { outcome: 'UNDONE', deedId: copyId ?? deed.id };
      case 'TOO_LATE':
      case 'ALREADY_SPENT':
      case 'NOT_POSSIBLE':
        return { outcome: status };
      case 'NOT_CREDITED':
      case 'ALREADY_CORRECTED':
      case 'WRONG_STATE':
      case 'NOT_CONFIRMED':
        return { outcome: 'FORBIDDEN' };
      default:
        return status satisfies never;
    }
  });
}
