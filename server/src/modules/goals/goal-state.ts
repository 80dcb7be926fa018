import type { GoalState, PledgeState } from '../../platform/generated/enums.ts';

/**
 * A goal's life. Every step that there is; what is not here cannot happen, and the trigger community_goal_guard says the
 * same. REACH belongs to the pledge that fills it and RETURN to the clock: no person takes either.
 */
export const goalSteps = {
  OPEN: { from: ['DRAFT'], to: 'OPEN' },
  REACH: { from: ['OPEN'], to: 'REACHED' },
  RETURN: { from: ['OPEN'], to: 'RETURNED' },
  CANCEL: { from: ['DRAFT', 'OPEN'], to: 'CANCELLED' },
} as const satisfies Record<string, { readonly from: readonly GoalState[]; readonly to: GoalState }>;

/** Where nothing more is decided; what its pledges become. Null: they wait. */
export const pledgesFollow: Readonly<Record<GoalState, Exclude<PledgeState, 'HELD'> | null>> = {
  DRAFT: null,
  OPEN: null,
  REACHED: 'CONTRIBUTED',
  RETURNED: 'RETURNED',
  CANCELLED: 'RETURNED',
};
