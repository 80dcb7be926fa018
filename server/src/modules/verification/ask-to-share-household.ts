import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { holds } from '../members/member-policy.ts';
import { findMembership } from '../members/membership-store.ts';
import { notify } from '../notifications/notify.ts';
import { findAskedUserId, recordHouseholdRequest } from './household-store.ts';

export type AskToShareHouseholdOutcome =
  | { readonly outcome: 'ASKED' | 'TOO_MANY' | 'NOT_A_MEMBER' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A member says with whom they live, by member number; the other is told, and has to say so too.
 *
 * - ASKED: also when nobody has the number, or they live together already: numbers are not for finding people.
 * - TOO_MANY: ten within a day.
 * - NOT_A_MEMBER: of that network, now.
 * - INVALID: no member number.
 */
export async function askToShareHousehold(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly networkId: string | null; readonly memberNumber: string },
): Promise<AskToShareHouseholdOutcome> {
  const { networkId, userId } = command;
  const memberNumber = command.memberNumber.replaceAll(/\D/g, '');
  if (networkId === null) return { outcome: 'NOT_A_MEMBER' };
  return inTransaction(deps.database, async (tx) => {
    const member = await findMembership(tx, networkId, userId);
    if (!holds(member, 'MEMBER')) return { outcome: 'NOT_A_MEMBER' };
    if (!/^\d{6,10}$/.test(memberNumber)) return { outcome: 'INVALID', problems: [noNumber] };
    const requestId = newId();
    const request = { networkId, askedBy: member.id, memberNumber, requestId };
    const outcome = await recordHouseholdRequest(tx, request);
    // Whether there is anybody with this number, only the one with this number is told.
    const askedUserId = outcome === 'ASKED' ? await findAskedUserId(tx, requestId) : null;
    if (askedUserId !== null) {
      const parameters = { name: member.displayName };
      await notify(tx, { networkId, userIds: [askedUserId], kind: 'HOUSEHOLD_ASKED', parameters });
    }
    return { outcome };
  });
}

const noNumber: FieldProblem = {
  path: ['memberNumber'],
  message: { th: 'เลขสมาชิกมี 6 ถึง 10 หลัก', en: 'A member number has 6 to 10 digits.' },
};
