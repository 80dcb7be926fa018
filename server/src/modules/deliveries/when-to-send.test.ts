import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localTime } from '../../platform/local-time.ts';
import { digestMinute, isQuiet, type QuietHours, whenToSend } from './when-to-send.ts';

const night: QuietHours = { fromMinute: 21 * 60, untilMinute: 7 * 60 };
const bangkok = 'Asia/Bangkok';
const send = (now: string, cadence: 'AT_ONCE' | 'DAILY' | 'WEEKLY', quiet: QuietHours | null = night) =>
  whenToSend(new Date(now), { cadence, quiet, zone: bangkok }).toISOString();

describe('in Bangkok', () => {
  test('by day a notice goes at once, to the second', () => {
    expect(send('2026-11-26T05:12:34.567Z', 'AT_ONCE')).toBe('2026-11-26T05:12:34.567Z');
  });

  test('at night it waits for the morning, before and after midnight', () => {
    expect(send('2026-11-26T14:00:00.000Z', 'AT_ONCE')).toBe('2026-11-27T00:00:00.000Z');
    expect(send('2026-11-26T13:59:59.999Z', 'AT_ONCE')).toBe('2026-11-26T13:59:59.999Z');
    expect(send('2026-11-26T17:00:00.000Z', 'AT_ONCE')).toBe('2026-11-27T00:00:00.000Z');
    expect(send('2026-11-26T23:59:59.999Z', 'AT_ONCE')).toBe('2026-11-27T00:00:00.000Z');
    expect(send('2026-11-27T00:00:00.000Z', 'AT_ONCE')).toBe('2026-11-27T00:00:00.000Z');
  });

  test('without quiet hours it goes at night too', () => {
    expect(send('2026-11-26T17:00:00.000Z', 'AT_ONCE', null)).toBe('2026-11-26T17:00:00.000Z');
  });

  test('the day is collected for six in the evening', () => {
    expect(send('2026-11-26T10:59:59.999Z', 'DAILY')).toBe('2026-11-26T11:00:00.000Z');
    expect(send('2026-11-26T11:00:00.000Z', 'DAILY')).toBe('2026-11-27T11:00:00.000Z');
    expect(send('2026-12-31T12:00:00.000Z', 'DAILY')).toBe('2027-01-01T11:00:00.000Z');
  });

  test('the week is collected for Sunday', () => {
    // The 29th of November 2026 is a Sunday.
    expect(send('2026-11-26T05:00:00.000Z', 'WEEKLY')).toBe('2026-11-29T11:00:00.000Z');
    expect(send('2026-11-29T10:00:00.000Z', 'WEEKLY')).toBe('2026-11-29T11:00:00.000Z');
    expect(send('2026-11-29T11:00:00.000Z', 'WEEKLY')).toBe('2026-12-06T11:00:00.000Z');
  });

  test('a collection waits for the end of quiet hours', () => {
    const evening = { fromMinute: 17 * 60, untilMinute: 19 * 60 };
    expect(send('2026-11-26T05:00:00.000Z', 'DAILY', evening)).toBe('2026-11-26T12:00:00.000Z');
  });
});

const zones = [
  bangkok,
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Asia/Kathmandu',
];
const anyMinute = fc.integer({ min: 0, max: 1_439 });
const anyQuiet = fc
  .record({ fromMinute: anyMinute, untilMinute: anyMinute })
  .filter(({ fromMinute, untilMinute }) => fromMinute !== untilMinute);
const anyMoment = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2035-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const anyRhythm = fc.record({
  cadence: fc.constantFrom('AT_ONCE', 'DAILY', 'WEEKLY'),
  quiet: fc.option(anyQuiet),
  zone: fc.constantFrom(...zones),
});

/** Longest that each may wait: its period, a quiet day, and the hour of a change of clocks on either side. */
const mostHours = { AT_ONCE: 26, DAILY: 50, WEEKLY: 8 * 24 + 2 } as const;

test('never before now, never too late, never while it is quiet, in any zone', () => {
  fc.assert(
    fc.property(anyMoment, anyRhythm, (now, rhythm) => {
      const at = whenToSend(now, rhythm);
      expect(at.getTime()).toBeGreaterThanOrEqual(now.getTime());
      expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(mostHours[rhythm.cadence] * 3_600_000);
      const { minute } = localTime(at, rhythm.zone);
      // On a night on which the clock is put, its end may be skipped or come twice.
      if (rhythm.quiet !== null && !isNightOfChange(at, rhythm.zone)) {
        expect(isQuiet(minute, rhythm.quiet)).toBe(false);
      }
    }),
    { numRuns: 3_000 },
  );
});

test('who has quiet hours is told of all of a night at one moment, and of a day at one moment', () => {
  fc.assert(
    fc.property(anyMoment, fc.constantFrom(...zones), (now, zone) => {
      const rhythm = { cadence: 'DAILY', quiet: night, zone } as const;
      const at = whenToSend(now, rhythm);
      expect(localTime(at, zone).minute).toBe(digestMinute);
      const between = new Date((now.getTime() + at.getTime()) / 2);
      if (between < at) expect(whenToSend(between, rhythm)).toEqual(at);
    }),
    { numRuns: 1_000 },
  );
});

function isNightOfChange(at: Date, zone: string): boolean {
  const [before, after] = [-26, 26].map((hours) =>
    localTime(new Date(at.getTime() + hours * 3_600_000), zone),
  );
  return before?.minute !== ((after?.minute ?? 0) - 4 * 60 + 2 * 1_440) % 1_440;
}
