import { expect, test } from 'vitest';
import { periodOf } from './period.ts';

test('28 days end today in the village, also when it is still yesterday in Greenwich', () => {
  expect(periodOf(28, new Date('2026-11-26T18:30:00Z'))).toEqual({ from: '2026-10-31', until: '2026-11-27' });
  expect(periodOf(1, new Date('2026-03-01T01:00:00Z'))).toEqual({ from: '2026-03-01', until: '2026-03-01' });
});
