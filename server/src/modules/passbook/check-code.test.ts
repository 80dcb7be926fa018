import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CheckedLine, type CheckKey, checkCodeOf, readCheckCode } from './check-code.ts';

const key = (version: number, validFrom: string): CheckKey => ({
  version,
  key: randomBytes(32),
  validFrom: new Date(validFrom),
});
const keys = [key(1, '1970-01-01T00:00:00Z'), key(2, '2026-06-01T00:00:00Z')];

const line: CheckedLine = {
  id: 7,
  accountId: '01890000-0000-7000-8000-000000000001',
  kind: 'REDEEM',
  points: -20,
  balanceAfter: 80,
  at: new Date('2026-11-22T07:05:00.123Z'),
};

test('nine characters of the alphabet, the last of which checks the others', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1 }), fc.integer(), (id, points) => {
      const code = checkCodeOf({ ...line, id, points }, keys);
      expect(code).toMatch(/^[2-9A-HJKMNP-Z]{9}$/);
      expect(readCheckCode(`${code.slice(0, 4)}-${code.slice(4).toLowerCase()} `)).toBe(code);
    }),
  );
});

test('a slip of the pen is no code', () => {
  const code = checkCodeOf(line, keys);
  const other = code.startsWith('2') ? '3' : '2';
  expect(readCheckCode(other + code.slice(1))).toBeNull();
  expect(readCheckCode('ความดี')).toBeNull();
  expect(readCheckCode(code.repeat(20))).toBeNull();
});

test.each([
  ['another transfer', { id: 8 }],
  ['another account', { accountId: '01890000-0000-7000-8000-000000000002' }],
  ['another kind', { kind: 'HOLD' }],
  ['another sign', { points: 20 }],
  ['another balance', { balanceAfter: 81 }],
  ['a millisecond later', { at: new Date(line.at.getTime() + 1) }],
] as const)('%s has another code', (_name, change) => {
  expect(checkCodeOf({ ...line, ...change }, keys)).not.toBe(checkCodeOf(line, keys));
});

test('a new key leaves the codes of earlier lines as they were printed, and makes those from its moment on', () => {
  const before = { ...line, at: new Date('2026-05-31T23:59:59.999Z') };
  const [first, second] = keys;
  if (first === undefined || second === undefined) throw new Error('no keys');
  expect(checkCodeOf(before, keys)).toBe(checkCodeOf(before, [first]));
  expect(checkCodeOf(line, keys)).not.toBe(checkCodeOf(line, [first]));
  expect(checkCodeOf(line, [...keys].reverse())).toBe(checkCodeOf(line, keys));
  expect(() => checkCodeOf(before, [second])).toThrow('no check key');
});
