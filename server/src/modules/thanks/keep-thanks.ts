import type { Database } from '../../platform/postgres.ts';
import { settleNote } from './thanks-store.ts';

export type KeepThanksOutcome =
  | { readonly outcome: 'KEPT'; readonly thanksId: string }
  | { readonly outcome: 'NOT_FOUND' };

/**
 * The receiver keeps a note on their page, and if they like lets the network read it. At any time, and as often as they
 * change their mind.
 *
 * - KEPT: it is there, open or not as asked.
 * - NOT_FOUND: there is no such note for this person.
 */
export async function keepThanks(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly thanksId: string | null; readonly isOpen: boolean },
): Promise<KeepThanksOutcome> {
  const { thanksId, isOpen } = command;
  if (thanksId === null) return { outcome: 'NOT_FOUND' };
  const note = { id: thanksId, receiverUserId: command.userId };
  const isKept = await settleNote(deps.database.prisma, note, { state: 'SHOWN', isOpen });
  return isKept ? { outcome: 'KEPT', thanksId } : { outcome: 'NOT_FOUND' };
}
