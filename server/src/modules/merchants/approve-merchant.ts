import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { findOpenChecklist } from '../merchant-cases/checklist-store.ts';
import {
  decideOnMerchant,
  type MerchantCase,
  type MerchantDecisionOutcome,
  type OpenForDecisionRefusal,
  openForDecision,
} from './merchant-case.ts';

export type ApproveMerchantOutcome =
  | MerchantDecisionOutcome
  | OpenForDecisionRefusal
  | { readonly outcome: 'CHECKLIST_OPEN'; readonly openItemCount: number };

/**
 * A coordinator lets a shop take part.
 *
 * - DECIDED: the shop, APPROVED.
 * - STATE: it does not wait for a coordinator (any more): of two at once, one wins.
 * - CHECKLIST_OPEN: the network wants every item ticked first, and some are not.
 * - FORBIDDEN, OWN_SHOP, TAKEN: see {@link openForDecision}.
 */
export async function approveMerchant(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly merchantId: string | null },
): Promise<ApproveMerchantOutcome> {
  const { userId, merchantId } = command;
  if (merchantId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const found = await openForDecision(tx, { userId, merchantId });
    if (found.outcome !== 'OPENED') return found;
    return approveOpened(tx, found.opened);
  });
}

/** The step itself, for one and for many: the caller has opened the case. */
export async function approveOpened(
  tx: Executor,
  opened: MerchantCase,
): Promise<MerchantDecisionOutcome | { readonly outcome: 'CHECKLIST_OPEN'; readonly openItemCount: number }> {
  const { isRequired, openItemCount } = await findOpenChecklist(tx, opened.merchant);
  if (isRequired && openItemCount > 0) return { outcome: 'CHECKLIST_OPEN', openItemCount };
  return decideOnMerchant(tx, opened, { step: 'APPROVE', reason: null });
}
