import { localizedTextProblems } from '../../graphql/localized-text-input.ts';
import type { LocalizedText } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';

export interface AwardInput {
  readonly points: number;
  readonly reason: LocalizedText;
  readonly idempotencyKey: string;
}

/** 8 to 128 characters, none of them a control character: PostgreSQL keeps no NUL, and a log can show the rest. */
const keyPattern = /^[^\p{Cc}\p{Cs}]{8,128}$/u;

/** Everything that is wrong with an award, whoever it is for; empty when nothing is. `limitPoints` is the network's. */
export function awardProblems(input: AwardInput, limitPoints: number): FieldProblem[] {
  const problems = localizedTextProblems(['reason'], input.reason, {
    isRequired: true,
    maximumLength: 1_000,
  });
  if (!Number.isInteger(input.points) || input.points < 1 || input.points > limitPoints) {
    const limit = { th: limitPoints.toLocaleString('th'), en: limitPoints.toLocaleString('en') };
    problems.push({
      path: ['points'],
      message: { th: `ให้ได้ครั้งละ 1 ถึง ${limit.th} แต้ม`, en: `1 to ${limit.en} points at a time.` },
    });
  }
  if (!keyPattern.test(input.idempotencyKey)) {
    problems.push({
      path: ['idempotencyKey'],
      message: { th: 'ต้องยาว 8 ถึง 128 ตัวอักษร', en: 'Must be 8 to 128 characters.' },
    });
  }
  return problems;
}
