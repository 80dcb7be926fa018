import type { FieldProblem } from '../../graphql/user-error.ts';
import type { SettlementPeriod } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembership } from '../members/membership-store.ts';
import { type CostRuleInput, readCostRule } from '../offers/cost-rule.ts';
import { changeSettlementPolicy } from './policy-store.ts';

export type SetSettlementPolicyOutcome =
  | { readonly outcome: 'SET'; readonly networkId: string }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * How often statements are drawn up, and who bears the cost of offers that are written from now on. What is left out stays.
 *
 * - SET: the period that runs keeps its first day; offers that are there keep their rule.
 * - FORBIDDEN: not a coordinator of the network, or no such network.
 * - INVALID: no such share.
 */
export async function setSettlementPolicy(
  deps: { readonly database: Database },
  command: {
    readonly userId: string;
    readonly networkId: string | null;
    readonly period: SettlementPeriod | null;
    readonly costRule: CostRuleInput | null;
  },
): Promise<SetSettlementPolicyOutcome> {
  const { userId, networkId, period } = command;
  if (networkId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    if (!isCoordinator(await findMembership(tx, networkId, userId))) return { outcome: 'FORBIDDEN' };
    const read = command.costRule === null ? null : readCostRule(command.costRule);
    if (read !== null && read.problems.length > 0) return { outcome: 'INVALID', problems: read.problems };
    await changeSettlementPolicy(tx, networkId, { ...(period === null ? {} : { period }), ...read?.rule });
    return { outcome: 'SET', networkId };
  });
}
