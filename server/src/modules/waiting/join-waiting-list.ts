import type { Database } from '../../platform/postgres.ts';
import { holds } from '../members/member-policy.ts';
import { findMembership } from '../members/membership-store.ts';
import { findOffer, type OfferRow } from '../offers/offer-store.ts';
import { deleteWaiter, insertWaiter } from './waiting-store.ts';

export type JoinWaitingListOutcome =
  | { readonly outcome: 'WAITS'; readonly offer: OfferRow; readonly memberId: string }
  | { readonly outcome: 'NOT_A_MEMBER' | 'NOT_GONE' };

/**
 * A member waits for an offer that is all gone; they are told once when there is some again. Nobody else sees who waits.
 *
 * - WAITS: at the end of the line, or where they were before.
 * - NOT_GONE: there is some, it is not live, or there is no such offer: nothing was written.
 * - NOT_A_MEMBER: of its network, with a passbook.
 */
export async function joinWaitingList(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly offerId: string | null },
): Promise<JoinWaitingListOutcome> {
  const { prisma } = deps.database;
  const offer = command.offerId === null ? null : await findOffer(prisma, command.offerId);
  if (offer === null) return { outcome: 'NOT_GONE' };
  const membership = await findMembership(prisma, offer.networkId, command.userId);
  if (!holds(membership, 'MEMBER') || membership === null) return { outcome: 'NOT_A_MEMBER' };
  const memberId = membership.id;
  const isWaiting = await insertWaiter(prisma, { offerId: offer.id, memberId });
  return isWaiting ? { outcome: 'WAITS', offer, memberId } : { outcome: 'NOT_GONE' };
}

export type LeaveWaitingListOutcome =
  | { readonly outcome: 'LEFT'; readonly offer: OfferRow; readonly memberId: string }
  | { readonly outcome: 'NOT_A_MEMBER' };

/**
 * A member waits no longer. Nothing is kept of it.
 *
 * - LEFT: also when they did not wait.
 * - NOT_A_MEMBER: of its network, or there is no such offer.
 */
export async function leaveWaitingList(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly offerId: string | null },
): Promise<LeaveWaitingListOutcome> {
  const { prisma } = deps.database;
  const offer = command.offerId === null ? null : await findOffer(prisma, command.offerId);
  const membership = offer === null ? null : await findMembership(prisma, offer.networkId, command.userId);
  if (offer === null || membership === null) return { outcome: 'NOT_A_MEMBER' };
  await deleteWaiter(prisma, offer.id, membership.id);
  return { outcome: 'LEFT', offer, memberId: membership.id };
}
