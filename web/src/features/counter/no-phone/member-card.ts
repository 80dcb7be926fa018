const thaiDigits = '๐๑๒๓๔๕๖๗๘๙';

function digitsOf(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(thaiDigits.indexOf(digit))).replace(/[\s-]/g, '');
}

/** The member number in a scanned card or in what was typed; null while it is none: a voucher's code is longer. */
export function memberNumberIn(text: string): string | null {
  const digits = digitsOf(text);
  return /^\d{8}$/.test(digits) ? digits : null;
}

/** The one-time code in what was typed; null while it is none. */
export function counterCodeIn(text: string): string | null {
  const digits = digitsOf(text);
  return /^\d{6}$/.test(digits) ? digits : null;
}
