import type { FieldProblem, Message } from '../../graphql/user-error.ts';
import type { CostBearer } from '../../platform/generated/enums.ts';

/** Who bears the cost of an offer. `networkPercent` is the network's share: 0, 100, or what lies between when it is shared. */
export interface CostRule {
  readonly bearer: CostBearer;
  readonly networkPercent: number;
}

/** As it came: the share is said when it is shared, and follows from the bearer otherwise. */
export interface CostRuleInput {
  readonly bearer: CostBearer;
  readonly networkPercent?: number | null | undefined;
}

/** The rule, and what is wrong with it. */
export function readCostRule(input: CostRuleInput): { rule: CostRule; problems: readonly FieldProblem[] } {
  const { bearer } = input;
  const share = input.networkPercent ?? null;
  if (bearer !== 'SHARED') {
    const networkPercent = bearer === 'NETWORK' ? 100 : 0;
    const isContrary = share !== null && share !== networkPercent;
    return { rule: { bearer, networkPercent }, problems: isContrary ? [problem(shareOfOne)] : [] };
  }
  const isShare = share !== null && Number.isInteger(share) && share >= 1 && share <= 99;
  return { rule: { bearer, networkPercent: share ?? 0 }, problems: isShare ? [] : [problem(shareOutside)] };
}

function problem(message: Message): FieldProblem {
  return { path: ['costRule', 'networkPercent'], message };
}

const shareOutside: Message = {
  th: 'ชุมชนช่วยออกได้ 1 ถึง 99 เปอร์เซ็นต์',
  en: 'The network’s share is 1 to 99 percent.',
};
const shareOfOne: Message = {
  th: 'ใส่เปอร์เซ็นต์เมื่อช่วยกันออกเท่านั้น',
  en: 'A share is said only when the cost is shared.',
};
