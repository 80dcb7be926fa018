import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { fileOf, toCsv, toUtf16le, toWindows874, toXlsx } from '../../../../../tests/testkit/spreadsheet.ts';
import { tidyCell } from './cell-text.ts';
import { separatorOf } from './csv-rows.ts';
import { FileProblem } from './file-problem.ts';
import { detectFormat, readRows } from './read-rows.ts';
import { isDayFormat } from './workbook.ts';

async function rowsOf(content: Uint8Array, pieceBytes?: number) {
  const file = fileOf(content, pieceBytes);
  const format = await detectFormat(file);
  const rows = [];
  for await (const row of readRows(file, format)) rows.push(row);
  return { format, rows };
}

const cellsOf = async (content: Uint8Array, pieceBytes?: number) =>
  (await rowsOf(content, pieceBytes)).rows.map(({ cells }) => cells);

async function problemOf(content: Uint8Array): Promise<string> {
  try {
    await rowsOf(content);
    return 'read';
  } catch (error) {
    if (error instanceof FileProblem) return error.code;
    throw error;
  }
}

const utf8 = (text: string) => new TextEncoder().encode(text);

const encodings = {
  'utf-8': utf8,
  'utf-8 with a mark': (text: string) => utf8(`\uFEFF${text}`),
  'utf-16le': (text: string) => toUtf16le(text),
  'utf-16le without a mark': (text: string) => toUtf16le(text, false),
  'windows-874': toWindows874,
} as const;

describe('a CSV file of a Thai Excel', () => {
  const text = 'ชื่อ,เลขสมาชิก\r\nสมชาย ใจดี,20000001\r\n';
  const cells = [
    ['ชื่อ', 'เลขสมาชิก'],
    ['สมชาย ใจดี', '20000001'],
  ];
  test.each(Object.entries(encodings))('in %s', async (_name, encode) => {
    expect(await cellsOf(encode(text))).toEqual(cells);
  });

  test.each([',', ';', '\t'] as const)('parted by "%s"', async (separator) => {
    const { format, rows } = await rowsOf(utf8(text.replaceAll(',', separator)));
    expect(format).toMatchObject({ format: 'CSV', separator });
    expect(rows.map((row) => row.cells)).toEqual(cells);
  });

  test('with Thai only after the first thousands of bytes is still Windows-874', async () => {
    const rows = Array.from({ length: 2_000 }, (_, index) => [`a${index}`, 'b']);
    const found = await rowsOf(toWindows874(toCsv([...rows, ['ป้าแดง', 'c']])));
    expect(found.format).toMatchObject({ encoding: 'windows-874' });
    expect(found.rows.at(-1)).toEqual({ number: 2_001, cells: ['ป้าแดง', 'c'] });
  });

  test('keeps line breaks in quotes, and numbers its rows as Excel does, blank ones too', async () => {
    const { rows } = await rowsOf(utf8('a,b\n\n"หนึ่ง\r\nสอง","เขาว่า ""ดี"""\n,,\nc,d'));
    expect(rows).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 3, cells: ['หนึ่ง\nสอง', 'เขาว่า "ดี"'] },
      { number: 5, cells: ['c', 'd'] },
    ]);
  });

  test('with line ends of every kind', async () => {
    expect(await cellsOf(utf8('a,b\r\nc,d\ne,f\rg,h'))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ]);
  });

  test.each([
    ['quotes that never close', utf8(`a,b\n"c,d\n${'e,f\n'.repeat(10)}`), 'BROKEN_QUOTES'],
    ['a row without end', utf8(`a,b\n"${'x'.repeat(300_000)}`), 'LINE_TOO_LONG'],
    [
      'more columns than anybody has',
      utf8(Array.from({ length: 101 }, () => 'x').join(',')),
      'TOO_MANY_COLUMNS',
    ],
    [
      'a picture',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      'UNKNOWN_FORMAT',
    ],
    ['bytes of no encoding', Uint8Array.from([0x61, 0x2c, 0xdb, 0xfc, 0x0a]), 'UNKNOWN_ENCODING'],
    [
      'an old .xls, or a workbook with a password',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]),
      'OLD_EXCEL',
    ],
  ])('%s are refused', async (_what, content, code) => {
    expect(await problemOf(content)).toBe(code);
  });

  test('the separator is looked for outside of quotes', () => {
    expect(separatorOf('"ก,ข,ค,ง";"จ"\nx;y')).toBe(';');
  });
});

const thaiCell = fc
  .string({ unit: fc.constantFrom(...'กขคงนมยรลสหอะาิีึืุูเแโใไ่้๊๋์ำๆ๐๑๙ab09 ,;"\n\r\t'), maxLength: 20 })
  // A first cell of nothing would be a blank row, and one that begins with quotes is read leniently.
  .map((text) => `ก${text}ข`);
const tables = fc.array(fc.array(thaiCell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });

describe('whatever nasty Thai is written comes back tidied', () => {
  test.each(Object.entries(encodings))('through CSV in %s', async (_name, encode) => {
    await fc.assert(
      fc.asyncProperty(tables, fc.integer({ min: 1, max: 64 }), async (rows, pieceBytes) => {
        // A plain first row settles the separator.
        const table = [['หัว', 'ข้อ'], ...rows];
        expect(await cellsOf(encode(toCsv(table)), pieceBytes)).toEqual(
          table.map((row) => row.map(tidyCell)),
        );
      }),
      { numRuns: 40 },
    );
  });

  test('through a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (rows) => {
        // XML turns \r into \n.
        expect(await cellsOf(toXlsx(rows))).toEqual(rows.map((row) => row.map(tidyCell)));
      }),
      { numRuns: 20 },
    );
  });
});

describe('an Excel workbook', () => {
  test('of a library is read: texts, numbers, days', async () => {
    const data = await writeExcelFile([
      [{ value: 'เลขสมาชิก' }, { value: 'วันที่' }, { value: 'จำนวน' }],
      [
        { value: 20_000_001, type: Number },
        { value: new Date(Date.UTC(2026, 10, 22)), type: Date, format: 'dd/mm/yyyy' },
        { value: 2.5, type: Number },
      ],
    ]).toBuffer();
    expect(await cellsOf(data)).toEqual([
      ['เลขสมาชิก', 'วันที่', 'จำนวน'],
      ['20000001', '2026-11-22', '2.5'],
    ]);
  });

  test('a formula is what it was worth, and never worked out', async () => {
    const rows = await cellsOf(
      toXlsx([
        [
          { xml: '<c t="str"><f>CONCAT("a","b")</f><v>ab</v></c>' },
          { xml: '<c><f>1+1</f><v>2</v></c>' },
          { xml: '<c><f>1+1</f></c>' },
          { xml: '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>' },
        ],
      ]),
    );
    expect(rows).toEqual([['ab', '2', '#FORMULA!', '#DIV/0!']]);
  });

  test('days by built-in and Thai formats, years typed as Buddhist, and the Mac calendar', async () => {
    expect(
      await cellsOf(
        toXlsx([[{ xml: '<c s="1"><v>46348</v></c>' }, { xml: '<c s="2"><v>244675.25</v></c>' }]]),
      ),
    ).toEqual([['2026-11-22', '2569-11-22']]);
    const workbookXml =
      '<workbook xmlns="m" xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="a" sheetId="1" state="hidden" r:id="rId9"/><sheet name="b" sheetId="2" r:id="rId1"/></sheets></workbook>';
    expect(await cellsOf(toXlsx([[{ xml: '<c s="1"><v>44886</v></c>' }]], { workbookXml }))).toEqual([
      ['2026-11-22'],
    ]);
  });

  test('shared strings are joined from their runs, without what is only for reading aloud', async () => {
    const sharedStringsXml =
      '<x:sst xmlns:x="m"><x:si><x:r><x:t>ทำ</x:t></x:r><x:r><x:t xml:space="preserve">ดี </x:t></x:r><x:rPh><x:t>x</x:t></x:rPh></x:si></x:sst>';
    expect(await cellsOf(toXlsx([[{ xml: '<c t="s"><v>0</v></c>' }]], { sharedStringsXml }))).toEqual([
      ['ทำดี'],
    ]);
  });

  test('rows and cells without references count on', async () => {
    const sheetXml =
      '<worksheet><sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row r="4"><c r="C4"><v>3</v></c></row></sheetData></worksheet>';
    expect((await rowsOf(toXlsx([], { sheetXml }))).rows).toEqual([
      { number: 1, cells: ['1', '2'] },
      { number: 4, cells: ['', '', '3'] },
    ]);
  });

  const sheet = (inner: string) => `<worksheet><sheetData>${inner}</sheetData></worksheet>`;
  test.each([
    [
      'a sheet that unpacks to hundreds of times its size',
      toXlsx([], { sheetXml: sheet(`<row>${'<c/>'.repeat(1_000_000)}</row>`), level: 9 }),
      'TOO_MUCH_INSIDE',
    ],
    [
      'a document that declares entities',
      toXlsx([], { sheetXml: '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>' }),
      'UNREADABLE',
    ],
    ['XML that breaks off', toXlsx([], { sheetXml: '<worksheet><sheetData><row>' }), 'UNREADABLE'],
    ['a row that is there twice', toXlsx([], { sheetXml: sheet('<row r="2"/><row r="2"/>') }), 'UNREADABLE'],
    [
      'columns out at ZZZ',
      toXlsx([], { sheetXml: sheet('<row><c r="ZZZ1"><v>1</v></c></row>') }),
      'TOO_MANY_COLUMNS',
    ],
    ['a zip that is no workbook', toXlsx([]).slice(0, 200), 'UNREADABLE'],
  ])('%s is refused', async (_what, content, code) => {
    expect(await problemOf(content)).toBe(code);
  });

  test('an archive that says less than it unpacks to is refused', async () => {
    const content = Buffer.from(toXlsx([['x'.repeat(5_000)]]));
    // The uncompressed size of the sheet in the central directory.
    const entry = content.lastIndexOf('xl/worksheets/sheet1.xml');
    content.writeUInt32LE(100, entry - 46 + 24);
    expect(await problemOf(content)).toBe('UNREADABLE');
  });

  test.each([
    ['dd/mm/yyyy', true],
    ['[$-41E]d mmm bbbb', true],
    ['ว ดดด ปปปป', true],
    ['0.00', false],
    ['General', false],
    ['[Red]0', false],
    ['0 "day"', false],
  ])('the format %s shows a day: %s', (code, isDay) => {
    expect(isDayFormat(code)).toBe(isDay);
  });
});
