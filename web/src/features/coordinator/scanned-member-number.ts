/** The member number in a scanned card's text; null when it is some other code (a voucher, a link). */
export function scannedMemberNumber(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '');
  return /^\d{6,12}$/.test(digits) ? digits : null;
}
