import type { CaseAction, MerchantStatus, NoticeKind } from '../../platform/generated/enums.ts';

interface Step {
  readonly from: readonly MerchantStatus[];
  readonly to: MerchantStatus;
  /** What the timeline calls it. */
  readonly caseAction: CaseAction;
  /** Who has to hear of it hears this. */
  readonly notice: NoticeKind;
}

/** A shop's life. Every step that there is; what is not here cannot happen. DECLINED is the end. */
export const merchantSteps = {
  RESUBMIT: {
    from: ['CHANGES_REQUESTED'],
    to: 'APPLIED',
    caseAction: 'RESUBMITTED',
    notice: 'MERCHANT_APPLIED',
  },
  REQUEST_CHANGES: {
    from: ['APPLIED'],
    to: 'CHANGES_REQUESTED',
    caseAction: 'CHANGES_REQUESTED',
    notice: 'MERCHANT_CHANGES_REQUESTED',
  },
  APPROVE: { from: ['APPLIED'], to: 'APPROVED', caseAction: 'APPROVED', notice: 'MERCHANT_APPROVED' },
  // Also of an application whose changes never came.
  DECLINE: {
    from: ['APPLIED', 'CHANGES_REQUESTED'],
    to: 'DECLINED',
    caseAction: 'DECLINED',
    notice: 'MERCHANT_DECLINED',
  },
  SUSPEND: { from: ['APPROVED'], to: 'SUSPENDED', caseAction: 'SUSPENDED', notice: 'MERCHANT_SUSPENDED' },
  REINSTATE: { from: ['SUSPENDED'], to: 'APPROVED', caseAction: 'REINSTATED', notice: 'MERCHANT_REINSTATED' },
} as const satisfies Record<string, Step>;

export type MerchantStep = keyof typeof merchantSteps;

/** Where a shop's own people may still change what is written about it. */
export const editableStatuses = ['APPLIED', 'CHANGES_REQUESTED', 'APPROVED', 'SUSPENDED'] as const;

/** An application that waits for an answer, from either side. */
export const openStatuses = ['APPLIED', 'CHANGES_REQUESTED'] as const;

export function isOpenCase(status: MerchantStatus): boolean {
  return status === 'APPLIED' || status === 'CHANGES_REQUESTED';
}
