import type { Database } from '../../platform/postgres.ts';
import { actOnCase, type CaseActionOutcome, type CaseCommand } from './case-action.ts';
import { findCaseOwner, setCaseOwner } from './case-owner-store.ts';

/**
 * A coordinator lets go of an application: whoever comes next may take it.
 *
 * - DONE: it is nobody's, also when it was before.
 * - TAKEN: it is another's.
 * - FORBIDDEN, OWN_SHOP: see openMerchantCase.
 */
export function letGoMerchantCase(
  deps: { readonly database: Database },
  command: CaseCommand,
): Promise<CaseActionOutcome> {
  return actOnCase<CaseActionOutcome>(deps, command, async (tx, { merchant, membership }) => {
    const owner = await findCaseOwner(tx, merchant.id);
    if (owner !== null && owner.membershipId !== membership.id) {
      return { outcome: 'TAKEN', ownerName: owner.name };
    }
    if (owner !== null) await setCaseOwner(tx, merchant, null);
    return { outcome: 'DONE', merchant };
  });
}
