import type { FieldProblem } from '../../graphql/user-error.ts';

const thaiDigits = '๐๑๒๓๔๕๖๗๘๙';

/** The eight digits of a member number as typed or scanned, Thai digits and blanks included; null when it is none. */
export function readMemberNumber(text: string): string | null {
  if (text.length > 64) return null;
  const digits = text
    .replace(/[๐-๙]/g, (digit) => String(thaiDigits.indexOf(digit)))
    .replace(/[\s\u200B-]/g, '');
  return /^\d{8}$/.test(digits) ? digits : null;
}

/** The number, or what was typed instead, as far as it can be kept and shown: it is answered as unknown. */
export function numberOrText(text: string): string {
  return (
    readMemberNumber(text) ??
    [...text.slice(0, 64).replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')].slice(0, 32).join('').trim()
  );
}

export const unknownMember: FieldProblem = {
  path: ['memberNumber'],
  message: { th: 'ไม่พบสมาชิกหมายเลขนี้ ลองตรวจเลขอีกครั้ง', en: 'No member has this number. Check it once more.' },
};

export const notAMemberNow: FieldProblem = {
  path: ['memberNumber'],
  message: { th: 'คนนี้ไม่ได้เป็นสมาชิกอยู่ในตอนนี้', en: 'This person is not a member now.' },
};
