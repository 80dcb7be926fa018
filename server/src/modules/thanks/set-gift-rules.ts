import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembership, lockMembership } from '../members/membership-store.ts';
import { setGiftRules as writeGiftRules } from './gift-store.ts';
import { giftRuleProblems } from './thanks-input.ts';

export interface SetGiftRulesCommand {
  readonly userId: string;
  readonly networkId: string | null;
  readonly monthlyGiftPoints: number;
  readonly giftLimitPoints: number;
}

export type SetGiftRulesOutcome =
  | { readonly outcome: 'SET'; readonly networkId: string }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A coordinator sets what each member may give away in a month, and at once, from the next gift on. What was given stays
 * given.
 *
 * - SET: it holds from now on.
 * - FORBIDDEN: not a coordinator of the network.
 * - INVALID: points out of range.
 */
export async function setGiftRules(
  deps: { readonly database: Database },
  command: SetGiftRulesCommand,
): Promise<SetGiftRulesOutcome> {
  const { networkId, monthlyGiftPoints, giftLimitPoints } = command;
  if (networkId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const own = await findMembership(tx, networkId, command.userId);
    const coordinator = own === null ? null : await lockMembership(tx, own.id, 'FOR SHARE');
    if (!isCoordinator(coordinator)) return { outcome: 'FORBIDDEN' };
    const rules = { monthlyGiftPoints, giftLimitPoints };
    const problems = giftRuleProblems(rules);
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    await writeGiftRules(tx, networkId, rules);
    return { outcome: 'SET', networkId };
  });
}
