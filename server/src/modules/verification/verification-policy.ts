import { holds } from '../members/member-policy.ts';
import type { MembershipRow } from '../members/membership-store.ts';

// Which deeds somebody may decide is for PostgreSQL to say: can_vouch and may_decide_deed. Here is who may ask.

export const mayVerify = (membership: MembershipRow | null): membership is MembershipRow =>
  holds(membership, 'VERIFIER', 'COORDINATOR');

/** How long people wait for their points: counts and hours, never a person. */
export const maySeeVerificationTimes = (membership: MembershipRow | null): membership is MembershipRow =>
  holds(membership, 'VERIFIER', 'COORDINATOR', 'AUDITOR');

/** The member's name stands beside the deed that is vouched for, but not beside a private one (docs/adr/0019). */
export const isNameShown = (deed: { readonly privacy: string }): boolean => deed.privacy !== 'SENSITIVE';
