import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lengthOf } from '../../graphql/plain-text.ts';
import { displayNameOf } from './workplace-membership.ts';

test('is called as the account is, without what cannot be seen', () => {
  expect(displayNameOf({ userId: 'u', name: ' สมชาย\u202e\u0000 ใจดี ' })).toBe('สมชาย ใจดี');
  expect(displayNameOf({ userId: 'u', name: '\u200b ' })).toBe('—');
});

test('fits the column and the card, whatever the account is called', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
      const shown = displayNameOf({ userId: 'u', name });
      expect([...shown].length).toBeLessThanOrEqual(200);
      expect(lengthOf(shown)).toBeLessThanOrEqual(80);
      expect(shown.length).toBeGreaterThan(0);
    }),
  );
});
