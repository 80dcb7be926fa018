import type { FieldProblem } from '../../graphql/user-error.ts';
import type { MerchantField } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import {
  decideOnMerchant,
  type MerchantDecisionOutcome,
  type OpenForDecisionRefusal,
  openForDecision,
} from './merchant-case.ts';
import { readReason } from './merchant-input.ts';

export type DecideWithReasonOutcome =
  | MerchantDecisionOutcome
  | OpenForDecisionRefusal
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A coordinator sends an application back, declines it, or ends a suspension early, and says why.
 *
 * - DECIDED: the shop as it is now.
 * - STATE: the step does not start from where the shop stands: of two at once, one wins.
 * - INVALID: no reason, or too long a one.
 * - FORBIDDEN, OWN_SHOP, TAKEN: see {@link openForDecision}.
 */
export async function decideWithReason(
  deps: { readonly database: Database },
  command: {
    readonly userId: string;
    readonly merchantId: string | null;
    readonly step: 'REQUEST_CHANGES' | 'DECLINE' | 'REINSTATE';
    readonly reason: string;
    /** With REQUEST_CHANGES: what to put right; empty leaves the whole form open. */
    readonly fields: readonly MerchantField[];
  },
): Promise<DecideWithReasonOutcome> {
  const { userId, merchantId, step } = command;
  if (merchantId === null) return { outcome: 'FORBIDDEN' };
  const { reason, problems } = readReason(command.reason);
  return inTransaction(deps.database, async (tx) => {
    const found = await openForDecision(tx, { userId, merchantId });
    if (found.outcome !== 'OPENED') return found;
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    return decideOnMerchant(tx, found.opened, {
      step,
      reason,
      ...(step === 'REQUEST_CHANGES' ? { fields: [...new Set(command.fields)] } : {}),
    });
  });
}
