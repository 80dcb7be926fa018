import { expect, test } from 'vitest';
import { createRecentConfirmations } from './recent-confirmations.ts';

const confirmation = (deedId: string) => ({ deedId, summary: deedId, undoUntil: 1 });

test('the newest comes first, once, and a hundred are kept', () => {
  const recent = createRecentConfirmations();
  for (let index = 0; index < 120; index++) recent.add(confirmation(`deed_${index}`));
  recent.add(confirmation('deed_5'));
  const ids = recent.list().map(({ deedId }) => deedId);
  expect(ids).toHaveLength(100);
  expect(ids[0]).toBe('deed_5');
  expect(new Set(ids).size).toBe(100);
});

test('what is taken back is gone, and those who listen are told', () => {
  const recent = createRecentConfirmations();
  let told = 0;
  const stop = recent.subscribe(() => told++);
  recent.add(confirmation('deed_1'));
  recent.remove('deed_1');
  stop();
  recent.add(confirmation('deed_2'));
  expect(told).toBe(2);
  expect(recent.list().map(({ deedId }) => deedId)).toEqual(['deed_2']);
});
