import { pbkdf2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashBytes, hashRounds, VoucherHashes } from './voucher-hashes.ts';

const shop = '01890000-0000-7000-8000-000000000001';
const other = '01890000-0000-7000-8000-000000000002';
const secret = 'a secret of at least thirty-two characters';

test('a code has one hash at its shop, in every process, and another elsewhere', async () => {
  const hashes = new VoucherHashes(secret);
  const [here, again] = await hashes.hashesOf(shop, ['KD7Q2M4XWG', 'KD7Q2M4XWG']);
  expect(here).toMatch(/^[0-9a-f]{8}$/);
  expect(again).toBe(here);
  expect(await new VoucherHashes(secret).hashesOf(shop, ['KD7Q2M4XWG'])).toEqual([here]);
  expect(await hashes.hashesOf(other, ['KD7Q2M4XWG'])).not.toEqual([here]);
  expect(new VoucherHashes(`${secret}!`).saltOf(shop)).not.toBe(hashes.saltOf(shop));
});

test('a phone finds the same by salt, rounds and length alone', async () => {
  const hashes = new VoucherHashes(secret);
  const onPhone = pbkdf2Sync('KD7Q2M4XWG', hashes.saltOf(shop), hashRounds, hashBytes, 'sha256');
  expect(await hashes.hashesOf(shop, ['KD7Q2M4XWG'])).toEqual([onPhone.toString('hex')]);
});
