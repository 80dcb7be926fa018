import type { Database } from '../../platform/postgres.ts';
import { actOnCase, type CaseActionOutcome } from './case-action.ts';
import { findMerchantOfNote, settleNote } from './case-note-store.ts';

/**
 * A coordinator has dealt with what a note says: it no longer keeps the case from being clean.
 *
 * - DONE: also when somebody has before.
 * - FORBIDDEN: not a coordinator of the shop's network, or no such note. OWN_SHOP: they work there.
 */
export async function settleCaseNote(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly noteId: string | null },
): Promise<CaseActionOutcome> {
  const { userId, noteId } = command;
  if (noteId === null) return { outcome: 'FORBIDDEN' };
  const merchantId = await findMerchantOfNote(deps.database.prisma, noteId);
  return actOnCase<CaseActionOutcome>(deps, { userId, merchantId }, async (tx, { merchant, membership }) => {
    await settleNote(tx, noteId, membership.id);
    return { outcome: 'DONE', merchant };
  });
}
