import { plainTextProblem } from '../../graphql/plain-text.ts';
import type { ImportField, ImportKind } from '../../platform/generated/enums.ts';
import { displayNameProblems } from '../identity/display-name.ts';
import { digitsOf, holdsNationalId, isErrorValue, withArabicDigits } from './files/cell-text.ts';
import { readDay } from './files/day.ts';
import type { Row } from './files/stored-file.ts';
import type { ImportColumn } from './import-columns.ts';
import { type LineProblem, type LineProblemCode, lineProblem } from './line-problem.ts';

/** What a line says, before anybody has looked who and what that is. Days as 2026-11-22. */
export interface LineReading {
  readonly number: number;
  /** As written, shortened, by field. */
  readonly given: Readonly<Partial<Record<ImportField, string>>>;
  readonly displayName: string | null;
  readonly memberNumber: string | null;
  readonly indicator: string | null;
  readonly doneOn: string | null;
  readonly count: number;
  readonly note: string | null;
  readonly key: string | null;
  /** The first thing that is wrong; the values are then not to be used. */
  readonly problem: LineProblem | null;
}

const givenCharacters = 200;
export const highestCount = 100;

/** Reads the cells of a row by its columns. Nothing of a column that is taken for nothing goes any further. */
export function readLine(row: Row, columns: readonly ImportColumn[], kind: ImportKind): LineReading {
  const given: Partial<Record<ImportField, string>> = {};
  for (const [index, { field }] of columns.entries()) {
    const text = row.cells[index] ?? '';
    if (field !== null && text !== '') given[field] = text;
  }
  const problems = [
    ...badCells(given),
    ...(kind === 'MEMBERS' ? memberProblems(given) : deedProblems(given)),
  ];
  const day = readDay(given.DAY ?? '');
  return {
    number: row.number,
    given: shortened(given),
    displayName: given.DISPLAY_NAME ?? null,
    memberNumber: given.MEMBER_NUMBER === undefined ? null : digitsOf(given.MEMBER_NUMBER),
    indicator: given.INDICATOR ?? null,
    doneOn: day.outcome === 'DAY' ? day.day : null,
    count: countOf(given.COUNT) ?? 1,
    note: given.NOTE ?? null,
    key: given.LINE_KEY ?? null,
    problem: problems[0] ?? null,
  };
}

type Given = Readonly<Partial<Record<ImportField, string>>>;

/** What may be kept to show again: no national ID, and no more than helps to find the line. */
function shortened(given: Given): Given {
  return Object.fromEntries(
    Object.entries(given).map(([field, text]) => [
      field,
      holdsNationalId(text) ? '•••' : [...text].slice(0, givenCharacters).join(''),
    ]),
  );
}

function* badCells(given: Given): Generator<LineProblem> {
  for (const [field, text] of Object.entries(given) as [ImportField, string][]) {
    if (isErrorValue(text)) yield lineProblem('CELL_ERROR', field, text);
    if (holdsNationalId(text)) yield lineProblem('NATIONAL_ID', field);
  }
  if ([...(given.LINE_KEY ?? '')].length > 100) yield lineProblem('KEY_FORM', 'LINE_KEY');
}

function* memberProblems(given: Given): Generator<LineProblem> {
  if (given.DISPLAY_NAME === undefined) yield lineProblem('NAME_MISSING', 'DISPLAY_NAME');
  else if (given.DISPLAY_NAME.length > 200 || displayNameProblems(given.DISPLAY_NAME).length > 0) {
    yield lineProblem('NAME_FORM', 'DISPLAY_NAME');
  }
  if (given.MEMBER_NUMBER !== undefined) yield* numberProblems(given.MEMBER_NUMBER);
}

function* deedProblems(given: Given): Generator<LineProblem> {
  if (given.MEMBER_NUMBER === undefined) yield lineProblem('NUMBER_MISSING', 'MEMBER_NUMBER');
  else yield* numberProblems(given.MEMBER_NUMBER);
  if (given.INDICATOR === undefined) yield lineProblem('INDICATOR_MISSING', 'INDICATOR');
  if (given.DAY === undefined) yield lineProblem('DAY_MISSING', 'DAY');
  else yield* dayProblems(given.DAY);
  if (given.COUNT !== undefined && countOf(given.COUNT) === null) {
    yield lineProblem('COUNT_FORM', 'COUNT', given.COUNT);
  }
  const note = given.NOTE ?? '';
  if (note.length > 1_000 || plainTextProblem(note, { minimumLength: 0, maximumLength: 500 }) !== null) {
    yield lineProblem('NOTE_FORM', 'NOTE');
  }
}

function* numberProblems(text: string): Generator<LineProblem> {
  if (!/^\d{6,10}$/.test(digitsOf(text))) yield lineProblem('NUMBER_FORM', 'MEMBER_NUMBER', text);
}

const dayCodes = {
  NOT_A_DAY: 'DAY_UNREADABLE',
  TWO_DIGIT_YEAR: 'DAY_TWO_DIGIT_YEAR',
  YEAR_OUT_OF_RANGE: 'DAY_OUT_OF_RANGE',
} as const satisfies Record<string, LineProblemCode>;

function* dayProblems(text: string): Generator<LineProblem> {
  const reading = readDay(text);
  if (reading.outcome !== 'DAY') yield lineProblem(dayCodes[reading.outcome], 'DAY', text);
}

/** "3", "๓", "3 ครั้ง", "3.0"; null for what is no count. */
function countOf(text: string | undefined): number | null {
  const digits = /^(\d{1,3})(?:\.0+)?\s*(?:ครั้ง|หน|times?|x)?$/i.exec(withArabicDigits(text ?? ''))?.[1];
  const count = Number(digits);
  return digits !== undefined && count >= 1 && count <= highestCount ? count : null;
}
