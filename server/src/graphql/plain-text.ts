import type { Message } from './user-error.ts';

/**
 * Characters that hide or turn around what is written: control (Cc) and format (Cf) characters, line breaks and tabs
 * aside. And halves of a letter (Cs), which no database keeps.
 */
const deceptive = /[\p{Cc}\p{Cf}\p{Cs}]/u;
const lineBreaks = /[\n\r\t]/g;
/** The invisible joiner within one emoji of several (a cook, a family): a shopkeeper's telephone types it. */
const emojiJoiners =
  /(?<=\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]*)\u200D(?=\p{Extended_Pictographic})/gu;

const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** Length as a reader counts it: a Thai letter with its vowel and tone mark is one. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of graphemes.segment(text)) length++;
  return length;
}

/** What is wrong with a text that people will read; null when nothing is. Lengths in graphemes. */
export function plainTextProblem(
  text: string,
  limits: { readonly minimumLength: number; readonly maximumLength: number },
): Message | null {
  if (deceptive.test(text.replace(lineBreaks, '').replace(emojiJoiners, ''))) {
    return {
      th: 'มีอักขระที่มองไม่เห็นหรือกลับทิศทางข้อความ',
      en: 'Contains invisible or direction-changing characters.',
    };
  }
  // Sixteen code units are more than any real grapheme has: refuse the enormous before counting it.
  const length = text.length > limits.maximumLength * 16 ? Number.POSITIVE_INFINITY : lengthOf(text.trim());
  if (length < limits.minimumLength) return { th: 'กรุณากรอกข้อมูล', en: 'Please fill this in.' };
  if (length > limits.maximumLength) {
    return {
      th: `ยาวเกิน ${limits.maximumLength} ตัวอักษร`,
      en: `Longer than ${limits.maximumLength} characters.`,
    };
  }
  return null;
}

/** A text in two languages with at least one of them given; the missing one is left empty. */
export interface LocalizedText {
  readonly th: string;
  readonly en: string;
}

/** Trims both sides; what is missing is the empty string. */
export function localizedText(input: {
  readonly th?: string | null | undefined;
  readonly en?: string | null | undefined;
}): LocalizedText {
  return { th: (input.th ?? '').trim(), en: (input.en ?? '').trim() };
}
