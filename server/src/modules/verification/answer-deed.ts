import type { FieldProblem } from '../../graphql/user-error.ts';
import type { DeedState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findMembershipById } from '../members/membership-store.ts';
import { readDecisionText } from './decision-text.ts';
import { recordAnswer } from './deed-decision-store.ts';
import { notifyOfDeed } from './deed-notices.ts';
import { openDeedCase } from './open-deed-case.ts';

export type AnswerDeedOutcome =
  | { readonly outcome: 'ANSWERED'; readonly deedId: string }
  | { readonly outcome: 'WRONG_STATE'; readonly state: DeedState }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] }
  | { readonly outcome: 'CAP_REACHED' | 'FORBIDDEN' };

/**
 * A member answers what was asked about their deed, or once why it should count after all; it waits again, and whoever
 * asked is told. Of a deed that another wrote down for them, that person may write the answer down, too.
 *
 * - ANSWERED: also when this answer was given before: a repetition tells nobody again.
 * - WRONG_STATE: nothing is asked, or a deed that was not counted was answered once.
 * - CAP_REACHED: meanwhile another deed has taken its place under the cap; it can be answered when there is room.
 * - INVALID: nothing said, or too much.
 * - FORBIDDEN: another's deed, or there is none.
 */
export async function answerDeed(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly deedId: string | null; readonly text: string },
): Promise<AnswerDeedOutcome> {
  const { text, problems } = readDecisionText('text', command.text);
  return inTransaction(deps.database, async (tx) => {
    const opened = await openDeedCase(tx, command);
    if (opened === null || opened.membership.status !== 'ACTIVE') return { outcome: 'FORBIDDEN' };
    const { deed, step } = opened;
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const { status, state, askedBy } = await recordAnswer(tx, step, text);
    if (status === 'NOT_FOUND' || state === null) return { outcome: 'FORBIDDEN' };
    if (status === 'WRONG_STATE') return { outcome: 'WRONG_STATE', state };
    if (status === 'CAP_REACHED') return { outcome: 'CAP_REACHED' };
    const asker = askedBy === null ? null : await findMembershipById(tx, askedBy);
    if (asker !== null) await notifyOfDeed(tx, deed, { kind: 'DEED_ANSWERED', userId: asker.userId });
    return { outcome: 'ANSWERED', deedId: deed.id };
  });
}
