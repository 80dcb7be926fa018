import { expect, test } from 'vitest';
import { formatEventTime, phaseOf } from './event-time.ts';

test('an event of one day names the day once, with the Buddhist year in Thai', () => {
  const [starts, ends] = ['2026-11-22T01:00:00.000Z', '2026-11-22T03:30:00.000Z'];
  expect(formatEventTime(starts, ends, 'th')).toBe('22 พ.ย. 2569 08:00 น. – 10:30 น.');
  expect(formatEventTime(starts, ends, 'en')).toBe('Nov 22, 2026 08:00 – 10:30');
});

test('an event over midnight in Thailand names both days', () => {
  const [starts, ends] = ['2026-11-22T16:00:00.000Z', '2026-11-22T18:00:00.000Z'];
  expect(formatEventTime(starts, ends, 'th')).toBe('22 พ.ย. 2569 23:00 น. – 23 พ.ย. 2569 01:00 น.');
});

test('it is on from its start until its end', () => {
  const event = { startsAt: '2026-11-22T01:00:00.000Z', endsAt: '2026-11-22T03:00:00.000Z' };
  const at = (iso: string) => phaseOf(event, Date.parse(iso));
  expect(at('2026-11-22T00:59:59.999Z')).toBe('TO_COME');
  expect(at('2026-11-22T01:00:00.000Z')).toBe('ON');
  expect(at('2026-11-22T03:00:00.000Z')).toBe('OVER');
});
