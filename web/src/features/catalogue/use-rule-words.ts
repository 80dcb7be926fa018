import { useLingui } from '@lingui/react/macro';
import type { IndicatorRule_indicatorFragment } from './indicator-rule.generated.ts';

type Rule = Pick<
  IndicatorRule_indicatorFragment,
  'capCount' | 'capPeriod' | 'evidence' | 'verifiersNeeded' | 'verifiedBy' | 'privacy'
>;

/** A rule as a sentence would have it: how often, what to bring along, who confirms, who learns of it. */
export function useRuleWords(): {
  cap: (rule: Pick<Rule, 'capCount' | 'capPeriod'>) => string;
  evidence: (rule: Pick<Rule, 'evidence'>) => string | null;
  verification: (rule: Pick<Rule, 'verifiersNeeded' | 'verifiedBy'>) => string;
  privacy: (rule: Pick<Rule, 'privacy'>) => string;
} {
  const { t } = useLingui();
  return {
    cap({ capCount, capPeriod }) {
      switch (capPeriod) {
        case 'DAY':
          return t`Up to ${capCount} a day`;
        case 'WEEK':
          return t`Up to ${capCount} a week`;
        case 'MONTH':
          return t`Up to ${capCount} a month`;
        case 'QUARTER':
          return t`Up to ${capCount} in three months`;
        case 'YEAR':
          return t`Up to ${capCount} a year`;
        default:
          return capPeriod satisfies never;
      }
    },
    evidence({ evidence }) {
      switch (evidence) {
        case 'NONE':
          return null;
        case 'NOTE':
          return t`With a few words`;
        case 'PHOTO':
          return t`With a photo`;
        case 'CODE':
          return t`With the code at the place`;
        default:
          return evidence satisfies never;
      }
    },
    verification({ verifiersNeeded, verifiedBy }) {
      if (verifiedBy === 'COORDINATOR') {
        return verifiersNeeded === 1
          ? t`A coordinator confirms it`
          : t`${verifiersNeeded} coordinators confirm it`;
      }
      return verifiersNeeded === 1 ? t`One person confirms it` : t`${verifiersNeeded} people confirm it`;
    },
    privacy({ privacy }) {
      switch (privacy) {
        case 'OPEN':
          return t`Open to all, without the name`;
        case 'MEMBERS':
          return t`Among members`;
        case 'SENSITIVE':
          return t`A private good deed: only those who confirm it know`;
        default:
          return privacy satisfies never;
      }
    },
  };
}
