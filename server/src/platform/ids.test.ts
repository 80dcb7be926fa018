import { expect, test, vi } from 'vitest';
import { newId } from './ids.ts';

const version7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('ids are of version 7, carry their moment, and ascend', () => {
  const beforeMs = Date.now();
  const ids = Array.from({ length: 5_000 }, newId);
  const afterMs = Date.now();

  for (const id of ids) expect(id).toMatch(version7);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  const moments = ids.map((id) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));
  expect(Math.min(...moments)).toBeGreaterThanOrEqual(beforeMs);
  expect(Math.max(...moments)).toBeLessThanOrEqual(afterMs);
});

test('a clock that is set back does not set them back', () => {
  const before = newId();
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000);

  expect(newId() > before).toBe(true);
});
