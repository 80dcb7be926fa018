import type { FieldProblem } from '../../graphql/user-error.ts';
import type { DeedState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { readDecisionText } from './decision-text.ts';
import { recordSetAside } from './deed-decision-store.ts';
import { notifyOfDeed } from './deed-notices.ts';
import { openDeedCase } from './open-deed-case.ts';
import { mayVerify } from './verification-policy.ts';

export interface SetDeedAsideCommand {
  readonly userId: string;
  readonly deedId: string | null;
  readonly kind: 'ASK_MORE' | 'NOT_COUNT';
  /** The question, or the reason: the member reads it word for word. */
  readonly text: string;
}

export type SetDeedAsideOutcome =
  | { readonly outcome: 'DECIDED'; readonly state: DeedState }
  | { readonly outcome: 'WRONG_STATE'; readonly state: DeedState }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] }
  | { readonly outcome: 'FORBIDDEN' };

const notices = { ASK_MORE: 'DEED_MORE_ASKED', NOT_COUNT: 'DEED_NOT_COUNTED' } as const;
const fields = { ASK_MORE: 'question', NOT_COUNT: 'reason' } as const;

/**
 * Asks the member for a little more, or leaves a deed uncounted this time. The member is told the words, never the name,
 * and can answer.
 *
 * - DECIDED: also when the same was said before: a repetition tells nobody again.
 * - WRONG_STATE: the deed does not wait any more.
 * - INVALID: nothing said, or too much.
 * - FORBIDDEN: not theirs to decide, or there is no such deed.
 */
export async function setDeedAside(
  deps: { readonly database: Database },
  command: SetDeedAsideCommand,
): Promise<SetDeedAsideOutcome> {
  const { kind } = command;
  const { text, problems } = readDecisionText(fields[kind], command.text);
  return inTransaction(deps.database, async (tx) => {
    const opened = await openDeedCase(tx, command);
    if (opened === null) return { outcome: 'FORBIDDEN' };
    const { deed, membership, step } = opened;
    if (!mayVerify(membership)) return { outcome: 'FORBIDDEN' };
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const { status, state } = await recordSetAside(tx, step, { kind, text });
    if (status === 'NOT_ELIGIBLE' || state === null) return { outcome: 'FORBIDDEN' };
    if (status === 'WRONG_STATE') return { outcome: 'WRONG_STATE', state };
    if (status === 'DECIDED') {
      await notifyOfDeed(tx, deed, {
        kind: notices[kind],
        userId: deed.answererUserId,
        more: { note: text },
      });
    }
    return { outcome: 'DECIDED', state };
  });
}
