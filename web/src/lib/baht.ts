/**
 * "1,234.50" of whole satang: the digits are taken apart, not divided, so that nothing is ever rounded. Even baht are written
 * without their zeros.
 */
export function formatBaht(satang: number, locale: string): string {
  const size = Math.abs(satang);
  const rest = size % 100;
  const baht = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format((size - rest) / 100);
  return `${satang < 0 ? '−' : ''}${baht}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}

const thaiZero = 0x0e50;

/** "1,234.00": on paper, where amounts stand under each other. */
export function formatBahtInFull(satang: number, locale: string): string {
  const text = formatBaht(satang, locale);
  return satang % 100 === 0 ? `${text}.00` : text;
}

/** "1,234.5", "฿1,234.-", "๑๒๓๔.๕๐ บาท" and "-3" in satang; null for what is no amount, or finer than a satang. */
export function readBaht(text: string): number | null {
  const plain = text
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - thaiZero))
    .replace(/[\s,]/g, '')
    .replace('−', '-')
    .replace(/^฿|(\.-)?(บาท|฿)?$/g, '');
  const found = /^([+-]?)(\d{1,9})(?:\.(\d{1,2}))?$/.exec(plain);
  if (found === null) return null;
  const [, sign, baht = '', rest = ''] = found;
  const satang = Number(baht) * 100 + Number(rest.padEnd(2, '0'));
  return sign === '-' ? -satang : satang;
}
