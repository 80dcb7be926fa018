import * as v from 'valibot';
import type { FieldProblem } from '../../graphql/user-error.ts';
import { ImportField, type ImportKind } from '../../platform/generated/enums.ts';
import { comparable, isNationalId } from './files/cell-text.ts';

/** A column of the file, and what it is taken for; null: it is not read, and nothing of it is kept. */
export interface ImportColumn {
  readonly header: string;
  readonly field: ImportField | null;
}

const columnsJson = v.array(v.object({ header: v.string(), field: v.nullable(v.enum(ImportField)) }));

/** The columns as the table keeps them. */
export function columnsOf(json: unknown): readonly ImportColumn[] {
  return v.parse(columnsJson, json);
}

/** What each kind of file can say, and what it must. */
export const fieldsOf = {
  MEMBERS: { all: ['DISPLAY_NAME', 'MEMBER_NUMBER', 'LINE_KEY'], required: ['DISPLAY_NAME'] },
  DEEDS: {
    all: ['MEMBER_NUMBER', 'INDICATOR', 'DAY', 'COUNT', 'NOTE', 'LINE_KEY'],
    required: ['MEMBER_NUMBER', 'INDICATOR', 'DAY'],
  },
} as const satisfies Record<
  ImportKind,
  { readonly all: readonly ImportField[]; readonly required: readonly ImportField[] }
>;

/** What people call the columns, in Thai and in English. */
const namesOf: Readonly<Record<ImportField, readonly string[]>> = {
  DISPLAY_NAME: [
    ...['ชื่อ', 'ชื่อสกุล', 'ชื่อ-สกุล', 'ชื่อ-นามสกุล', 'ชื่อและนามสกุล', 'ชื่อสมาชิก', 'ชื่อที่แสดง', 'ชื่อเล่น'],
    ...['name', 'full name', 'display name', 'member name'],
  ],
  MEMBER_NUMBER: [
    ...['เลขสมาชิก', 'เลขที่สมาชิก', 'หมายเลขสมาชิก', 'รหัสสมาชิก', 'เลขประจำตัวสมาชิก', 'เลขบัตรสมาชิก'],
    ...['member number', 'member no', 'member id', 'membership number', 'number of member'],
  ],
  INDICATOR: [
    ...['ความดี', 'รหัสความดี', 'ตัวชี้วัด', 'รหัสตัวชี้วัด', 'ชื่อความดี', 'รายการความดี', 'กิจกรรม', 'ทำอะไร'],
    ...['indicator', 'indicator code', 'deed', 'good deed', 'deed code', 'activity'],
  ],
  DAY: [
    ...['วันที่', 'วัน', 'วันเดือนปี', 'วัน/เดือน/ปี', 'วันที่ทำ', 'วันที่ทำความดี', 'ว/ด/ป', 'วดป'],
    ...['date', 'day', 'done on', 'date done', 'deed date'],
  ],
  COUNT: [
    ...['จำนวน', 'จำนวนครั้ง', 'ครั้ง', 'กี่ครั้ง', 'ปริมาณ'],
    ...['count', 'quantity', 'qty', 'times', 'how many'],
  ],
  NOTE: [
    ...['หมายเหตุ', 'บันทึก', 'รายละเอียด', 'เล่าเพิ่ม', 'คำอธิบาย'],
    ...['note', 'notes', 'remark', 'remarks', 'details', 'comment'],
  ],
  LINE_KEY: [
    ...['รหัสรายการ', 'เลขที่รายการ', 'เลขอ้างอิง', 'รหัสอ้างอิง', 'รหัสบรรทัด'],
    ...['line key', 'key', 'reference', 'ref', 'record id', 'external id'],
  ],
};

const fieldByName: ReadonlyMap<string, ImportField> = new Map(
  Object.values(ImportField).flatMap((field) =>
    namesOf[field].map((name): [string, ImportField] => [comparable(name), field]),
  ),
);

/** Takes each column for what its header says; of two that say the same the first. */
export function proposeColumns(headers: readonly string[], kind: ImportKind): readonly ImportColumn[] {
  const allowed: readonly ImportField[] = fieldsOf[kind].all;
  const given = new Set<ImportField>();
  return headers.map((header) => {
    const field = fieldByName.get(comparable(header));
    if (field === undefined || !allowed.includes(field) || given.has(field)) return { header, field: null };
    given.add(field);
    return { header, field };
  });
}

const nationalIdNames = [
  ...['เลขบัตรประชาชน', 'เลขที่บัตรประชาชน', 'บัตรประชาชน', 'เลขประจำตัวประชาชน', 'เลขประชาชน', 'รหัสบัตรประชาชน'],
  ...[
    'เลข13หลัก',
    'เลขบัตร13หลัก',
    'national id',
    'citizen id',
    'id card',
    'id card number',
    'nationalid',
    'thai id',
  ],
].map(comparable);

export function isNationalIdHeader(header: string): boolean {
  const name = comparable(header);
  return nationalIdNames.some((each) => name.includes(each));
}

/** Watches a table go by, and says which columns hold national IDs: by their header, or by half of their cells. */
export class NationalIdWatch {
  readonly #filled: number[];
  readonly #ids: number[];

  constructor(private readonly headers: readonly string[]) {
    this.#filled = headers.map(() => 0);
    this.#ids = headers.map(() => 0);
  }

  see(cells: readonly string[]): void {
    for (const [index, cell] of cells.entries()) {
      if (cell === '') continue;
      this.#filled[index] = (this.#filled[index] ?? 0) + 1;
      if (isNationalId(cell)) this.#ids[index] = (this.#ids[index] ?? 0) + 1;
    }
  }

  columns(): string[] {
    return this.headers.filter((header, index) => {
      const ids = this.#ids[index] ?? 0;
      return isNationalIdHeader(header) || (ids > 0 && ids * 2 >= (this.#filled[index] ?? 0));
    });
  }
}

/** A coordinator's own choice: what a column, by its place from 0, is taken for. */
export interface ColumnChoice {
  readonly index: number;
  readonly field: ImportField;
}

/** The columns with the choices made on them, and what is wrong with these; without choices the columns as they are. */
export function chooseColumns(
  columns: readonly ImportColumn[],
  kind: ImportKind,
  choices: readonly ColumnChoice[] | null,
): { readonly columns: readonly ImportColumn[]; readonly problems: readonly FieldProblem[] } {
  const byIndex = new Map(choices?.map(({ index, field }) => [index, field]));
  const chosen =
    choices === null
      ? columns
      : columns.map(({ header }, index) => ({ header, field: byIndex.get(index) ?? null }));
  return { columns: chosen, problems: choiceProblems(columns.length, kind, chosen, choices ?? []) };
}

function choiceProblems(
  columnCount: number,
  kind: ImportKind,
  chosen: readonly ImportColumn[],
  choices: readonly ColumnChoice[],
): FieldProblem[] {
  const allowed: readonly ImportField[] = fieldsOf[kind].all;
  const problems: FieldProblem[] = [];
  const wrong = (message: FieldProblem['message']) => problems.push({ path: ['columns'], message });
  if (choices.some(({ index }) => index < 0 || index >= columnCount)) {
    wrong({ th: 'ไม่มีคอลัมน์นี้ในไฟล์', en: 'The file has no such column.' });
  }
  const fields = choices.map(({ field }) => field);
  const indexes = choices.map(({ index }) => index);
  if (new Set(fields).size < fields.length || new Set(indexes).size < indexes.length) {
    wrong({ th: 'เลือกข้อมูลเดียวกันให้หลายคอลัมน์ไม่ได้', en: 'Choose each thing for one column only.' });
  }
  if (fields.some((field) => !allowed.includes(field))) {
    wrong({ th: 'ไฟล์ชนิดนี้ไม่มีข้อมูลนี้', en: 'Files of this kind do not have this.' });
  }
  for (const field of fieldsOf[kind].required) {
    if (chosen.some((column) => column.field === field)) continue;
    const { th, en } = fieldNames[field];
    wrong({ th: `ยังไม่ได้เลือกคอลัมน์ “${th}”`, en: `Choose the column with the ${en}.` });
  }
  return problems;
}

/** What the fields are called where people read. */
export const fieldNames: Readonly<Record<ImportField, { readonly th: string; readonly en: string }>> = {
  DISPLAY_NAME: { th: 'ชื่อ', en: 'name' },
  MEMBER_NUMBER: { th: 'เลขสมาชิก', en: 'member number' },
  INDICATOR: { th: 'ความดี', en: 'good deed' },
  DAY: { th: 'วันที่', en: 'day' },
  COUNT: { th: 'จำนวนครั้ง', en: 'count' },
  NOTE: { th: 'หมายเหตุ', en: 'note' },
  LINE_KEY: { th: 'รหัสรายการ', en: 'line key' },
};
