import type { OfferState, StaffRole } from '../../platform/generated/enums.ts';
import { mayReadNetwork } from '../members/member-policy.ts';
import type { MembershipRow } from '../members/membership-store.ts';

type Place = { readonly role: StaffRole } | null;

/** Drafts and all: the shop's own people, coordinators and auditors. Everybody else sees what is live. */
export const maySeeAllOffers = (place: Place, membership: MembershipRow | null): boolean =>
  place !== null || mayReadNetwork(membership);

/** By its id also what was live once: whoever holds a voucher of a paused or ended offer still finds it. */
export const maySeeOffer = (
  offer: { readonly state: OfferState; readonly liveSince: Date | null },
  place: Place,
  membership: MembershipRow | null,
): boolean => offer.liveSince !== null || maySeeAllOffers(place, membership);
