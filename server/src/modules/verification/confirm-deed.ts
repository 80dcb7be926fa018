import type { DeedState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findUndoUntil, recordConfirmation } from './deed-decision-store.ts';
import { notifyOfDeed } from './deed-notices.ts';
import { openDeedCase } from './open-deed-case.ts';

export type ConfirmDeedOutcome =
  | {
      readonly outcome: 'CONFIRMED';
      readonly isCredited: boolean;
      readonly standing: number;
      readonly needed: number;
      readonly undoUntil: Date;
    }
  | { readonly outcome: 'WRONG_STATE'; readonly state: DeedState }
  | { readonly outcome: 'FORBIDDEN' };

/**
 * Somebody who may vouch for a deed does so, in one step. When enough people stand for it, its points are credited and
 * the member is told, all in one transaction; whoever confirms gets nothing for it.
 *
 * - CONFIRMED: it stands, also when it stood before: a repetition is answered alike and tells nobody again.
 * - WRONG_STATE: the deed does not wait any more; of those who come at once, as many stand as it needs.
 * - FORBIDDEN: not theirs to decide (see can_vouch and may_decide_deed), or there is no such deed.
 */
export async function confirmDeed(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly deedId: string | null },
): Promise<ConfirmDeedOutcome> {
  return inTransaction(deps.database, async (tx) => {
    const opened = await openDeedCase(tx, command);
    if (opened === null) return { outcome: 'FORBIDDEN' };
    const { deed, step } = opened;
    const { status, state, standing, needed } = await recordConfirmation(tx, step);
    if (status === 'NOT_ELIGIBLE' || state === null) return { outcome: 'FORBIDDEN' };
    if (status === 'WRONG_STATE') return { outcome: 'WRONG_STATE', state };
    if (status === 'CREDITED') {
      await notifyOfDeed(tx, deed, { kind: 'DEED_CREDITED', userId: deed.memberUserId });
    }
    const undoUntil = await findUndoUntil(tx, step);
    if (undoUntil === null) throw new Error('a confirmation that does not stand');
    return { outcome: 'CONFIRMED', isCredited: state === 'VERIFIED', standing, needed, undoUntil };
  });
}
