import { expect, test } from 'vitest';
import { withMemberNumber } from './member-number.ts';

const taken = Object.assign(new Error('duplicate key'), {
  code: '23505',
  constraint: 'membership_network_id_member_number_key',
});

test('draws again while the number is taken', async () => {
  const drawn: string[] = [];
  const number = await withMemberNumber(async (memberNumber) => {
    drawn.push(memberNumber);
    if (drawn.length < 4) throw taken;
    return memberNumber;
  });
  expect(drawn).toHaveLength(4);
  expect(number).toBe(drawn[3]);
  for (const each of drawn) expect(each).toMatch(/^[1-9]\d{7}$/);
});

test('gives up after six draws, and at once on any other error', async () => {
  let draws = 0;
  const failing = (error: Error) => () => {
    draws++;
    return Promise.reject(error);
  };
  await expect(withMemberNumber(failing(taken))).rejects.toBe(taken);
  expect(draws).toBe(6);
  const other = new Error('no connection');
  await expect(withMemberNumber(failing(other))).rejects.toBe(other);
  expect(draws).toBe(7);
});
