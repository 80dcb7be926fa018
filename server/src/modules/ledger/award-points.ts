import type { LocalizedText } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { holds, isCoordinator } from '../members/member-policy.ts';
import {
  coordinatorUserIds,
  findMembership,
  lockMembership,
  type MembershipRow,
} from '../members/membership-store.ts';
import { notify } from '../notifications/notify.ts';
import { lockAwardLimits } from './award-limit-store.ts';
import { isProposalKeyUsed, recordProposal } from './award-proposal-store.ts';
import { awardProblems } from './award-rules.ts';
import { isAwardKeyUsed, recordAwards } from './award-store.ts';
import type { WalletRow } from './wallet-store.ts';

export interface AwardPointsCommand {
  readonly userId: string;
  readonly memberId: string | null;
  readonly points: number;
  readonly reason: LocalizedText;
  readonly idempotencyKey: string;
}

export type AwardPointsOutcome =
  | { readonly outcome: 'AWARDED'; readonly wallet: WalletRow; readonly replayed: boolean }
  | { readonly outcome: 'PROPOSED'; readonly proposalId: string; readonly replayed: boolean }
  | { readonly outcome: 'FORBIDDEN' | 'OWN_MEMBERSHIP' | 'IDEMPOTENCY_CONFLICT' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

const notActive: FieldProblem = {
  path: ['memberId'],
  message: { th: 'คนนี้ไม่ได้เป็นสมาชิกอยู่ในตอนนี้', en: 'This person is not a member now.' },
};

const tooManyOpen: FieldProblem = {
  path: ['points'],
  message: {
    th: 'มีรายการที่รอผู้ประสานงานอีกคนมากแล้ว รอให้เขาดูก่อนสักหน่อย',
    en: 'Many awards wait for a second coordinator already. Let those be looked at first.',
  },
};

/**
 * A coordinator credits points for a deed that they vouch for. The member is told in the same transaction. More than the
 * network lets one person give waits for a second coordinator, and the others are told of that.
 *
 * - AWARDED: the wallet right after; `replayed` when this key and input were answered before: nothing is credited and
 *   nobody told again.
 * - PROPOSED: it waits for a second coordinator; `replayed` likewise.
 * - FORBIDDEN: not a coordinator of the member's network, or there is no such member.
 * - OWN_MEMBERSHIP: nobody vouches for themselves.
 * - INVALID: points outside 1 to the network's limit, no reason, a key of the wrong length, or one who is no member now.
 * - IDEMPOTENCY_CONFLICT: the coordinator used this key for another award.
 */
export async function awardPoints(
  deps: { readonly database: Database },
  command: AwardPointsCommand,
): Promise<AwardPointsOutcome> {
  const { memberId } = command;
  if (memberId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    // The lock keeps a member from leaving between this look and the credit.
    const member = await lockMembership(tx, memberId, 'FOR SHARE');
    if (member === null) return { outcome: 'FORBIDDEN' };
    const coordinator = await findMembership(tx, member.networkId, command.userId);
    if (!isCoordinator(coordinator)) return { outcome: 'FORBIDDEN' };
    if (coordinator.id === member.id) return { outcome: 'OWN_MEMBERSHIP' };
    const limits = await lockAwardLimits(tx, member.networkId);
    const problems = awardProblems(command, limits.awardLimitPoints);
    const key = { networkId: member.networkId, idempotencyKey: command.idempotencyKey };
    const isProposed =
      problems.length === 0 && (await isProposalKeyUsed(tx, { ...key, proposedBy: coordinator.id }));
    const isAwarded =
      problems.length === 0 &&
      !isProposed &&
      (await isAwardKeyUsed(tx, { ...key, awardedBy: coordinator.id }));
    // A retry is answered as the first time was, even when the member has left since.
    if (!holds(member, 'MEMBER') && !isProposed && !isAwarded) problems.push(notActive);
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    // Also when the limit has changed since: what was proposed is a proposal, and what was awarded an award.
    const isLarge = command.points > (limits.awardSoloLimitPoints ?? limits.awardLimitPoints);
    return isProposed || (isLarge && !isAwarded)
      ? propose(tx, command, member, coordinator)
      : credit(tx, command, member, coordinator);
  });
}

async function credit(
  tx: Executor,
  command: AwardPointsCommand,
  member: MembershipRow,
  coordinator: MembershipRow,
): Promise<AwardPointsOutcome> {
  const { points, reason, idempotencyKey } = command;
  const [answer] = await recordAwards(tx, member.networkId, [
    {
      id: newId(),
      memberId: member.id,
      points,
      reasonTh: reason.th,
      reasonEn: reason.en,
      awardedBy: coordinator.id,
      idempotencyKey,
    },
  ]);
  if (answer === undefined) throw new Error('award_points did not answer');
  switch (answer.status) {
    case 'IDEMPOTENCY_CONFLICT':
      return { outcome: 'IDEMPOTENCY_CONFLICT' };
    case 'REPLAYED':
      return { outcome: 'AWARDED', wallet: answer.wallet, replayed: true };
    case 'AWARDED':
      await notify(tx, {
        networkId: member.networkId,
        userIds: member.userId === null ? [] : [member.userId],
        kind: 'POINTS_AWARDED',
        parameters: { points: String(points), reasonTh: reason.th, reasonEn: reason.en },
      });
      return { outcome: 'AWARDED', wallet: answer.wallet, replayed: false };
    default:
      return answer.status satisfies never;
  }
}

async function propose(
  tx: Executor,
  command: AwardPointsCommand,
  member: MembershipRow,
  coordinator: MembershipRow,
): Promise<AwardPointsOutcome> {
  const { points, reason, idempotencyKey } = command;
  const { networkId } = member;
  const { status, proposalId } = await recordProposal(tx, networkId, {
    ...{ memberId: member.id, points, reasonTh: reason.th, reasonEn: reason.en },
    ...{ awardedBy: coordinator.id, idempotencyKey },
  });
  if (status === 'TOO_MANY') return { outcome: 'INVALID', problems: [tooManyOpen] };
  if (status === 'IDEMPOTENCY_CONFLICT' || proposalId === null) return { outcome: 'IDEMPOTENCY_CONFLICT' };
  if (status === 'PROPOSED') {
    const others = await coordinatorUserIds(tx, networkId);
    await notify(tx, {
      networkId,
      userIds: others.filter((id) => id !== coordinator.userId && id !== member.userId),
      kind: 'AWARD_PROPOSED',
      parameters: { points: String(points), reasonTh: reason.th, reasonEn: reason.en },
    });
  }
  return { outcome: 'PROPOSED', proposalId, replayed: status === 'REPLAYED' };
}
