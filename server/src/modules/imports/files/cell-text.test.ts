import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparable, digitsOf, holdsNationalId, isErrorValue, isNationalId, tidyCell } from './cell-text.ts';

describe('a cell is tidied', () => {
  test.each([
    ['a broken ำ', 'น\u0E4D\u0E32ใจ', 'นำใจ'],
    ['a broken ำ with the tone mark in it', 'น\u0E4D\u0E49\u0E32', 'น้ำ'],
    ['a broken ำ with the tone mark before it', 'น\u0E49\u0E4D\u0E32', 'น้ำ'],
    ['zero-width blanks', 'กวาด\u200Bลาน\u200Bวัด\uFEFF', 'กวาดลานวัด'],
    ['marks of direction', '\u202Eสมชาย\u202C', 'สมชาย'],
    ['a joiner that joins nothing', 'สม\u200Dชาย', 'สมชาย'],
    ['blanks around and hard blanks within', ' \u00A0ป้า\u00A0แดง \t', 'ป้า แดง'],
    ['line breaks of every kind', 'หนึ่ง\r\nสอง\rสาม', 'หนึ่ง\nสอง\nสาม'],
    ['a number that Excel was told to keep', '="00123"', '00123'],
  ])('%s', (_what, text, tidy) => {
    expect(tidyCell(text)).toBe(tidy);
  });

  test('an emoji of several stays whole', () => {
    expect(tidyCell('👩‍🍳 ทำครัว')).toBe('👩‍🍳 ทำครัว');
  });

  test('tidying twice is tidying once', () => {
    const thai = fc.string({
      unit: fc.constantFrom(...'กขนม้่๊๋ําำแเ ๐๙\u200B\u200D\uFEFF\r\n\t\u00A0="0👩'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(thai, (text) => {
        expect(tidyCell(tidyCell(text))).toBe(tidyCell(text));
      }),
    );
  });
});

test('a number is read with Thai digits, blanks and dashes', () => {
  expect(digitsOf('๒๐๐๐-๐๐๐๑ ')).toBe('20000001');
});

test('two spellings of one header are one', () => {
  expect(comparable('ชื่อ - สกุล')).toBe(comparable('ชื่อ-สกุล'));
  expect(comparable('เเต้ม')).toBe(comparable('แต้ม'));
  expect(comparable('Member_Number')).toBe(comparable('member number'));
});

describe('a national ID is known by its check digit', () => {
  test.each(['1-1017-00203-45-0', '1101700203450', '๑๑๐๑๗๐๐๒๐๓๔๕๐'])('%s', (id) => {
    expect(isNationalId(id)).toBe(true);
    expect(holdsNationalId(`บัตร ${id} ของป้าแดง`)).toBe(true);
  });
  test.each(['1101700203451', '110170020345', '11017002034501', 'สมชาย'])('%s is none', (id) => {
    expect(isNationalId(id)).toBe(false);
    expect(holdsNationalId(`บัตร ${id} ของป้าแดง`)).toBe(false);
  });
});

test("Excel's errors are known", () => {
  expect(['#N/A', '#REF!', '#DIV/0!'].every(isErrorValue)).toBe(true);
  expect(['#1', 'N/A', '#ทำดี'].some(isErrorValue)).toBe(false);
});
