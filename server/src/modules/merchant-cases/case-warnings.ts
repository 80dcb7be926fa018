import type { Likeness } from '../merchants/similar-merchants.ts';
import type { ReviewRow } from './review-store.ts';

/** What asks for a second look before a shop is taken in. */
export const CaseWarning = {
  SIMILAR_NAME: 'SIMILAR_NAME',
  SAME_PHONE: 'SAME_PHONE',
  SAME_PLACE: 'SAME_PLACE',
  NO_PHOTO: 'NO_PHOTO',
  NO_PLACE: 'NO_PLACE',
} as const;
export type CaseWarning = (typeof CaseWarning)[keyof typeof CaseWarning];

/** Each warning once, in the order above. */
export function warningsOf(
  review: Pick<ReviewRow, 'hasPicture' | 'hasPlace'>,
  likenesses: readonly Pick<Likeness, 'reasons'>[],
): CaseWarning[] {
  const looksAlike = (reason: Likeness['reasons'][number]) =>
    likenesses.some(({ reasons }) => reasons.includes(reason));
  const warnings: CaseWarning[] = [];
  if (looksAlike('NAME')) warnings.push('SIMILAR_NAME');
  if (looksAlike('PHONE')) warnings.push('SAME_PHONE');
  if (looksAlike('PLACE')) warnings.push('SAME_PLACE');
  if (!review.hasPicture) warnings.push('NO_PHOTO');
  if (!review.hasPlace) warnings.push('NO_PLACE');
  return warnings;
}

/** Fit to be approved with others in one press: nothing to look at twice, nothing left to do, nothing left to answer. */
export function isClean(
  review: Pick<ReviewRow, 'status' | 'isChecklistRequired' | 'openItemCount' | 'openNoteCount'>,
  warnings: readonly CaseWarning[],
): boolean {
  return (
    review.status === 'APPLIED' &&
    warnings.length === 0 &&
    review.openNoteCount === 0 &&
    (!review.isChecklistRequired || review.openItemCount === 0)
  );
}
