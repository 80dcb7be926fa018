import { isKey } from '../../graphql/idempotency-key.ts';
import { plainTextProblem } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';

const textLimit = 1_000;

/** A note or an appeal, tidied, and what is wrong with it: 1 to 1,000 characters. */
export function readCaseText(text: string): { body: string; problems: FieldProblem[] } {
  const body = text.trim();
  const message =
    plainTextProblem(body, { minimumLength: 1, maximumLength: textLimit }) ??
    // The column counts code points, and a grapheme may have several.
    ([...body].length > textLimit
      ? { th: `ยาวเกิน ${textLimit} ตัวอักษร`, en: `Longer than ${textLimit} characters.` }
      : null);
  return { body, problems: message === null ? [] : [{ path: ['body'], message }] };
}

export function keyProblems(idempotencyKey: string): FieldProblem[] {
  if (isKey(idempotencyKey)) return [];
  return [
    {
      path: ['idempotencyKey'],
      message: { th: 'รหัสกันส่งซ้ำต้องยาว 8 ถึง 128 ตัวอักษร', en: 'The key has 8 to 128 printable characters.' },
    },
  ];
}

/** The caller's key has written something else: nothing is written, and nobody believes that it was. */
export const keyUsed: FieldProblem = {
  path: ['idempotencyKey'],
  message: {
    th: 'รหัสกันส่งซ้ำนี้ใช้กับข้อความอื่นไปแล้ว',
    en: 'This key has written another note.',
  },
};
