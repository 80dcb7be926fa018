import { expect, test } from 'vitest';
import { drawApiKey, readApiKey } from './api-key-secret.ts';

test('a key is read again as it was drawn, and begins with what is shown of it', () => {
  const { secret, prefix } = drawApiKey();
  expect(readApiKey(`Bearer ${secret}`)).toEqual({ secret, isWhole: true });
  expect(secret.startsWith(prefix)).toBe(true);
  expect(prefix).toMatch(/^kwd_[A-Za-z0-9]{6}$/);
});

test('no two are alike', () => {
  expect(new Set(Array.from({ length: 1_000 }, () => drawApiKey().secret)).size).toBe(1_000);
});

test.each([undefined, '', 'Bearer abc', 'Basic kwd_abc', 'kwd_abc'])('%s carries none', (header) => {
  expect(readApiKey(header)).toBe(null);
});

test('a cut one is known for a key all the same', () => {
  expect(readApiKey('Bearer kwd_abc')?.isWhole).toBe(false);
});
