import { expect, test } from 'vitest';
import { allowsLoopback } from './env.ts';

test.each([
  ['development', undefined, true],
  ['test', 'https://kwamdee.example', true],
  ['development', 'http://localhost:4000', true],
  ['development', 'http://[::1]:4000', true],
  ['development', 'https://kwamdee.example', false],
  ['development', 'http://192.168.1.5:4000', false],
  ['production', undefined, false],
  ['production', 'http://localhost:4000', false],
] as const)('%s at %s: others may have this machine called: %s', (NODE_ENV, PUBLIC_URL, expected) => {
  expect(allowsLoopback({ NODE_ENV, PUBLIC_URL })).toBe(expected);
});
