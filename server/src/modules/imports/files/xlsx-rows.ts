import { formulaWithoutValue, tidyCell } from './cell-text.ts';
import { serialToDay } from './day.ts';
import { FileProblem } from './file-problem.ts';
import { type Row, type StoredFile, tableLimits } from './stored-file.ts';
import { openWorkbook, type Workbook } from './workbook.ts';
import { readXml, type XmlHandlers } from './xml-events.ts';
import { ZipArchive } from './zip-archive.ts';

/** A hundred thousand lines of ten columns unpack to some sixty million bytes. */
const sheetBytes = 256_000_000;
const mostRows = 1_048_576;

/**
 * The rows of the first sheet that is not hidden. A formula is what it was worth when the file was saved; nothing is
 * worked out here. Throws what {@link FileProblem} names.
 */
export async function* readXlsxRows(file: StoredFile): AsyncGenerator<Row> {
  const archive = await ZipArchive.open(file);
  const workbook = await openWorkbook(archive);
  const sheet = new Sheet(workbook);
  for await (const _ of readXml(archive.text(workbook.sheetPath, sheetBytes), sheet)) {
    yield* sheet.takeRows();
  }
}

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  isFormula: boolean;
  value: string;
}

/** Listens to the XML of a sheet, and makes rows of it. */
class Sheet implements XmlHandlers {
  #rows: Row[] = [];
  #rowNumber = 0;
  #cells: string[] = [];
  #column = -1;
  #cell: Cell | null = null;
  #isValue = false;
  #phonetic = 0;

  constructor(private readonly workbook: Workbook) {}

  takeRows(): readonly Row[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    switch (name) {
      case 'row':
        this.#beginRow(attributes['r']);
        return;
      case 'c':
        this.#beginCell(attributes);
        return;
      case 'f':
        if (this.#cell !== null) this.#cell.isFormula = true;
        return;
      case 'rPh':
        this.#phonetic++;
        return;
      case 'v':
      case 't':
        this.#isValue = this.#cell !== null && this.#phonetic === 0;
    }
  };

  readonly close = (name: string): void => {
    switch (name) {
      case 'v':
      case 't':
        this.#isValue = false;
        return;
      case 'rPh':
        this.#phonetic--;
        return;
      case 'c':
        this.#endCell();
        return;
      case 'row':
        this.#rows.push({ number: this.#rowNumber, cells: this.#cells });
    }
  };

  readonly text = (text: string): void => {
    if (!this.#isValue || this.#cell === null) return;
    this.#cell.value += text;
    if (this.#cell.value.length > 40_000) throw new FileProblem('LINE_TOO_LONG');
  };

  #beginRow(reference: string | undefined): void {
    const number = reference === undefined ? this.#rowNumber + 1 : Number(reference);
    // Rows ascend, or lines could be counted twice.
    if (!Number.isInteger(number) || number <= this.#rowNumber || number > mostRows) {
      throw new FileProblem('UNREADABLE');
    }
    this.#rowNumber = number;
    this.#cells = [];
    this.#column = -1;
  }

  #beginCell(attributes: Readonly<Record<string, string>>): void {
    const column = attributes['r'] === undefined ? this.#column + 1 : columnOf(attributes['r']);
    this.#column = column;
    this.#cell = {
      column,
      type: attributes['t'] ?? 'n',
      style: Number(attributes['s'] ?? 0),
      isFormula: false,
      value: '',
    };
  }

  #endCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (cell === null) return;
    const text = tidyCell(this.#textOf(cell));
    if (text === '') return;
    if (cell.column >= tableLimits.columns) throw new FileProblem('TOO_MANY_COLUMNS');
    while (this.#cells.length < cell.column) this.#cells.push('');
    this.#cells[cell.column] = text;
  }

  #textOf({ type, value, style, isFormula }: Cell): string {
    if (value === '') return isFormula && type !== 'str' ? formulaWithoutValue : '';
    switch (type) {
      case 's':
        return this.workbook.sharedStrings[Number(value)] ?? '';
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'd':
        return value.slice(0, 10);
      case 'n':
        return numberText(value, this.workbook.isDayStyle[style] === true, this.workbook.counts1904);
      default:
        return value;
    }
  }
}

function numberText(value: string, isDay: boolean, counts1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (isDay) return serialToDay(number, counts1904) ?? value;
  // Excel keeps 15 digits; the 17 of the file are how a computer writes them.
  return Number.isSafeInteger(number) ? String(number) : String(Number(number.toPrecision(15)));
}

/** The column of a cell's reference, from 0: "C7" is 2. */
export function columnOf(reference: string): number {
  const letters = /^[A-Za-z]{1,3}/.exec(reference)?.[0].toUpperCase();
  if (letters === undefined) throw new FileProblem('UNREADABLE');
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
