import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { holds } from '../members/member-policy.ts';
import { findMembership } from '../members/membership-store.ts';
import { findHouseholdRequest, recordHouseholdAnswer } from './household-store.ts';

export type AnswerHouseholdRequestOutcome =
  | { readonly outcome: 'ANSWERED'; readonly membershipId: string }
  | { readonly outcome: 'FULL' | 'FORBIDDEN' };

/**
 * The one who was asked says whether they live together. With yes they move in with who asked, whoever they lived with
 * before; with no the other is told nothing.
 *
 * - ANSWERED.
 * - FULL: twenty live there already.
 * - FORBIDDEN: no open request to this person.
 */
export async function answerHouseholdRequest(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly requestId: string | null; readonly accepts: boolean },
): Promise<AnswerHouseholdRequestOutcome> {
  const { requestId, userId, accepts } = command;
  if (requestId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const request = await findHouseholdRequest(tx, requestId);
    const member = request === null ? null : await findMembership(tx, request.networkId, userId);
    if (request === null || !holds(member, 'MEMBER')) return { outcome: 'FORBIDDEN' };
    const { networkId } = request;
    const status = await recordHouseholdAnswer(tx, { networkId, requestId, memberId: member.id, accepts });
    switch (status) {
      case 'ANSWERED':
        return { outcome: 'ANSWERED', membershipId: member.id };
      case 'NOT_FOUND':
        return { outcome: 'FORBIDDEN' };
      case 'FULL':
        return { outcome: 'FULL' };
      default:
        return status satisfies never;
    }
  });
}
