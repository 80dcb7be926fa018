import { useLingui } from '@lingui/react/macro';

/** What a rule's fields offer, in words. */
export function useRuleChoices() {
  const { t } = useLingui();
  return {
    periods: [
      { id: 'DAY', label: t`a day` },
      { id: 'WEEK', label: t`a week, from Monday` },
      { id: 'MONTH', label: t`a month` },
      { id: 'QUARTER', label: t`three months` },
      { id: 'YEAR', label: t`a year` },
    ],
    evidence: [
      { id: 'NONE', label: t`Nothing` },
      { id: 'NOTE', label: t`A few words` },
      { id: 'PHOTO', label: t`A photo` },
      { id: 'CODE', label: t`The code at the place` },
    ],
    verifiers: [
      { id: 'VERIFIER', label: t`A verifier, or a coordinator` },
      { id: 'COORDINATOR', label: t`A coordinator alone` },
    ],
    privacy: [
      { id: 'OPEN', label: t`Everybody`, hint: t`Without the name of who did it.` },
      { id: 'MEMBERS', label: t`Members` },
      {
        id: 'SENSITIVE',
        label: t`Nobody but those who confirm it`,
        hint: t`For deeds done to one who is ill, or in need.`,
      },
    ],
  } as const;
}
