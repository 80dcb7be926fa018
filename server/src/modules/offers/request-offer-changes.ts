import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { readReason } from '../merchants/merchant-input.ts';
import { decideOnOffer, type OfferDecisionOutcome, openOfferCase } from './offer-case.ts';

export type RequestOfferChangesOutcome =
  | OfferDecisionOutcome
  | { readonly outcome: 'FORBIDDEN' | 'OWN_SHOP' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A coordinator sends an offer back and says why.
 *
 * - DONE: the offer, CHANGES_REQUESTED.
 * - STATE: it does not wait for a coordinator (any more): of two at once, one wins.
 * - INVALID: no reason, or too long a one.
 * - FORBIDDEN, OWN_SHOP: see {@link openOfferCase}.
 */
export async function requestOfferChanges(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly offerId: string | null; readonly reason: string },
): Promise<RequestOfferChangesOutcome> {
  const { userId, offerId } = command;
  if (offerId === null) return { outcome: 'FORBIDDEN' };
  const { reason, problems } = readReason(command.reason);
  return inTransaction(deps.database, async (tx) => {
    const found = await openOfferCase(tx, { userId, offerId });
    if (found.outcome !== 'OPENED') return found;
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    return decideOnOffer(tx, found.opened, { step: 'REQUEST_CHANGES', reason });
  });
}
