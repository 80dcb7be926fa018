import type { MembershipStatus } from '../../platform/generated/enums.ts';

/**
 * What may happen to a membership: action → from → to. One who was declined may ask again, and one who was removed can
 * be let in again: nobody is shut out for ever.
 */
export const membershipTransitions = {
  approve: { from: ['PENDING', 'REMOVED'], to: 'ACTIVE' },
  decline: { from: ['PENDING'], to: 'LEFT' },
  leave: { from: ['ACTIVE'], to: 'LEFT' },
  remove: { from: ['ACTIVE'], to: 'REMOVED' },
} as const satisfies Record<
  string,
  { readonly from: readonly MembershipStatus[]; readonly to: MembershipStatus }
>;

export type MembershipAction = keyof typeof membershipTransitions;
