const thaiDigits = '๐๑๒๓๔๕๖๗๘๙';

/** The eight digits of a member number in what was typed or scanned; null when it is none. */
export function memberNumberIn(text: string): string | null {
  const digits = text
    .replace(/[๐-๙]/g, (digit) => String(thaiDigits.indexOf(digit)))
    .replace(/[\s\u200B-]/g, '');
  return /^\d{8}$/.test(digits) ? digits : null;
}

/** All numbers in a pasted list: one a line, or parted by commas; blanks within a number do not part it. */
export function memberNumbersIn(text: string): { numbers: readonly string[]; others: readonly string[] } {
  const parts = text
    .split(/[\n,;]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const numbers = parts.map(memberNumberIn);
  return {
    numbers: [...new Set(numbers.filter((number) => number !== null))],
    others: parts.filter((_, index) => numbers[index] === null),
  };
}
