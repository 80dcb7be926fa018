import type { DeedState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findMembership } from '../members/membership-store.ts';
import { isOwnDeed } from './deed-policy.ts';
import { withdrawableStates } from './deed-state.ts';
import { type DeedRow, findDeed, moveDeeds } from './deed-store.ts';

export type WithdrawDeedOutcome =
  | { readonly outcome: 'WITHDRAWN'; readonly deed: DeedRow }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'DECIDED'; readonly state: DeedState };

/**
 * A member takes a deed back before it is decided; its place under the cap is free again.
 *
 * - WITHDRAWN: by now, or before.
 * - FORBIDDEN: no such deed, or somebody else's.
 * - DECIDED: confirmed or not counted by now. Against one who confirms it at this moment, the deed's row lock decides.
 */
export function withdrawDeed(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly deedId: string | null },
): Promise<WithdrawDeedOutcome> {
  const { deedId } = command;
  return inTransaction(deps.database, async (tx) => {
    const deed = deedId === null ? null : await findDeed(tx, deedId);
    if (deed === null) return { outcome: 'FORBIDDEN' };
    if (!isOwnDeed(deed, await findMembership(tx, deed.networkId, command.userId))) {
      return { outcome: 'FORBIDDEN' };
    }
    for (const from of withdrawableStates) await moveDeeds(tx, [deed.id], { from, to: 'WITHDRAWN' });
    const moved = await findDeed(tx, deed.id);
    if (moved === null) throw new Error('a deed is gone');
    return moved.state === 'WITHDRAWN'
      ? { outcome: 'WITHDRAWN', deed: moved }
      : { outcome: 'DECIDED', state: moved.state };
  });
}
