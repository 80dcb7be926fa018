import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDay, serialToDay } from './day.ts';

const meant = (day: string) => ({ outcome: 'DAY', day });

describe('a day as people of a village write it', () => {
  test.each([
    ['22/11/2569', '2026-11-22'],
    ['๒๒/๑๑/๒๕๖๙', '2026-11-22'],
    ['22-11-2569', '2026-11-22'],
    ['22.11.2026', '2026-11-22'],
    ['5/1/2569', '2026-01-05'],
    ['22 พ.ย. 2569', '2026-11-22'],
    ['22 พ.ย.2569', '2026-11-22'],
    ['22พ.ย.2569', '2026-11-22'],
    ['22 พย 2569', '2026-11-22'],
    ['22 พ. ย. 2569', '2026-11-22'],
    ['22 พฤศจิกายน พ.ศ. 2569', '2026-11-22'],
    ['22 พฤศจิกายน ๒๕๖๙', '2026-11-22'],
    ['1 มิ.ย. 2569', '2026-06-01'],
    ['22 Nov 2026', '2026-11-22'],
    ['22-November-2569', '2026-11-22'],
    ['2026-11-22', '2026-11-22'],
    ['2569-11-22', '2026-11-22'],
    ['2026-11-22T00:00:00Z', '2026-11-22'],
    ['22/11/2569 0:00:00', '2026-11-22'],
    ['22/11/2026 12:00 AM', '2026-11-22'],
    ['46348', '2026-11-22'],
    ['46348.5', '2026-11-22'],
    ['244675', '2026-11-22'],
    ['29/2/2567', '2024-02-29'],
  ])('%s is %s', (text, day) => {
    expect(readDay(text)).toEqual(meant(day));
  });

  test.each([
    ['22/11/69', 'TWO_DIGIT_YEAR'],
    ['22 พ.ย. 69', 'TWO_DIGIT_YEAR'],
    ['22/11/2300', 'YEAR_OUT_OF_RANGE'],
    ['22/11/2442', 'YEAR_OUT_OF_RANGE'],
    ['22/11/2744', 'YEAR_OUT_OF_RANGE'],
    ['22/11/1899', 'YEAR_OUT_OF_RANGE'],
    ['999999', 'YEAR_OUT_OF_RANGE'],
    ['29/2/2568', 'NOT_A_DAY'],
    ['11/22/2569', 'NOT_A_DAY'],
    ['31/4/2569', 'NOT_A_DAY'],
    ['0/1/2569', 'NOT_A_DAY'],
    ['เมื่อวาน', 'NOT_A_DAY'],
    ['2569', 'NOT_A_DAY'],
    ['', 'NOT_A_DAY'],
  ])('%s is none: %s', (text, outcome) => {
    expect(readDay(text)).toEqual({ outcome });
  });
});

const days = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2200-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('every day from 1900 to 2200 is read back from each way of writing it, in either era', () => {
  fc.assert(
    fc.property(days, fc.boolean(), (day, isBuddhist) => {
      const [year = '', month = '', date = ''] = day.split('-');
      const written = String(Number(year) + (isBuddhist ? 543 : 0));
      const thai = new Date(`${day}T00:00:00Z`).toLocaleDateString('th-TH-u-ca-gregory', {
        ...{ month: 'short', timeZone: 'UTC' },
      });
      expect(readDay(`${date}/${month}/${written}`)).toEqual(meant(day));
      expect(readDay(`${Number(date)} ${thai} ${written}`)).toEqual(meant(day));
      expect(readDay(`${written}-${month}-${date}`)).toEqual(meant(day));
    }),
  );
});

test("Excel's count of days is read back, in either of its eras", () => {
  fc.assert(
    fc.property(fc.integer({ min: 60, max: 109_939 }), (serial) => {
      const day = serialToDay(serial, false);
      expect(day).not.toBeNull();
      expect(serialToDay(serial - 1_462, true) ?? day).toBe(day);
      if (serial >= 10_000) expect(readDay(String(serial))).toEqual(meant(day ?? ''));
    }),
  );
});

test('whatever stands in a cell, reading it ends in a day or says why not', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(['DAY', 'NOT_A_DAY', 'TWO_DIGIT_YEAR', 'YEAR_OUT_OF_RANGE']).toContain(readDay(text).outcome);
    }),
  );
});
