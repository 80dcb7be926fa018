import { MerchantStatus, type StaffRole } from '../../platform/generated/enums.ts';
import { isCoordinator, mayReadNetwork } from '../members/member-policy.ts';
import type { MembershipRow } from '../members/membership-store.ts';

type Place = { readonly role: StaffRole } | null;

const works = (place: Place, ...roles: readonly StaffRole[]): boolean =>
  place !== null && roles.includes(place.role);

// At the shop.
export const mayRunShop = (place: Place): boolean => works(place, 'OWNER');
export const mayManageOffers = (place: Place): boolean => works(place, 'OWNER', 'MANAGER');
export const maySeeStaff = (place: Place): boolean => works(place, 'OWNER', 'MANAGER');
export const mayServeCounter = (place: Place): boolean => works(place, 'OWNER', 'MANAGER', 'CASHIER');

// In the network.
export const maySeeShop = (status: MerchantStatus, place: Place, membership: MembershipRow | null): boolean =>
  status === 'APPROVED' || place !== null || mayReadNetwork(membership);

/** Of these every shop is seen; of any other only one's own. */
export const statusesOpenTo = (membership: MembershipRow | null): readonly MerchantStatus[] =>
  mayReadNetwork(membership) ? Object.values(MerchantStatus) : ['APPROVED'];

export const maySeeTimeline = (place: Place, membership: MembershipRow | null): boolean =>
  place !== null || isCoordinator(membership);

/** Why the caller may not decide on this shop; null when they may. Nobody decides on their own. */
export function decisionRefusal(
  place: Place,
  membership: MembershipRow | null,
): 'FORBIDDEN' | 'OWN_SHOP' | null {
  if (!isCoordinator(membership)) return 'FORBIDDEN';
  return place === null ? null : 'OWN_SHOP';
}
