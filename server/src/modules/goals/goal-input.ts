import { createHash } from 'node:crypto';
import { localizedTextProblems } from '../../graphql/localized-text-input.ts';
import { type LocalizedText, localizedText, plainTextProblem } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';

interface TextInput {
  readonly th?: string | null | undefined;
  readonly en?: string | null | undefined;
}

/** As it came; what is left out (or null) stays as it is. */
export interface GoalInput {
  readonly title?: TextInput | null | undefined;
  readonly description?: TextInput | null | undefined;
  readonly beneficiary?: TextInput | null | undefined;
  readonly targetPoints?: number | null | undefined;
  readonly endsAt?: Date | null | undefined;
}

/** What a goal promises. */
export interface GoalTerms {
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  /** What the community does when the goal is reached. */
  readonly beneficiary: LocalizedText;
  readonly targetPoints: number;
  readonly endsAt: Date;
}

export interface GoalReading {
  readonly change: Partial<GoalTerms>;
  readonly problems: readonly FieldProblem[];
}

const limits = { title: 120, description: 2_000, beneficiary: 500, reason: 500 } as const;
/** As the table's CHECK has it. */
export const targetLimit = 1_000_000;
const longestDays = 366;
const dayMs = 86_400_000;

/** What the input says about a goal, tidied, and everything that is wrong with it. */
export function readGoalInput(input: GoalInput, now: Date): GoalReading {
  const problems: FieldProblem[] = [];
  const title = input.title == null ? undefined : oneLine(localizedText(input.title));
  const description = input.description == null ? undefined : localizedText(input.description);
  const beneficiary = input.beneficiary == null ? undefined : localizedText(input.beneficiary);
  const texts = { title, description, beneficiary };
  for (const name of ['title', 'description', 'beneficiary'] as const) {
    const text = texts[name];
    if (text === undefined) continue;
    const isRequired = name !== 'description';
    problems.push(...localizedTextProblems([name], text, { isRequired, maximumLength: limits[name] }));
  }
  const { targetPoints, endsAt } = input;
  if (targetPoints != null && !isWhole(targetPoints, targetLimit)) {
    problems.push({ path: ['targetPoints'], message: targetOutside });
  }
  if (endsAt != null && !isWithinYear(endsAt, now)) problems.push({ path: ['endsAt'], message: endOutside });
  return {
    change: {
      ...(title === undefined ? {} : { title }),
      ...(description === undefined ? {} : { description }),
      ...(beneficiary === undefined ? {} : { beneficiary }),
      ...(targetPoints == null ? {} : { targetPoints }),
      ...(endsAt == null ? {} : { endsAt }),
    },
    problems,
  };
}

/** What is wrong with a number of points to pledge; empty when nothing is. What is left to pledge is for the goal to say. */
export function pledgeProblems(points: number): FieldProblem[] {
  return isWhole(points, targetLimit) ? [] : [{ path: ['points'], message: pledgeOutside }];
}

/** Why a goal is called off, tidied, and what is wrong with it. */
export function readCancelReason(reason: string): { reason: string; problems: FieldProblem[] } {
  const tidy = reason.trim();
  const message = plainTextProblem(tidy, { minimumLength: 1, maximumLength: limits.reason });
  return { reason: tidy, problems: message === null ? [] : [{ path: ['reason'], message }] };
}

/** The same for the same terms: what a key was used for. */
export function hashOfTerms(terms: GoalTerms, isOpened: boolean): string {
  const { title, description, beneficiary, targetPoints, endsAt } = terms;
  const texts = [title, description, beneficiary].flatMap(({ th, en }) => [th, en]);
  const input = JSON.stringify([...texts, targetPoints, endsAt.toISOString(), isOpened]);
  return createHash('sha256').update(input).digest('hex');
}

function oneLine({ th, en }: LocalizedText): LocalizedText {
  return { th: th.replace(/\s+/g, ' '), en: en.replace(/\s+/g, ' ') };
}

function isWhole(value: number, highest: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= highest;
}

function isWithinYear(end: Date, now: Date): boolean {
  const aheadMs = end.getTime() - now.getTime();
  return aheadMs > 0 && aheadMs <= longestDays * dayMs;
}

const targetOutside = { th: 'ต้องอยู่ระหว่าง 1 ถึง 1,000,000 แต้ม', en: 'From 1 to 1,000,000 points.' };
const pledgeOutside = { th: 'ร่วมสมทบได้ตั้งแต่ 1 แต้มขึ้นไป', en: 'From 1 to 1,000,000 points.' };
const endOutside = {
  th: 'วันสิ้นสุดต้องเป็นเวลาในอนาคต ไม่เกิน 1 ปี',
  en: 'It must end in the future, within a year.',
};
