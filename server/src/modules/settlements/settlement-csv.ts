import { inLanguage, type Language } from '../../graphql/language.ts';
import { csvRecord, isoMoment, localDate } from '../passbook/passbook-csv.ts';
import type { SettlementLineRow } from './line-store.ts';
import { statementNumber } from './settlement.type.ts';
import type { SettlementStatementRow } from './statement-store.ts';

/** "1234.50": whole satang, so that no float is on the way; what a spreadsheet takes for a number. */
export function bahtText(satang: number): string {
  const whole = Math.abs(satang);
  const rest = whole % 100;
  return `${satang < 0 ? '-' : ''}${(whole - rest) / 100}.${String(rest).padStart(2, '0')}`;
}

/**
 * A record of text cells (guarded against formulas) and amounts. An amount is digits that we have written ourselves: it stays
 * a number, its minus included.
 */
function record(cells: readonly (string | number | Amount)[]): string {
  return `${cells
    .map((cell) => (cell instanceof Amount ? cell.text : csvRecord([cell]).slice(0, -2)))
    .join(',')}\r\n`;
}

class Amount {
  readonly text: string;
  constructor(satang: number) {
    this.text = bahtText(satang);
  }
}

const kinds: Record<Language, Record<SettlementLineRow['kind'], string>> = {
  TH: { USE: 'ใช้คูปอง', REVERSAL: 'ย้อนคูปอง', ADJUSTMENT: 'ปรับยอด' },
  EN: { USE: 'Used', REVERSAL: 'Taken back', ADJUSTMENT: 'Correction' },
};

const lineHeaders: Record<Language, readonly string[]> = {
  TH: [
    'เลขที่ใบสรุป',
    'วันที่',
    'วันเวลา (ISO)',
    'ประเภท',
    'รายการ',
    'แต้ม',
    'สตางค์ต่อแต้ม',
    'ชุมชนออก (%)',
    'บาท',
    'แก้ของใบ',
    'เหตุผล',
  ],
  EN: [
    'Statement',
    'Date',
    'Moment (ISO)',
    'Kind',
    'Item',
    'Points',
    'Satang a point',
    'Network (%)',
    'Baht',
    'Corrects',
    'Reason',
  ],
};

export function settlementLineHeader(language: Language): string {
  return csvRecord(lineHeaders[language]);
}

export function settlementLineRecord(
  line: SettlementLineRow & { readonly correctsNumber: string | null },
  statement: SettlementStatementRow,
  language: Language,
  timeZone: string,
): string {
  return record([
    statementNumber(statement),
    localDate(line.at, language, timeZone),
    isoMoment(line.at, timeZone),
    kinds[language][line.kind],
    inLanguage(language, line.titleTh ?? '', line.titleEn ?? ''),
    line.points,
    line.satangPerPoint,
    line.networkPercent,
    new Amount(line.satang),
    line.correctsNumber ?? '',
    line.reason ?? '',
  ]);
}

const statementHeaders: Record<Language, readonly string[]> = {
  TH: [
    'เลขที่',
    'ร้าน',
    'ตั้งแต่',
    'ถึง',
    'จำนวนครั้งที่ใช้',
    'ยกมา',
    'ใช้คูปอง',
    'ย้อนคูปอง',
    'ปรับยอด',
    'ต้องจ่าย',
    'ยกไป',
    'สถานะ',
    'วันที่จ่าย',
    'อ้างอิง',
    'รหัสตรวจ',
  ],
  EN: [
    'Number',
    'Shop',
    'From',
    'To',
    'Uses',
    'Brought forward',
    'Used',
    'Taken back',
    'Corrections',
    'Payable',
    'Carried forward',
    'State',
    'Paid on',
    'Reference',
    'Check code',
  ],
};

const states: Record<Language, Record<SettlementStatementRow['state'], string>> = {
  TH: { ISSUED: 'รอจ่าย', DISPUTED: 'มีข้อสอบถาม', PAID: 'จ่ายแล้ว' },
  EN: { ISSUED: 'To be paid', DISPUTED: 'Asked about', PAID: 'Paid' },
};

export function settlementStatementHeader(language: Language): string {
  return csvRecord(statementHeaders[language]);
}

export interface StatementLine {
  readonly statement: SettlementStatementRow;
  readonly shop: string;
  readonly paidOn: string | null;
  readonly reference: string | null;
}

export function settlementStatementRecord(
  { statement, shop, paidOn, reference }: StatementLine,
  language: Language,
): string {
  return record([
    statementNumber(statement),
    shop,
    statement.firstDay,
    statement.lastDay,
    statement.useCount,
    new Amount(statement.openingSatang),
    new Amount(statement.usesSatang),
    new Amount(statement.reversalsSatang),
    new Amount(statement.adjustmentsSatang),
    new Amount(statement.payableSatang),
    new Amount(statement.closingSatang),
    states[language][statement.state],
    paidOn ?? '',
    reference ?? '',
    statement.checkCode,
  ]);
}
