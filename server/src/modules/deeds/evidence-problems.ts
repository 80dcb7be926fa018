import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Executor } from '../../platform/transaction.ts';
import { type DeedInput, deedInputProblems, missingEvidence } from './deed-input.ts';
import { holdDeedPhoto } from './deed-photo-store.ts';
import type { DeedRule } from './deed-rule-store.ts';
import { placeCodeProblem } from './place-code-try.ts';

export const unknownIndicator: FieldProblem = {
  path: ['indicatorId'],
  message: { th: 'ไม่พบความดีนี้ในรายการ', en: 'There is no such good deed in the list.' },
};

export const ruleNotInForce: FieldProblem = {
  path: ['indicatorId'],
  message: {
    th: 'วันนั้นใช้รายการความดีอีกชุดหนึ่ง กรุณาเลือกความดีใหม่',
    en: 'Another list of good deeds held on that day. Please choose again.',
  },
};

const unknownPhoto: FieldProblem = {
  path: ['photoId'],
  message: { th: 'ไม่พบรูปนี้ กรุณาแนบรูปใหม่', en: 'There is no such photo. Please add it again.' },
};

/**
 * Locks the photo of the input, if there is one, for the record that is being made. False when it cannot be used: it is
 * somebody else's, used or gone. Before anything else is looked at, so that of two repetitions at once the later one sees
 * what the earlier has written.
 */
export async function holdPhoto(
  tx: Executor,
  rule: DeedRule,
  input: DeedInput,
  recordedBy: string,
): Promise<boolean> {
  const { photoId } = input;
  if (photoId === null || photoId === '') return photoId === null;
  return holdDeedPhoto(tx, { id: photoId, networkId: rule.networkId, uploadedBy: recordedBy });
}

/** Everything that is wrong with what is to be recorded, the evidence included; empty when nothing is. */
export async function recordingProblems(
  tx: Executor,
  rule: DeedRule,
  input: DeedInput,
  by: { readonly recordedBy: string; readonly isPhotoHeld: boolean },
): Promise<FieldProblem[]> {
  const problems = deedInputProblems(input, rule.today);
  const missing = missingEvidence(rule.evidence, input);
  if (missing !== null) problems.push(missing);
  if (!by.isPhotoHeld) problems.push(unknownPhoto);
  // A guess is spent on a code only when all else is well.
  if (problems.length > 0 || input.code === null || rule.evidence !== 'CODE') return problems;
  const problem = await placeCodeProblem(tx, rule, { membershipId: by.recordedBy, code: input.code });
  return problem === null ? [] : [problem];
}
