import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { displayNameProblems } from '../identity/display-name.ts';
import { askCoordinators } from './ask-coordinators.ts';
import { withMemberNumber } from './member-number.ts';
import {
  addMemberRole,
  findMembership,
  insertMembership,
  type MembershipRow,
  rejoinMembership,
} from './membership-store.ts';

export type JoinNetworkOutcome =
  | { readonly outcome: 'JOINED' | 'PENDING'; readonly membership: MembershipRow }
  | { readonly outcome: 'ALREADY_MEMBER' | 'REMOVED' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/** Who joins, and what the network makes of it. */
interface Joiner {
  readonly userId: string;
  readonly networkId: string;
  readonly displayName: string;
  readonly status: 'ACTIVE' | 'PENDING';
  readonly memberNumber: string;
}

/**
 * A person joins a network: at once where it is open, else pending a coordinator, who gets a notice.
 *
 * - JOINED, PENDING: the membership as it is now. Somebody who left comes back to the same wallet and number.
 * - ALREADY_MEMBER: they are a member, or have asked already.
 * - REMOVED: a coordinator has ended their membership, and may let them in again.
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

  const { userId } = command;
  const status = network.joinPolicy === 'OPEN' ? 'ACTIVE' : 'PENDING';
  return withMemberNumber((memberNumber) =>
    inTransaction(deps.database, async (tx) => {
      const joiner = { userId, networkId: network.id, displayName, status, memberNumber } as const;
      const result = await takePlaceInNetwork(tx, joiner);
      if (result.outcome === 'PENDING') await askCoordinators(tx, result.membership, displayName);
      return result;
    }),
  );
}

/**
 * The same inside a transaction of one's own, for a way into the network that brings something else along; see
 * {@link joinNetwork} for the outcomes, of which INVALID is none here. The caller draws the number: withMemberNumber.
 */
export async function takePlaceInNetwork(tx: Executor, joiner: Joiner): Promise<JoinNetworkOutcome> {
  return (await joinAnew(tx, joiner)) ?? comeBack(tx, joiner);
}

/** Null when the person has a membership in this network already. */
async function joinAnew(tx: Executor, joiner: Joiner): Promise<JoinNetworkOutcome | null> {
  const membership = await insertMembership(tx, { id: newId(), ...joiner, roles: ['MEMBER'] });
  return membership === null ? null : joined(membership);
}

async function comeBack(tx: Executor, joiner: Joiner): Promise<JoinNetworkOutcome> {
  const earlier = await findMembership(tx, joiner.networkId, joiner.userId);
  if (earlier === null) throw new Error('the membership that was there is gone');
  const change = {
    displayName: joiner.displayName,
    memberNumber: earlier.memberNumber ?? joiner.memberNumber,
  };
  if (earlier.status === 'REMOVED') return { outcome: 'REMOVED' };
  if (earlier.status === 'LEFT') {
    const membership = await rejoinMembership(tx, earlier.id, { ...change, status: joiner.status });
    return membership === null ? { outcome: 'ALREADY_MEMBER' } : joined(membership);
  }
  if (earlier.status === 'PENDING' || earlier.roles.includes('MEMBER')) return { outcome: 'ALREADY_MEMBER' };
  // Somebody who works here in another role stays what they are while their wish to be a member is decided.
  if (joiner.status === 'PENDING') return { outcome: 'PENDING', membership: earlier };
  const membership = await addMemberRole(tx, earlier, change);
  return membership === null ? { outcome: 'ALREADY_MEMBER' } : joined(membership);
}

function joined(membership: MembershipRow): JoinNetworkOutcome & { readonly membership: MembershipRow } {
  return { outcome: membership.status === 'PENDING' ? 'PENDING' : 'JOINED', membership };
}
