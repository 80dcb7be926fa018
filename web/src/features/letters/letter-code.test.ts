import { expect, test } from 'vitest';
import { groupLetterCode, letterCodeIn } from './letter-code.ts';

const code = 'KD7Q2M4XWP3R9TZA';

test('a code is read in groups of four', () => {
  expect(groupLetterCode(code)).toBe('KD7Q 2M4X WP3R 9TZA');
});

test.each([
  code,
  groupLetterCode(code).toLowerCase(),
  `https://kwamdee.test/letter/${code}`,
  `/letter/${code}/`,
])('"%s" is one', (text) => {
  expect(letterCodeIn(text)).toBe(code);
});

test.each(['', '12345678', `${code}A`, 'https://kwamdee.test/offers', 'O'.repeat(16), 'ก'.repeat(16)])(
  '"%s" is none',
  (text) => {
    expect(letterCodeIn(text)).toBeNull();
  },
);
