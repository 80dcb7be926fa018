import { pbkdf2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashOfCode } from './code-hash.ts';

test('the hash of a code is the one that the server makes', async () => {
  const expected = pbkdf2Sync('KD7Q2M4XWG', '00112233445566778899aabbccddeeff', 10_000, 4, 'sha256');
  expect(await hashOfCode('KD7Q2M4XWG', '00112233445566778899aabbccddeeff', 10_000)).toBe(
    expected.toString('hex'),
  );
});
