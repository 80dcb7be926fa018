import type { PutRuleMutationVariables } from './catalogue-edits.generated.ts';
import type { DraftIndicator } from './draft-tree.ts';

export type RuleInput = PutRuleMutationVariables['input'];

/** What the form holds: the whole rule but for where it goes. */
export type RuleValues = Omit<RuleInput, 'draftId' | 'revision' | 'deed' | 'position'>;

/** A new rule begins easy-going. */
export function newRule(code: string): RuleValues {
  return {
    code,
    name: { th: '', en: '' },
    hint: { th: '', en: '' },
    points: 10,
    capCount: 1,
    capPeriod: 'WEEK',
    evidence: 'NONE',
    verifiersNeeded: 1,
    verifiedBy: 'VERIFIER',
    virtues: [],
    privacy: 'MEMBERS',
  };
}

export function ruleOf(indicator: DraftIndicator): RuleValues {
  return {
    code: indicator.code,
    name: { th: indicator.nameTh, en: indicator.nameEn },
    hint: { th: indicator.hintTh, en: indicator.hintEn },
    points: indicator.points,
    capCount: indicator.capCount,
    capPeriod: indicator.capPeriod,
    evidence: indicator.evidence,
    verifiersNeeded: indicator.verifiersNeeded,
    verifiedBy: indicator.verifiedBy === 'COORDINATOR' ? 'COORDINATOR' : 'VERIFIER',
    virtues: indicator.virtues.map(({ code }) => code),
    privacy: indicator.privacy,
  };
}

/** A choice of the form by its id; the present one when it is none of them. */
export function choiceOf<Choice extends string>(
  choices: readonly { readonly id: Choice }[],
  id: string,
  present: Choice,
): Choice {
  return choices.find((choice) => choice.id === id)?.id ?? present;
}
