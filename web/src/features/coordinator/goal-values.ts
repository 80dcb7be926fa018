import { t } from '@lingui/core/macro';
import * as v from 'valibot';
import type { Language } from '../../i18n/language.ts';
import { localizedText } from '../../lib/one-language.ts';
import { graphemeCount } from '../../lib/thai-text.ts';
import { endOfDay } from '../../lib/village-day.ts';

const textOf = (longest: number, empty: () => string) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty(empty),
    v.check(
      (text) => graphemeCount(text) <= longest,
      () => t`At most ${longest} characters`,
    ),
  );

/** What can be told before it is sent; the limits are the server's. */
export const goalSchema = v.object({
  title: textOf(120, () => t`Say what the goal is`),
  beneficiary: textOf(500, () => t`Say what the community does when it is full`),
  targetPoints: v.pipe(
    v.number(),
    v.check(
      (points) => Number.isInteger(points) && points >= 1 && points <= 1_000_000,
      () => t`From ${1} to ${1_000_000}`,
    ),
  ),
  /** "2026-12-31" */
  untilDay: v.pipe(
    v.nullable(v.string()),
    v.check(
      (day) => day !== null,
      () => t`Say until when`,
    ),
  ),
});

export type GoalValues = v.InferOutput<typeof goalSchema>;

export const emptyGoal: GoalValues = { title: '', beneficiary: '', targetPoints: 1_000, untilDay: null };

/** What the mutation takes. A day ends in Thailand's time. */
export function goalInput(values: GoalValues, language: Language) {
  return {
    title: localizedText(values.title, '', language),
    beneficiary: localizedText(values.beneficiary, '', language),
    targetPoints: values.targetPoints,
    endsAt: endOfDay(values.untilDay ?? ''),
  };
}

/** The form's fields that the server's paths speak of by other names. */
export const goalFieldByPath: Record<string, keyof GoalValues> = { endsAt: 'untilDay' };
