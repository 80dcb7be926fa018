import { expect, test } from 'vitest';
import { MembershipStatus } from '../../platform/generated/enums.ts';
import { membershipTransitions } from './membership-state.ts';

const transitions = Object.entries(membershipTransitions);

test('every action changes the status', () => {
  for (const [action, { from, to }] of transitions) expect(from, action).not.toContain(to);
});

test('a way leads from every status back to ACTIVE: nobody is shut out for ever', () => {
  // Joining again is the person's own act; see join-network.ts.
  const edges = [...transitions.map(([, edge]) => edge), { from: ['LEFT'], to: 'ACTIVE' } as const];
  for (const start of Object.values(MembershipStatus)) {
    const reached = new Set<string>([start]);
    for (let size = 0; size !== reached.size; ) {
      size = reached.size;
      for (const { from, to } of edges) if (from.some((status) => reached.has(status))) reached.add(to);
    }
    expect(reached, start).toContain('ACTIVE');
  }
});

test('only one who waits is declined, only one who is in leaves or is removed', () => {
  expect(membershipTransitions.decline.from).toEqual(['PENDING']);
  expect(membershipTransitions.leave.from).toEqual(['ACTIVE']);
  expect(membershipTransitions.remove.from).toEqual(['ACTIVE']);
});
