import { describe, expect, it } from 'vitest';
import { caseAfterDecision, neighboursOf } from './next-case.ts';

const queue = ['a', 'b', 'c', 'd'];

describe('neighboursOf', () => {
  it('knows both sides and the place', () => {
    expect(neighboursOf(queue, 'b', [])).toEqual({
      previousId: 'a',
      nextId: 'c',
      position: 2,
      waitingCount: 4,
    });
    expect(neighboursOf(queue, 'a', []).previousId).toBeNull();
    expect(neighboursOf(queue, 'd', []).nextId).toBeNull();
  });

  it('passes over what was decided', () => {
    expect(neighboursOf(queue, 'b', ['c', 'a'])).toEqual({
      previousId: null,
      nextId: 'd',
      position: 1,
      waitingCount: 2,
    });
  });

  it('begins the queue from a case that is not in it', () => {
    expect(neighboursOf(queue, 'x', ['a'])).toEqual({
      previousId: null,
      nextId: 'b',
      position: null,
      waitingCount: 3,
    });
  });
});

describe('caseAfterDecision', () => {
  const opensAfter = (caseId: string, awayIds: string[]) =>
    caseAfterDecision(neighboursOf(queue, caseId, awayIds), queue, awayIds, caseId);

  it('goes on, then back to what was passed over, then nowhere', () => {
    expect(opensAfter('b', ['b'])).toBe('c');
    expect(opensAfter('d', ['d', 'b'])).toBe('a');
    expect(opensAfter('d', ['a', 'b', 'c', 'd'])).toBeNull();
  });
});
