import { expect, test } from 'vitest';
import { createPledgeKeys } from './pledge-key.ts';

test('the same pledge tried again keeps its key; another, or the next, has its own', () => {
  let made = 0;
  const keys = createPledgeKeys(() => `key ${++made}`);
  expect([keys.keyFor('goal_1', 10), keys.keyFor('goal_1', 10)]).toEqual(['key 1', 'key 1']);
  expect(keys.keyFor('goal_1', 20)).toBe('key 2');
  expect(keys.keyFor('goal_2', 20)).toBe('key 3');
  keys.finish();
  expect(keys.keyFor('goal_2', 20)).toBe('key 4');
});
