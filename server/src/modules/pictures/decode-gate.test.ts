import { expect, test } from 'vitest';
import { DecodeGate } from './decode-gate.ts';

test('at most so many run at once, the queue is served in order, and beyond it the answer is null', async () => {
  const gate = new DecodeGate({ maxRunning: 2, maxWaiting: 2 });
  const started: number[] = [];
  const finish = new Map<number, () => void>();
  const runs = [0, 1, 2, 3, 4].map((index) =>
    gate.run(
      () =>
        new Promise<number>((resolve) => {
          started.push(index);
          finish.set(index, () => resolve(index));
        }),
    ),
  );

  expect(await runs[4]).toBeNull();
  expect(started).toEqual([0, 1]);
  finish.get(1)?.();
  expect(await runs[1]).toBe(1);
  await Promise.resolve();
  expect(started).toEqual([0, 1, 2]);
  finish.get(0)?.();
  finish.get(2)?.();
  await Promise.all([runs[0], runs[2]]);
  finish.get(3)?.();
  expect(await runs[3]).toBe(3);
});

test('a failure gives its place back', async () => {
  const gate = new DecodeGate({ maxRunning: 1, maxWaiting: 0 });
  await expect(gate.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await gate.run(async () => 'next')).toBe('next');
});
