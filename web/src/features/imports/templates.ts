import type { ImportKind } from './import-page.generated.ts';

/** Headers that the server knows, and a line to write over. Excel reads the byte order mark as "these are Thai letters". */
const templates: Record<ImportKind, string> = {
  DEEDS: '\uFEFFเลขสมาชิก,ความดี,วันที่,จำนวน,หมายเหตุ,รหัสรายการ\r\n20000001,รหัสหรือชื่อความดี,22/11/2569,1,,\r\n',
  MEMBERS: '\uFEFFชื่อ-สกุล,เลขสมาชิก\r\nสมหญิง ใจดี,\r\n',
};

const fileNames: Record<ImportKind, string> = {
  DEEDS: 'kwamdee-deeds.csv',
  MEMBERS: 'kwamdee-members.csv',
};

export function downloadTemplate(kind: ImportKind): void {
  const address = URL.createObjectURL(new Blob([templates[kind]], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileNames[kind];
  link.click();
  URL.revokeObjectURL(address);
}
