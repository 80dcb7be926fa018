import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRecord, csvText, isoMoment, localDate } from './passbook-csv.ts';

describe('a text in a cell', () => {
  test.each([
    '=1+1',
    '+66',
    '-5',
    '@SUM(A1)',
    '|cmd',
    '%0A',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '−5',
    ' =1',
    '\t=1',
    '\r\n=1',
    '\uFEFF=1',
  ])('that a spreadsheet would take for a formula is guarded: %j', (text) => {
    expect(csvText(text).replace(/^"/, '')).toMatch(/^'/);
  });

  test.each([
    ['ช่วยงานวัด', 'ช่วยงานวัด'],
    ['น้ำดื่ม, กาแฟ', '"น้ำดื่ม, กาแฟ"'],
    ['ร้าน "ป้าแจ่ม"', '"ร้าน ""ป้าแจ่ม"""'],
    ['สอง\nบรรทัด', '"สอง\nบรรทัด"'],
    ['สอง\r\nบรรทัด', '"สอง\nบรรทัด"'],
    ['a\u0000b', 'a b'],
    ['', ''],
  ])('%j is written %j', (text, written) => {
    expect(csvText(text)).toBe(written);
  });

  test('reads back as it was, but for its guard', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 6 }), (cells) => {
        const plain = cells.map((cell) => cell.replace(/[\p{Cc}\p{Cs}\uFEFF]/gu, ''));
        const [record = []] = readCsv(csvRecord(plain));
        expect(record.map((cell) => cell.replace(/^'/, ''))).toEqual(
          plain.map((cell) => cell.replace(/^'/, '')),
        );
      }),
    );
  });
});

test('numbers are numbers, also below zero', () => {
  expect(csvRecord([20, '', -5, 'ก'])).toBe('20,,-5,ก\r\n');
});

test('dates are of the village, with the Buddhist year in Thai', () => {
  const at = new Date('2026-12-31T17:30:05.900Z');
  expect(localDate(at, 'TH', 'Asia/Bangkok')).toBe('01/01/2570');
  expect(localDate(at, 'EN', 'Asia/Bangkok')).toBe('01/01/2027');
  expect(isoMoment(at, 'Asia/Bangkok')).toBe('2027-01-01T00:30:05+07:00');
  expect(isoMoment(at, 'UTC')).toBe('2026-12-31T17:30:05+00:00');
});

/** A reader of RFC 4180, for the test alone. */
function readCsv(text: string): string[][] {
  const records: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  for (;;) {
    const [all = '', quoted, plain, end] = cell.exec(text) ?? [];
    if (all === '' && end === undefined) break;
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') records.push([]);
    if (end === '' || cell.lastIndex >= text.length) break;
  }
  return records;
}
