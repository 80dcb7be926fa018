import type { CaseAction, OfferState } from '../../platform/generated/enums.ts';

interface Step {
  readonly from: readonly OfferState[];
  readonly to: OfferState;
  /** What the timeline calls it. */
  readonly caseAction: CaseAction;
}

/**
 * An offer's life. Every step that there is; what is not here cannot happen. A trusted shop's offer takes SUBMIT and
 * APPROVE at once. ENDED is the end, also of a draft that is given up; what waits for a coordinator is withdrawn first.
 */
export const offerSteps = {
  SUBMIT: { from: ['DRAFT', 'CHANGES_REQUESTED'], to: 'SUBMITTED', caseAction: 'SUBMITTED' },
  WITHDRAW: { from: ['SUBMITTED'], to: 'DRAFT', caseAction: 'WITHDRAWN' },
  APPROVE: { from: ['SUBMITTED'], to: 'LIVE', caseAction: 'APPROVED' },
  REQUEST_CHANGES: { from: ['SUBMITTED'], to: 'CHANGES_REQUESTED', caseAction: 'CHANGES_REQUESTED' },
  PAUSE: { from: ['LIVE'], to: 'PAUSED', caseAction: 'PAUSED' },
  RESUME: { from: ['PAUSED'], to: 'LIVE', caseAction: 'RESUMED' },
  END: { from: ['DRAFT', 'CHANGES_REQUESTED', 'LIVE', 'PAUSED'], to: 'ENDED', caseAction: 'ENDED' },
} as const satisfies Record<string, Step>;

export type OfferStep = keyof typeof offerSteps;

/** Where members know it: what it says changes by a revision alone. */
export const liveStates = ['LIVE', 'PAUSED'] as const satisfies readonly OfferState[];

/** Where the shop may still change what the offer says: nobody has redeemed it, and no coordinator is reading it. */
export const editableStates = ['DRAFT', 'CHANGES_REQUESTED'] as const satisfies readonly OfferState[];
