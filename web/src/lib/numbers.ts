/** "1,250" in both languages; Thai villages write Arabic digits. */
export function formatNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value);
}

/** "1.2 ล้าน", "1.2 million": for boards, where the exact number is in the table below. */
export function formatLargeNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    notation: 'compact',
    compactDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(value);
}

/** 0.42 → "42%". */
export function formatShare(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

const thaiZero = 0x0e50;

/** "1,250" and "๑๒๕๐" are 1250; anything without digits is NaN. Signs and points are not read: whole numbers only. */
export function parseWholeNumber(text: string): number {
  const digits = text
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - thaiZero))
    .replace(/\D/g, '')
    .slice(0, 9);
  return digits === '' ? Number.NaN : Number(digits);
}
