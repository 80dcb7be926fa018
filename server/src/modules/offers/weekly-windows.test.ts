import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWeeklyWindows, Weekday, type WeeklyWindow, weeklyWindowsOf } from './weekly-windows.ts';

const weekdays = Object.values(Weekday);
const workdays = weekdays.slice(0, 5);

describe('the openings of a week', () => {
  test('Monday to Friday, nine to four', () => {
    const windows = [{ days: workdays, opensAt: '09:00', closesAt: '16:00' }];
    const { openMinutes, problems } = readWeeklyWindows(windows);
    expect(problems).toEqual([]);
    expect(openMinutes.slice(0, 4)).toEqual([540, 960, 1_980, 2_400]);
    expect(weeklyWindowsOf(openMinutes)).toEqual(windows);
  });

  test('over midnight, also the week’s last', () => {
    const { openMinutes } = readWeeklyWindows([{ days: ['SUNDAY'], opensAt: '22:00', closesAt: '02:00' }]);
    expect(openMinutes).toEqual([9_960, 10_200]);
  });

  test('a whole day, and to its end', () => {
    for (const opensAt of ['00:00', '18:30']) {
      const windows: WeeklyWindow[] = [{ days: ['MONDAY'], opensAt, closesAt: '24:00' }];
      expect(weeklyWindowsOf(readWeeklyWindows(windows).openMinutes)).toEqual(windows);
    }
  });

  test.each<[string, WeeklyWindow[], string[]]>([
    ['no time', [{ days: ['MONDAY'], opensAt: '9', closesAt: '16:00' }], ['weeklyWindows', '0', 'opensAt']],
    [
      'no such time',
      [{ days: ['MONDAY'], opensAt: '09:00', closesAt: '24:30' }],
      ['weeklyWindows', '0', 'closesAt'],
    ],
    ['no day', [{ days: [], opensAt: '09:00', closesAt: '16:00' }], ['weeklyWindows', '0', 'days']],
    [
      'an overlap',
      [
        { days: ['MONDAY'], opensAt: '22:00', closesAt: '02:00' },
        { days: ['TUESDAY'], opensAt: '01:00', closesAt: '03:00' },
      ],
      ['weeklyWindows'],
    ],
    [
      'an overlap over the week’s end',
      [
        { days: ['SUNDAY'], opensAt: '22:00', closesAt: '02:00' },
        { days: ['MONDAY'], opensAt: '01:00', closesAt: '03:00' },
      ],
      ['weeklyWindows'],
    ],
  ])('%s is refused', (_name, windows, path) => {
    const { openMinutes, problems } = readWeeklyWindows(windows);
    expect(openMinutes).toEqual([]);
    expect(problems.map((problem) => problem.path)).toEqual([path]);
  });

  test('whatever is read can be said, and reads the same again', () => {
    const time = fc
      .integer({ min: 0, max: 1_439 })
      .map(
        (minute) =>
          `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
      );
    const window = fc.record({
      days: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }),
      opensAt: time,
      closesAt: fc.oneof(time, fc.constant('24:00')),
    });
    fc.assert(
      fc.property(fc.array(window, { maxLength: 3 }), (windows) => {
        const { openMinutes, problems } = readWeeklyWindows(windows);
        fc.pre(problems.length === 0);
        expect(openMinutes).toEqual(openMinutes.toSorted((a, b) => a - b));
        expect(readWeeklyWindows(weeklyWindowsOf(openMinutes)).openMinutes).toEqual(openMinutes);
      }),
    );
  });
});
