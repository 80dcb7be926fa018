import { expect, test } from 'vitest';
import { CounterCodes, drawCounterCode, readCounterCode } from './counter-code.ts';

test('a code is six digits, read also with blanks and in Thai digits', () => {
  expect(drawCounterCode()).toMatch(/^\d{6}$/);
  expect(readCounterCode(' 012 345 ')).toBe('012345');
  expect(readCounterCode('๐๑๒-๓๔๕')).toBe('012345');
  for (const none of ['', '12345', '1234567', '12345a', ' '.repeat(40)])
    expect(readCounterCode(none)).toBeNull();
});

test('the same digits have another hash at another place, and with another secret', () => {
  const codes = new CounterCodes('a secret of at least thirty-two characters');
  const hashes = [
    codes.hashOf('card-one', 1, '123456'),
    codes.hashOf('card-one', 2, '123456'),
    codes.hashOf('card-two', 1, '123456'),
    new CounterCodes('another secret of thirty-two characters').hashOf('card-one', 1, '123456'),
  ].map((hash) => Buffer.from(hash).toString('hex'));
  expect(new Set(hashes).size).toBe(4);
  expect(Buffer.from(codes.hashOf('card-one', 1, '123456')).toString('hex')).toBe(hashes[0]);
});
