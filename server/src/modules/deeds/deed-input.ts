import { dayOf, midnightOf } from '../../graphql/calendar-date.ts';
import { isKey } from '../../graphql/idempotency-key.ts';
import { plainTextProblem } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import type { EvidenceKind } from '../../platform/generated/enums.ts';

/** How long after a deed it may still be recorded. */
export const mostDaysBack = 31;

/** What is recorded, whoever records it for whom. */
export interface DeedInput {
  /** Null for an id that is none. */
  readonly indicatorId: string | null;
  /** YYYY-MM-DD; null is today, in the network's time zone. */
  readonly doneOn: string | null;
  /** Trimmed and repaired; null when there is none. */
  readonly note: string | null;
  /** Null when there is none; empty for an id that is none. */
  readonly photoId: string | null;
  /** As typed or scanned; null when there is none. */
  readonly code: string | null;
  /** Of a SENSITIVE deed: verifiers may see the note and the photo. */
  readonly showsEvidence: boolean;
  readonly idempotencyKey: string;
}

/** The vowel ำ (U+0E33) as old software splits it in two, with a tone mark in between or not. */
const splitSaraAm = /\u0E4D([\u0E48-\u0E4B]?)\u0E32/g;
/** Old Thai keyboards and copies from PDF files leave them between words; nobody means anything by them. */
const zeroWidth = /[\u200B\u2060\uFEFF]/g;

/** A note as it is kept: a split ำ made whole, what cannot be seen taken out, blanks trimmed; null when nothing is left. */
export function readNote(text: string | null | undefined): string | null {
  const note = (text ?? '').replace(zeroWidth, '').replace(splitSaraAm, '$1\u0E33').trim();
  return note === '' ? null : note;
}

/** What is wrong with the input whatever the indicator's rule; empty when nothing is. `today` is the network's day. */
export function deedInputProblems(input: DeedInput, today: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const { doneOn, note } = input;
  if (doneOn !== null && doneOn > today) {
    problems.push({
      path: ['doneOn'],
      message: { th: 'วันนี้ยังมาไม่ถึง เลือกวันที่ทำไปแล้ว', en: 'This day has not come yet. Choose one that has.' },
    });
  }
  if (doneOn !== null && doneOn < daysBefore(today, mostDaysBack)) {
    problems.push({
      path: ['doneOn'],
      message: {
        th: `บันทึกย้อนหลังได้ไม่เกิน ${mostDaysBack} วัน`,
        en: `A deed can be recorded up to ${mostDaysBack} days after it.`,
      },
    });
  }
  const noteProblem = noteProblemOf(note);
  if (noteProblem !== null) problems.push({ path: ['note'], message: noteProblem });
  if (!isKey(input.idempotencyKey)) {
    problems.push({
      path: ['idempotencyKey'],
      message: { th: 'ต้องยาว 8 ถึง 128 ตัวอักษร', en: 'Must be 8 to 128 characters.' },
    });
  }
  return problems;
}

/** As a reader counts, and as the table's CHECK counts: a letter with many marks on it is one here and several there. */
export function noteProblemOf(note: string | null): FieldProblem['message'] | null {
  if (note === null) return null;
  const problem = plainTextProblem(note, { minimumLength: 0, maximumLength: 1_000 });
  if (problem !== null) return problem;
  return [...note].length > 1_000 ? { th: 'ยาวเกิน 1,000 ตัวอักษร', en: 'Longer than 1,000 characters.' } : null;
}

/** The evidence that the indicator wants and that was not given; null when nothing is missing. */
export function missingEvidence(
  wanted: EvidenceKind,
  given: Pick<DeedInput, 'note' | 'photoId' | 'code'>,
): FieldProblem | null {
  switch (wanted) {
    case 'NONE':
      return null;
    case 'NOTE':
      return given.note !== null
        ? null
        : { path: ['note'], message: { th: 'เล่าสั้น ๆ ว่าทำอะไร', en: 'Say in a few words what you did.' } };
    case 'PHOTO':
      return given.photoId !== null
        ? null
        : { path: ['photoId'], message: { th: 'แนบรูปด้วยนะ', en: 'Please add a photo.' } };
    case 'CODE':
      return given.code !== null
        ? null
        : {
            path: ['code'],
            message: { th: 'ใส่รหัสที่ติดไว้ตรงจุดนั้น', en: 'Enter the code that is shown at the place.' },
          };
    default:
      return wanted satisfies never;
  }
}

function daysBefore(day: string, days: number): string {
  return dayOf(new Date(midnightOf(day).getTime() - days * 24 * 60 * 60 * 1000));
}
