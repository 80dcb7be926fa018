import { describe, expect, test } from 'vitest';
import { MerchantStatus } from '../../platform/generated/enums.ts';
import { editableStatuses, type MerchantStep, merchantSteps, openStatuses } from './merchant-state.ts';

const steps = Object.keys(merchantSteps) as MerchantStep[];
const statuses = Object.values(MerchantStatus);

/** The whole table, written out: what leads where, and that nothing else does. */
const expected: Record<MerchantStatus, Partial<Record<MerchantStep, MerchantStatus>>> = {
  APPLIED: { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', DECLINE: 'DECLINED' },
  CHANGES_REQUESTED: { RESUBMIT: 'APPLIED', DECLINE: 'DECLINED' },
  APPROVED: { SUSPEND: 'SUSPENDED' },
  SUSPENDED: { REINSTATE: 'APPROVED' },
  DECLINED: {},
};

describe('a shop', () => {
  for (const status of statuses) {
    test.each(steps)(`${status}, %s`, (step) => {
      const { from, to } = merchantSteps[step];
      const reached = (from as readonly MerchantStatus[]).includes(status) ? to : undefined;
      expect(reached).toBe(expected[status][step]);
    });
  }

  test('can be reached in every status from its application', () => {
    const reached = new Set<MerchantStatus>(['APPLIED']);
    for (const _ of statuses) {
      for (const { from, to } of Object.values(merchantSteps)) {
        if (from.some((status) => reached.has(status))) reached.add(to);
      }
    }
    expect([...reached].sort()).toEqual([...statuses].sort());
  });

  test('is written down and told of at every step in its own words', () => {
    expect(new Set(steps.map((step) => merchantSteps[step].caseAction)).size).toBe(steps.length);
    expect(
      steps.map((step) => merchantSteps[step].notice).every((kind) => kind.startsWith('MERCHANT_')),
    ).toBe(true);
  });

  test('that was declined is neither open nor changed any more', () => {
    expect(openStatuses).not.toContain('DECLINED');
    expect(editableStatuses).not.toContain('DECLINED');
  });
});
