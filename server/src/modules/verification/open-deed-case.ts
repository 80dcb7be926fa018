import type { Executor } from '../../platform/transaction.ts';
import { findMembership, type MembershipRow } from '../members/membership-store.ts';
import { type DeedCase, type DeedStep, findDeedCase } from './deed-decision-store.ts';

export interface OpenedCase {
  readonly deed: DeedCase;
  /** Of the one who acts, in the deed's network. */
  readonly membership: MembershipRow;
  readonly step: DeedStep;
}

/** The deed, and who stands before it; null when there is no such deed, or the person was never in its network. */
export async function openDeedCase(
  tx: Executor,
  command: { readonly userId: string; readonly deedId: string | null },
): Promise<OpenedCase | null> {
  const deed = command.deedId === null ? null : await findDeedCase(tx, command.deedId);
  if (deed === null) return null;
  const membership = await findMembership(tx, deed.networkId, command.userId);
  if (membership === null) return null;
  return {
    deed,
    membership,
    step: { networkId: deed.networkId, deedId: deed.id, membershipId: membership.id },
  };
}
