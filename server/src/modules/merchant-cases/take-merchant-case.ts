import type { Database } from '../../platform/postgres.ts';
import { isOpenCase } from '../merchants/merchant-state.ts';
import { actOnCase, type CaseActionOutcome, type CaseCommand } from './case-action.ts';
import { findCaseOwner, setCaseOwner } from './case-owner-store.ts';

/**
 * A coordinator looks after an application from now on, so that no other works on it unknowingly.
 *
 * - DONE: it is theirs, also when it was before.
 * - TAKEN: another has it, and the caller did not say that they mean to take it over.
 * - STATE: it is no open application (any more).
 * - FORBIDDEN, OWN_SHOP: see openMerchantCase.
 */
export function takeMerchantCase(
  deps: { readonly database: Database },
  command: CaseCommand & { readonly takeOver: boolean },
): Promise<CaseActionOutcome> {
  return actOnCase<CaseActionOutcome>(deps, command, async (tx, { merchant, membership }) => {
    if (!isOpenCase(merchant.status)) return { outcome: 'STATE', status: merchant.status };
    const owner = await findCaseOwner(tx, merchant.id);
    if (owner !== null && owner.membershipId !== membership.id && !command.takeOver) {
      return { outcome: 'TAKEN', ownerName: owner.name };
    }
    if (owner?.membershipId !== membership.id) await setCaseOwner(tx, merchant, membership.id);
    return { outcome: 'DONE', merchant };
  });
}
