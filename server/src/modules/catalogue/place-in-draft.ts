import { isDeepStrictEqual } from 'node:util';
import type { FieldProblem } from '../../graphql/user-error.ts';

const lastPlace = 10_000;

/** Where something goes: as asked, where it is, or after all others. */
export function placeOf(
  wanted: number | null,
  present: { readonly position: number } | undefined,
  others: readonly { readonly position: number }[],
): number {
  if (wanted !== null) return wanted;
  return present?.position ?? 1 + Math.max(-1, ...others.map(({ position }) => position));
}

export function placeProblems(wanted: number | null): FieldProblem[] {
  if (wanted === null || (Number.isInteger(wanted) && wanted >= 0 && wanted <= lastPlace)) return [];
  const message = { th: `ลำดับต้องเป็น 0 ถึง ${lastPlace}`, en: `A position is 0 to ${lastPlace}.` };
  return [{ path: ['position'], message }];
}

/** True when a draft says already what somebody wants it to say. */
export function isSame<Value>(present: Value, wanted: Value): boolean {
  return isDeepStrictEqual(present, wanted);
}
