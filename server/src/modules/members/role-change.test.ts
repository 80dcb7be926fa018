import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NetworkRole } from '../../platform/generated/enums.ts';
import { rolesAfter } from './role-change.ts';

const roles = fc.array(fc.constantFrom(...Object.values(NetworkRole)), { maxLength: 8 });

test('every role that was asked for is there, once', () => {
  fc.assert(
    fc.property(roles, roles, (before, asked) => {
      const after = rolesAfter(before, asked);
      expect(new Set(after).size).toBe(after.length);
      for (const role of asked) expect(after).toContain(role);
    }),
  );
});

test('MEMBER is never taken, and nothing else is kept', () => {
  fc.assert(
    fc.property(roles, roles, (before, asked) => {
      const after = rolesAfter(before, asked);
      expect(after.includes('MEMBER')).toBe(before.includes('MEMBER') || asked.includes('MEMBER'));
      for (const role of after) expect(role === 'MEMBER' || asked.includes(role)).toBe(true);
    }),
  );
});
