import { describe, expect, test } from 'vitest';
import { OfferState } from '../../platform/generated/enums.ts';
import { editableStates, type OfferStep, offerSteps } from './offer-state.ts';

const steps = Object.keys(offerSteps) as OfferStep[];
const states = Object.values(OfferState);

/** The whole table, written out: what leads where, and that nothing else does. */
const expected: Record<OfferState, Partial<Record<OfferStep, OfferState>>> = {
  DRAFT: { SUBMIT: 'SUBMITTED', END: 'ENDED' },
  SUBMITTED: { WITHDRAW: 'DRAFT', APPROVE: 'LIVE', REQUEST_CHANGES: 'CHANGES_REQUESTED' },
  CHANGES_REQUESTED: { SUBMIT: 'SUBMITTED', END: 'ENDED' },
  LIVE: { PAUSE: 'PAUSED', END: 'ENDED' },
  PAUSED: { RESUME: 'LIVE', END: 'ENDED' },
  ENDED: {},
};

describe('an offer', () => {
  for (const state of states) {
    test.each(steps)(`${state}, %s`, (step) => {
      const { from, to } = offerSteps[step];
      const reached = (from as readonly OfferState[]).includes(state) ? to : undefined;
      expect(reached).toBe(expected[state][step]);
    });
  }

  test('can be reached in every state from its draft', () => {
    const reached = new Set<OfferState>(['DRAFT']);
    for (const _ of states) {
      for (const { from, to } of Object.values(offerSteps)) {
        if (from.some((state) => reached.has(state))) reached.add(to);
      }
    }
    expect([...reached].sort()).toEqual([...states].sort());
  });

  test('is never changed where it can be redeemed or where a coordinator reads it', () => {
    for (const state of ['SUBMITTED', 'LIVE', 'PAUSED', 'ENDED'] as const) {
      expect(editableStates).not.toContain(state);
    }
  });

  test('goes live through a coordinator’s approval or the shop’s own pause alone', () => {
    expect(steps.filter((step) => offerSteps[step].to === 'LIVE')).toEqual(['APPROVE', 'RESUME']);
    expect(offerSteps.RESUME.from).toEqual(['PAUSED']);
    expect(
      steps.filter((step) => offerSteps[step].to === 'PAUSED').flatMap((step) => offerSteps[step].from),
    ).toEqual(['LIVE']);
  });
});
