import { expect, test } from 'vitest';
import { createViewMemory } from './view-memory.ts';

test('a code that is held in view comes into it once, however long it is held', () => {
  const memory = createViewMemory();
  const answers = Array.from({ length: 30 }, (_, second) =>
    memory.comesIntoView('KD7Q2M4XWG', second * 1_000),
  );
  expect(answers.filter(Boolean)).toHaveLength(1);
});

test('a code that was away for more than three seconds comes into view again', () => {
  const memory = createViewMemory();
  expect(memory.comesIntoView('KD7Q2M4XWG', 0)).toBe(true);
  expect(memory.comesIntoView('KD7Q2M4XWG', 3_000)).toBe(false);
  expect(memory.comesIntoView('KD7Q2M4XWG', 6_001)).toBe(true);
});

test('two codes side by side do not make each other new', () => {
  const memory = createViewMemory();
  expect(memory.comesIntoView('voucher', 0)).toBe(true);
  expect(memory.comesIntoView('sticker', 100)).toBe(true);
  expect(memory.comesIntoView('voucher', 200)).toBe(false);
  expect(memory.comesIntoView('sticker', 300)).toBe(false);
});
