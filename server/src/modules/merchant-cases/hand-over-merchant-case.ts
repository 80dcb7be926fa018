import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembershipById } from '../members/membership-store.ts';
import { notifyOfMerchant } from '../merchants/merchant-notices.ts';
import { isOpenCase } from '../merchants/merchant-state.ts';
import { findStaffPlace } from '../merchants/staff-store.ts';
import { actOnCase, type CaseActionOutcome, type CaseCommand } from './case-action.ts';
import { findCaseOwner, setCaseOwner } from './case-owner-store.ts';

/**
 * A coordinator hands an application that is theirs, or nobody's, to another, who is told.
 *
 * - DONE: it is the other's.
 * - TAKEN: it is somebody else's to hand over.
 * - STATE: it is no open application (any more).
 * - INVALID: the other does not coordinate this network, or works for the shop.
 * - FORBIDDEN, OWN_SHOP: see openMerchantCase.
 */
export function handOverMerchantCase(
  deps: { readonly database: Database },
  command: CaseCommand & { readonly toMembershipId: string | null },
): Promise<CaseActionOutcome> {
  return actOnCase<CaseActionOutcome>(deps, command, async (tx, { merchant, membership }) => {
    if (!isOpenCase(merchant.status)) return { outcome: 'STATE', status: merchant.status };
    const owner = await findCaseOwner(tx, merchant.id);
    if (owner !== null && owner.membershipId !== membership.id) {
      return { outcome: 'TAKEN', ownerName: owner.name };
    }
    const { toMembershipId } = command;
    const to = toMembershipId === null ? null : await findMembershipById(tx, toMembershipId);
    if (!isCoordinator(to) || to.networkId !== merchant.networkId || to.userId === null) {
      return { outcome: 'INVALID', problems: [notACoordinator] };
    }
    if ((await findStaffPlace(tx, merchant.id, to.userId)) !== null) {
      return { outcome: 'INVALID', problems: [worksThere] };
    }
    await setCaseOwner(tx, merchant, to.id);
    if (to.id !== membership.id) {
      await notifyOfMerchant(tx, merchant, {
        ...{ kind: 'MERCHANT_CASE_HANDED_OVER', userIds: [to.userId], reason: null },
      });
    }
    return { outcome: 'DONE', merchant };
  });
}

const notACoordinator: FieldProblem = {
  path: ['toMembershipId'],
  message: { th: 'คนนี้ไม่ใช่ผู้ประสานงานของชุมชนนี้', en: 'This person does not coordinate this community.' },
};

const worksThere: FieldProblem = {
  path: ['toMembershipId'],
  message: { th: 'คนนี้ทำงานอยู่ที่ร้านนี้', en: 'This person works for the shop.' },
};
