import type { Database } from '../../platform/postgres.ts';
import { settleNote } from './thanks-store.ts';

export type PutAwayThanksOutcome =
  | { readonly outcome: 'PUT_AWAY'; readonly thanksId: string }
  | { readonly outcome: 'NOT_FOUND' };

/**
 * The receiver puts a note away: nobody else reads it, and its sender hears nothing of it.
 *
 * - PUT_AWAY: it is, from now on or since before.
 * - NOT_FOUND: there is no such note for this person.
 */
export async function putAwayThanks(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly thanksId: string | null },
): Promise<PutAwayThanksOutcome> {
  const { thanksId } = command;
  if (thanksId === null) return { outcome: 'NOT_FOUND' };
  const note = { id: thanksId, receiverUserId: command.userId };
  const isAway = await settleNote(deps.database.prisma, note, { state: 'HIDDEN', isOpen: false });
  return isAway ? { outcome: 'PUT_AWAY', thanksId } : { outcome: 'NOT_FOUND' };
}
