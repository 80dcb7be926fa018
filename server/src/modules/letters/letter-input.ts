import { plainTextProblem } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';

export interface LetterInput {
  readonly deedCount: number;
  readonly categoryCount: number;
  readonly purpose: string;
  readonly validDays: number;
}

/** Characters of a purpose, as a reader counts them. */
const purposeLimit = 100;
const longestDays = 90;
const mostDeeds = 1_000;

/** What is wrong with a letter, whatever is true; empty when nothing is. */
export function letterProblems(input: LetterInput): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (input.deedCount < 1 || input.deedCount > mostDeeds) {
    problems.push({ path: ['deedCount'], message: { th: 'ใส่ได้ 1 ถึง 1,000 ครั้ง', en: '1 to 1,000 deeds.' } });
  }
  if (input.categoryCount < 1 || input.categoryCount > input.deedCount) {
    problems.push({
      path: ['categoryCount'],
      message: { th: 'อย่างน้อย 1 หมวด และไม่เกินจำนวนครั้ง', en: 'From 1 to as many as deeds.' },
    });
  }
  const purpose = plainTextProblem(input.purpose, { minimumLength: 1, maximumLength: purposeLimit });
  if (purpose !== null) problems.push({ path: ['purpose'], message: purpose });
  if (input.validDays < 1 || input.validDays > longestDays) {
    problems.push({ path: ['validDays'], message: { th: 'ใช้ได้ 1 ถึง 90 วัน', en: '1 to 90 days.' } });
  }
  return problems;
}

/** It would say more than is true. */
export const notTrue: FieldProblem = {
  path: ['deedCount'],
  message: {
    th: 'มากกว่าความดีที่มีผู้รับรองในรอบ 12 เดือน ลองลดจำนวนครั้งหรือหมวดลง',
    en: 'That is more than the deeds confirmed in the last 12 months. Try fewer deeds or categories.',
  },
};
