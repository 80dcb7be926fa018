import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembership } from '../members/membership-store.ts';
import { recordHousehold } from './household-store.ts';

export type SetHouseholdOutcome =
  | { readonly outcome: 'SET'; readonly membershipIds: readonly string[] }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

export const mostInHousehold = 20;

/**
 * A coordinator says who lives together, for those who do not say so themselves. Exactly these from now on; one alone
 * lives with nobody.
 *
 * - SET.
 * - INVALID: nobody, more than twenty, or somebody who is not of this network.
 * - FORBIDDEN: not a coordinator of the network, or there is no such network.
 */
export async function setHousehold(
  deps: { readonly database: Database },
  command: {
    readonly userId: string;
    readonly networkId: string | null;
    /** Null for an id that is none. */
    readonly membershipIds: readonly (string | null)[];
  },
): Promise<SetHouseholdOutcome> {
  const { networkId, userId } = command;
  if (networkId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    if (!isCoordinator(await findMembership(tx, networkId, userId))) return { outcome: 'FORBIDDEN' };
    const ids = [...new Set(command.membershipIds.flatMap((id) => id ?? []))];
    const isCountRight = command.membershipIds.length >= 1 && command.membershipIds.length <= mostInHousehold;
    const known = isCountRight ? await tx.membership.count({ where: { id: { in: ids }, networkId } }) : 0;
    if (!isCountRight || command.membershipIds.includes(null) || known !== ids.length) {
      return { outcome: 'INVALID', problems: [notTheseMembers] };
    }
    await recordHousehold(tx, networkId, ids);
    return { outcome: 'SET', membershipIds: ids };
  });
}

const notTheseMembers: FieldProblem = {
  path: ['membershipIds'],
  message: {
    th: `เลือกสมาชิกของชุมชนนี้ 1 ถึง ${mostInHousehold} คน`,
    en: `Choose 1 to ${mostInHousehold} people of this community.`,
  },
};
