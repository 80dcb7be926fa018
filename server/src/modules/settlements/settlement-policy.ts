import { mayReadNetwork } from '../members/member-policy.ts';
import type { MembershipRow } from '../members/membership-store.ts';
import { decisionRefusal, mayRunShop } from '../merchants/merchant-policy.ts';
import type { StaffPlace } from '../merchants/staff-store.ts';

/** Money is between the owners of a shop and those who look after the network. */
export const maySeeSettlement = (place: StaffPlace | null, membership: MembershipRow | null): boolean =>
  mayRunShop(place) || mayReadNetwork(membership);

/** An owner asks about a statement, and takes the question back. */
export const mayDisputeSettlement = mayRunShop;

/** Why the caller may not answer for the network, or pay; null when they may. Nobody does for their own shop. */
export const settlementRefusal = decisionRefusal;
