import { plainTextProblem } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';

/** Characters of a note, as a reader counts them. */
export const messageLimit = 300;

/** Most points that any network lets anybody give at once: the table's CHECK. */
const giftCeiling = 1_000;

export interface ThanksInput {
  readonly message: string;
  readonly points: number | null;
  /** How many of the two ways to name the receiver were used. */
  readonly receiversNamed: number;
}

/** Everything that is wrong with a note, whoever it is for; empty when nothing is. */
export function thanksProblems(input: ThanksInput): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (input.receiversNamed !== 1) {
    problems.push({
      path: ['memberNumber'],
      message: { th: 'เลือกว่าจะขอบคุณใคร หนึ่งคน', en: 'Say whom to thank: one person.' },
    });
  }
  const message = plainTextProblem(input.message, { minimumLength: 1, maximumLength: messageLimit });
  if (message !== null) problems.push({ path: ['message'], message });
  const { points } = input;
  if (points !== null && (points < 1 || points > giftCeiling)) {
    problems.push({
      path: ['points'],
      message: { th: 'ส่งได้ตั้งแต่ 1 แต้มขึ้นไป', en: 'From one point on.' },
    });
  }
  return problems;
}

/** Nobody thanks themselves. */
export const ownCard: FieldProblem = {
  path: ['memberNumber'],
  message: { th: 'นี่คือตัวคุณเอง ลองขอบคุณคนอื่นดูนะ', en: 'That is you. Thank somebody else.' },
};

/** What a network may let its members give; empty when nothing is wrong. */
export function giftRuleProblems(rules: {
  readonly monthlyGiftPoints: number;
  readonly giftLimitPoints: number;
}): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (rules.monthlyGiftPoints < 0 || rules.monthlyGiftPoints > giftCeiling) {
    problems.push({
      path: ['monthlyGiftPoints'],
      message: { th: 'ใส่ได้ 0 ถึง 1,000 แต้ม', en: '0 to 1,000 points.' },
    });
  }
  if (rules.giftLimitPoints < 1 || rules.giftLimitPoints > giftCeiling) {
    problems.push({
      path: ['giftLimitPoints'],
      message: { th: 'ใส่ได้ 1 ถึง 1,000 แต้ม', en: '1 to 1,000 points.' },
    });
  }
  return problems;
}

/** Points that one funding may bring; the table's CHECK. */
const fundingCeiling = 100_000;

export function fundingProblems(points: number): FieldProblem[] {
  if (points >= 1 && points <= fundingCeiling) return [];
  return [
    {
      path: ['points'],
      message: { th: 'ใส่ได้ครั้งละ 1 ถึง 100,000 แต้ม', en: '1 to 100,000 points at a time.' },
    },
  ];
}
