import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { displayNameProblems } from '../identity/display-name.ts';
import { drawMemberNumber } from './member-number.ts';
import {
  findMembership,
  insertMembership,
  type MembershipRow,
  reviveMembership,
} from './membership-store.ts';

export type JoinNetworkOutcome =
  | { readonly outcome: 'JOINED' | 'PENDING'; readonly membership: MembershipRow }
  | { readonly outcome: 'ALREADY_MEMBER' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A person joins a network: at once where it is open, else pending a coordinator.
 *
 * - JOINED, PENDING: the membership as it is now. Somebody who left comes back to the same wallet and number.
 * - ALREADY_MEMBER: they are a member, or have asked already, or a coordinator has ended their membership.
 * - INVALID: no such network, or not a name.
 */
export async function joinNetwork(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly networkId: string | null; readonly displayName: string },
): Promise<JoinNetworkOutcome> {
  const displayName = command.displayName.trim();
  const problems = displayNameProblems(displayName);
  const network =
    command.networkId === null
      ? null
      : await deps.database.prisma.network.findUnique({
          where: { id: command.networkId },
          select: { id: true, joinPolicy: true },
        });
  if (network === null) {
    problems.push({ path: ['networkId'], message: { th: 'ไม่พบชุมชนนี้', en: 'There is no such community.' } });
  }
  if (network === null || problems.length > 0) return { outcome: 'INVALID', problems };

  const status = network.joinPolicy === 'OPEN' ? 'ACTIVE' : 'PENDING';
  return inTransaction(deps.database, async (tx) => {
    const membership =
      (await insertMembership(tx, {
        id: newId(),
        networkId: network.id,
        userId: command.userId,
        displayName,
        roles: ['MEMBER'],
        status,
        memberNumber: drawMemberNumber(),
      })) ?? (await comeBack(tx, { ...command, networkId: network.id, displayName, status }));
    if (membership === null) return { outcome: 'ALREADY_MEMBER' };
    return { outcome: status === 'ACTIVE' ? 'JOINED' : 'PENDING', membership };
  });
}

/** For one who left, and for one who is here in another role only; null for a member, and for one who was removed. */
async function comeBack(
  tx: Executor,
  command: {
    readonly userId: string;
    readonly networkId: string;
    readonly displayName: string;
    readonly status: 'ACTIVE' | 'PENDING';
  },
): Promise<MembershipRow | null> {
  const earlier = await findMembership(tx, command.networkId, command.userId);
  if (earlier === null) return null;
  return reviveMembership(tx, earlier, {
    ...command,
    memberNumber: earlier.memberNumber ?? drawMemberNumber(),
  });
}
