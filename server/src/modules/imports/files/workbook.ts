import { FileProblem } from './file-problem.ts';
import { readWholeXml } from './xml-events.ts';
import type { ZipArchive } from './zip-archive.ts';

/** What the cells of a sheet refer to. */
export interface Workbook {
  /** The part that has the first sheet that is not hidden. */
  readonly sheetPath: string;
  readonly counts1904: boolean;
  readonly sharedStrings: readonly string[];
  /** By a cell's style: true where it shows a day. */
  readonly isDayStyle: readonly boolean[];
}

const partBytes = 8_000_000;
const sharedStringsBytes = 64_000_000;
/** In memory while the sheet is read. */
const sharedStringsCharacters = 24_000_000;

export async function openWorkbook(archive: ZipArchive): Promise<Workbook> {
  const path = await officeDocument(archive);
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const relations = await readRelations(archive, `${folder}_rels/${path.slice(folder.length)}.rels`, folder);
  const { sheetId, counts1904 } = await readSheets(archive, path);
  const sheetPath = relations.find(({ id }) => id === sheetId)?.target;
  if (sheetPath === undefined || !archive.has(sheetPath)) throw new FileProblem('UNREADABLE');
  const partOf = (type: string) => relations.find((relation) => relation.type.endsWith(`/${type}`))?.target;
  return {
    sheetPath,
    counts1904,
    sharedStrings: await readSharedStrings(archive, partOf('sharedStrings')),
    isDayStyle: await readDayStyles(archive, partOf('styles')),
  };
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

async function officeDocument(archive: ZipArchive): Promise<string> {
  if (!archive.has('_rels/.rels')) throw new FileProblem('UNKNOWN_FORMAT');
  const relations = await readRelations(archive, '_rels/.rels', '');
  const target = relations.find(({ type }) => type.endsWith('/officeDocument'))?.target;
  if (target === undefined || !archive.has(target)) throw new FileProblem('UNKNOWN_FORMAT');
  return target;
}

async function readRelations(
  archive: ZipArchive,
  path: string,
  folder: string,
): Promise<readonly Relation[]> {
  const relations: Relation[] = [];
  await readWholeXml(archive.text(path, partBytes), {
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name !== 'Relationship') return;
      relations.push({ id: Id, type: Type, target: pathFrom(folder, Target) });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return relations;
}

function pathFrom(folder: string, target: string): string {
  return target.startsWith('/')
    ? target.slice(1)
    : new URL(target, `zip://root/${folder}`).pathname.replace(/^\//, '');
}

async function readSheets(
  archive: ZipArchive,
  path: string,
): Promise<{ sheetId: string; counts1904: boolean }> {
  let sheetId: string | null = null;
  let counts1904 = false;
  await readWholeXml(archive.text(path, partBytes), {
    open: (name, attributes) => {
      if (name === 'workbookPr') counts1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return;
      sheetId ??= Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? null;
    },
    close: () => undefined,
    text: () => undefined,
  });
  if (sheetId === null) throw new FileProblem('UNREADABLE');
  return { sheetId, counts1904 };
}

async function readSharedStrings(archive: ZipArchive, path: string | undefined): Promise<readonly string[]> {
  if (path === undefined || !archive.has(path)) return [];
  const strings: string[] = [];
  let current = '';
  let characters = 0;
  let isText = false;
  let phonetic = 0;
  await readWholeXml(archive.text(path, sharedStringsBytes), {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic++;
      else if (name === 't') isText = phonetic === 0;
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') phonetic--;
      else if (name === 'si') strings.push(current);
    },
    text: (text) => {
      if (!isText) return;
      current += text;
      characters += text.length;
      if (characters > sharedStringsCharacters) throw new FileProblem('TOO_MUCH_INSIDE');
    },
  });
  return strings;
}

/** Built-in number formats that show a day, the Thai ones too (ECMA-376 part 1, 18.8.30). */
const dayFormats: ReadonlySet<number> = new Set([
  ...[14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36],
  ...[50, 51, 52, 53, 54, 57, 58, 71, 72, 77, 81],
]);

async function readDayStyles(archive: ZipArchive, path: string | undefined): Promise<readonly boolean[]> {
  if (path === undefined || !archive.has(path)) return [];
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let isInCellFormats = false;
  await readWholeXml(archive.text(path, partBytes), {
    open: (name, attributes) => {
      const id = Number(attributes['numFmtId']);
      if (name === 'numFmt') own.set(id, isDayFormat(attributes['formatCode'] ?? ''));
      else if (name === 'cellXfs') isInCellFormats = true;
      else if (name === 'xf' && isInCellFormats) styles.push(own.get(id) ?? dayFormats.has(id));
    },
    close: (name) => {
      if (name === 'cellXfs') isInCellFormats = false;
    },
    text: () => undefined,
  });
  return styles;
}

/** True for a format code that writes a day or a year: letters in quotes, brackets and after a backslash are none. */
export function isDayFormat(code: string): boolean {
  return /[dybวป]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}
