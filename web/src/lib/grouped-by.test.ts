import { expect, test } from 'vitest';
import { groupedBy } from './grouped-by.ts';

test('keeps the order of keys and of what each has', () => {
  const words = ['ข้าว', 'น้ำ', 'ขนม', 'นม'];
  expect([...groupedBy(words, (word) => word[0])]).toEqual([
    ['ข', ['ข้าว', 'ขนม']],
    ['น', ['น้ำ', 'นม']],
  ]);
  expect(groupedBy([], String).size).toBe(0);
});
