import { describe, expect, test } from 'vitest';
import { GoalState } from '../../platform/generated/enums.ts';
import { goalSteps, pledgesFollow } from './goal-state.ts';

const steps = Object.values(goalSteps);

describe('the life of a goal', () => {
  test('leads nowhere back, and ends in a state where pledges follow', () => {
    for (const state of Object.values(GoalState)) {
      const goesOn = steps.some(({ from }) => from.some((each) => each === state));
      expect(pledgesFollow[state] === null, state).toBe(goesOn);
    }
  });

  test('contributes pledges only when the goal is reached; on every other way they come back', () => {
    for (const { to } of steps) {
      if (pledgesFollow[to] === null) continue;
      expect(pledgesFollow[to]).toBe(to === 'REACHED' ? 'CONTRIBUTED' : 'RETURNED');
    }
  });
});
