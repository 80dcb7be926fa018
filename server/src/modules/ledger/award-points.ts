import { type LocalizedText, plainTextProblem } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { holds, isCoordinator } from '../members/member-policy.ts';
import { findMembership, type MembershipRow } from '../members/membership-store.ts';
import { notify } from '../notifications/notify.ts';
import { postAward } from './award-store.ts';
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
  | { readonly outcome: 'FORBIDDEN' | 'OWN_AWARD' | 'IDEMPOTENCY_CONFLICT' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A coordinator credits points for a deed that they vouch for. Positive amounts only; the books have no other kind.
 *
 * - AWARDED: the member's wallet right after; `replayed` when this key was answered before, which credits nothing.
 * - FORBIDDEN: the caller is no coordinator of the member's network, or there is no such member.
 * - OWN_AWARD: to oneself; the constraint award_not_to_oneself holds it too.
 * - IDEMPOTENCY_CONFLICT: the coordinator used the key before for another member, amount or reason.
 * - INVALID: points outside 1 to the network's limit, no reason, no key, or one who is not an active member now.
 */
export async function awardPoints(
  deps: { readonly database: Database },
  command: AwardPointsCommand,
): Promise<AwardPointsOutcome> {
  const { prisma } = deps.database;
  const member =
    command.memberId === null
      ? null
      : await prisma.membership.findUnique({ where: { id: command.memberId }, include: { network: true } });
  if (member === null) return { outcome: 'FORBIDDEN' };
  const coordinator = await findMembership(prisma, member.networkId, command.userId);
  if (!isCoordinator(coordinator)) return { outcome: 'FORBIDDEN' };
  if (coordinator.id === member.id) return { outcome: 'OWN_AWARD' };
  const problems = problemsOf(command, member, member.network.awardLimitPoints);
  if (problems.length > 0) return { outcome: 'INVALID', problems };
  return inTransaction(deps.database, (tx) => credit(tx, command, member, coordinator));
}

async function credit(
  tx: Executor,
  command: AwardPointsCommand,
  member: MembershipRow,
  coordinator: MembershipRow,
): Promise<AwardPointsOutcome> {
  const { points, reason } = command;
  const answer = await postAward(tx, {
    id: newId(),
    networkId: member.networkId,
    memberId: member.id,
    points,
    reason,
    awardedBy: coordinator.id,
    idempotencyKey: command.idempotencyKey,
  });
  if (answer.status === 'IDEMPOTENCY_CONFLICT') return { outcome: 'IDEMPOTENCY_CONFLICT' };
  const replayed = answer.status === 'REPLAYED';
  if (!replayed && member.userId !== null) {
    await notify(tx, {
      networkId: member.networkId,
      userIds: [member.userId],
      kind: 'POINTS_AWARDED',
      parameters: { points: String(points), reasonTh: reason.th, reasonEn: reason.en },
    });
  }
  return { outcome: 'AWARDED', wallet: answer.wallet, replayed };
}

function problemsOf(command: AwardPointsCommand, member: MembershipRow, limitPoints: number): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!holds(member, 'MEMBER')) {
    problems.push({
      path: ['memberId'],
      message: { th: 'คนนี้ไม่ได้เป็นสมาชิกอยู่ในตอนนี้', en: 'This person is not a member right now.' },
    });
  }
  if (command.points < 1 || command.points > limitPoints) {
    problems.push({
      path: ['points'],
      message: { th: `ให้ได้ครั้งละ 1 ถึง ${limitPoints} แต้ม`, en: `One award is 1 to ${limitPoints} points.` },
    });
  }
  const { th, en } = command.reason;
  const text = th === '' ? en : th;
  for (const [path, value] of [['reason', text], ['reason', en]] as const) {
    const message = value === '' && text !== '' ? null : plainTextProblem(value, { minimumLength: 1, maximumLength: 200 });
    if (message !== null) {
      problems.push({ path: [path], message });
      break;
    }
  }
  if (!/^[\x21-\x7e]{8,128}$/.test(command.idempotencyKey)) {
    problems.push({
      path: ['idempotencyKey'],
      message: { th: 'รหัสรายการต้องยาว 8 ถึง 128 ตัวอักษร', en: 'The key must have 8 to 128 printable characters.' },
    });
  }
  return problems;
}
