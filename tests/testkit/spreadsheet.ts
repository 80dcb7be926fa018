import { strToU8, type Zippable, zipSync } from 'fflate';
import type { StoredFile } from '../../server/src/modules/imports/files/stored-file.ts';

/** A file in memory, handed out in pieces of an awkward size. */
export function fileOf(content: Uint8Array, pieceBytes = 1_009): StoredFile {
  return {
    sizeBytes: content.length,
    async *read(start, end) {
      for (let at = start; at < end; at += pieceBytes) {
        yield Buffer.from(content.subarray(at, Math.min(at + pieceBytes, end)));
      }
    },
  };
}

/** One character of Windows-874 for each; throws for what it does not have. */
export function toWindows874(text: string): Uint8Array {
  return Uint8Array.from([...text], (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) return code;
    if (code >= 0x0e01 && code <= 0x0e5b) return code - 0x0e00 + 0xa0;
    if (code === 0xa0) return 0xa0;
    throw new Error(`not in Windows-874: ${character}`);
  });
}

export function toUtf16le(text: string, withMark = true): Uint8Array {
  return new Uint8Array(Buffer.from((withMark ? '\uFEFF' : '') + text, 'utf16le'));
}

/** A CSV file of rows, quoted where it must be. */
export function toCsv(rows: readonly (readonly string[])[], separator = ',', lineEnd = '\r\n'): string {
  const cell = (text: string) => (/["\r\n\t,;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join(separator) + lineEnd).join('');
}

/** The inner XML of a cell: `<c r="A1" …>`, for what libraries do not write. */
export interface RawCell {
  readonly xml: string;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A workbook of one sheet. Texts are written inline; a number is a number; what else there is comes as XML. */
export function toXlsx(
  rows: readonly (readonly (string | number | RawCell)[])[],
  options: {
    readonly sheetXml?: string;
    readonly workbookXml?: string;
    readonly sharedStringsXml?: string;
    readonly level?: 0 | 6 | 9;
    readonly extra?: Zippable;
  } = {},
): Uint8Array {
  const sheet = rows.map((row, rowIndex) => {
    const cells = row.map((cell, index) => {
      const reference = `${columnName(index)}${rowIndex + 1}`;
      if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
      if (typeof cell === 'string')
        return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
      return cell.xml.replace('<c', `<c r="${reference}"`);
    });
    return `<row r="${rowIndex + 1}">${cells.join('')}</row>`;
  });
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packageRelations = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
  const parts: Readonly<Record<string, string>> = {
    '_rels/.rels': `<Relationships ${packageRelations}><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships ${packageRelations}><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/workbook.xml':
      options.workbookXml ??
      `<workbook ${main} xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/styles.xml': `<styleSheet ${main}><numFmts><numFmt numFmtId="164" formatCode="[$-41E]d mmm bbbb"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': options.sharedStringsXml ?? `<sst ${main}/>`,
    'xl/worksheets/sheet1.xml':
      options.sheetXml ?? `<worksheet ${main}><sheetData>${sheet.join('')}</sheetData></worksheet>`,
  };
  const files: Zippable = Object.fromEntries(
    Object.entries(parts).map(([name, xml]) => [
      name,
      strToU8(`<?xml version="1.0" encoding="UTF-8"?>${xml}`),
    ]),
  );
  return zipSync({ ...files, ...options.extra }, { level: options.level ?? 6 });
}

function columnName(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}
