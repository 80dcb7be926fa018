import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findReceivedNote, quietSender, settleNote } from './thanks-store.ts';

export type QuietThanksSenderOutcome =
  | { readonly outcome: 'QUIETED'; readonly thanksId: string }
  | { readonly outcome: 'NOT_FOUND' };

/**
 * The receiver of a note wants no more of its sender, who sees no difference: what they send goes nowhere. The note, and
 * whatever else waits of theirs, is put away.
 *
 * - QUIETED: they are, from now on or since before.
 * - NOT_FOUND: there is no such note for this person.
 */
export async function quietThanksSender(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly thanksId: string | null },
): Promise<QuietThanksSenderOutcome> {
  const { thanksId, userId } = command;
  if (thanksId === null) return { outcome: 'NOT_FOUND' };
  return inTransaction(deps.database, async (tx) => {
    const note = await findReceivedNote(tx, thanksId, userId);
    if (note === null) return { outcome: 'NOT_FOUND' };
    // The members' locks first, as a note under way takes them: then nothing of it waits here.
    await quietSender(tx, note);
    await settleNote(tx, { id: thanksId, receiverUserId: userId }, { state: 'HIDDEN', isOpen: false });
    return { outcome: 'QUIETED', thanksId };
  });
}
