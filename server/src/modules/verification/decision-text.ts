import { plainTextProblem } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';

const textLimit = 1_000;

/** A question, a reason or an answer, trimmed, with what is wrong with it: 1 to 1,000 characters that people can read. */
export function readDecisionText(
  path: string,
  text: string,
): { readonly text: string; readonly problems: readonly FieldProblem[] } {
  const tidy = text.trim();
  const message =
    plainTextProblem(tidy, { minimumLength: 1, maximumLength: textLimit }) ??
    // The column counts code points, and a grapheme may have several.
    ([...tidy].length > textLimit
      ? { th: `ยาวเกิน ${textLimit} ตัวอักษร`, en: `Longer than ${textLimit} characters.` }
      : null);
  return { text: tidy, problems: message === null ? [] : [{ path: [path], message }] };
}
