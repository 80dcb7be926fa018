import type { DeedState } from '../../platform/generated/enums.ts';

/**
 * Every step that a deed can take; the trigger guard_deed_record holds the same table. VERIFIED is reached through
 * credit_deeds and CORRECTED through correct_award, which move the points with it.
 */
export const deedTransitions: Readonly<Record<DeedState, readonly DeedState[]>> = {
  CLAIMED: ['VERIFIED', 'MORE_ASKED', 'NOT_COUNTED', 'WITHDRAWN'],
  MORE_ASKED: ['CLAIMED', 'NOT_COUNTED', 'WITHDRAWN'],
  VERIFIED: ['CORRECTED'],
  NOT_COUNTED: ['CLAIMED'],
  WITHDRAWN: [],
  CORRECTED: [],
};

/** The states that a member may take a deed back from: until it is decided. */
export const withdrawableStates = ['CLAIMED', 'MORE_ASKED'] as const satisfies readonly DeedState[];

export function isWithdrawable(state: DeedState): state is (typeof withdrawableStates)[number] {
  return deedTransitions[state].includes('WITHDRAWN');
}
