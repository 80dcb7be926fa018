import type { Database } from '../../platform/postgres.ts';
import { findMembership } from '../members/membership-store.ts';
import { endQuiet } from './thanks-store.ts';

export interface HearThanksSenderOutcome {
  readonly outcome: 'HEARD' | 'NOT_A_MEMBER';
}

/**
 * A person wants to hear somebody again whom they had silenced. What was sent meanwhile stays unheard.
 *
 * - HEARD: from now on, or nothing was in the way.
 * - NOT_A_MEMBER: the person was never of this network.
 */
export async function hearThanksSender(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly networkId: string | null; readonly senderId: string | null },
): Promise<HearThanksSenderOutcome> {
  const { networkId, senderId } = command;
  const receiver =
    networkId === null ? null : await findMembership(deps.database.prisma, networkId, command.userId);
  if (receiver === null) return { outcome: 'NOT_A_MEMBER' };
  if (senderId !== null) {
    await endQuiet(deps.database.prisma, {
      networkId: receiver.networkId,
      receiverId: receiver.id,
      senderId,
    });
  }
  return { outcome: 'HEARD' };
}
