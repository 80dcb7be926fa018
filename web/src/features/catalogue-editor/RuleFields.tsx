import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '../../design/components/Checkbox.tsx';
import { PointsField } from '../../design/components/PointsField.tsx';
import { RadioGroup } from '../../design/components/RadioGroup.tsx';
import { Select } from '../../design/components/Select.tsx';
import type { EditedNetwork } from './draft-tree.ts';
import { choiceOf, type RuleValues } from './rule-form.ts';
import type { FieldMessages } from './use-draft-edit.ts';
import { useRuleChoices } from './use-rule-choices.ts';

export interface RuleFieldsProps {
  rule: RuleValues;
  virtues: EditedNetwork['virtues'];
  messages: FieldMessages;
  onChange: (part: Partial<RuleValues>) => void;
}

/** Points, cap, evidence, who confirms, virtues and privacy. */
export function RuleFields({ rule, virtues, messages, onChange }: RuleFieldsProps) {
  const { t } = useLingui();
  const { periods, evidence, verifiers, privacy } = useRuleChoices();
  const presentVirtues = rule.virtues ?? [];
  const presentEvidence = rule.evidence ?? 'NONE';
  const presentVerifier = rule.verifiedBy ?? 'VERIFIER';
  const presentPrivacy = rule.privacy ?? 'MEMBERS';
  return (
    <>
      <PointsField
        label={t`Points for one`}
        value={rule.points}
        minValue={1}
        maxValue={10_000}
        step={5}
        onChange={(points) => onChange({ points })}
        error={messages['points']}
      />
      <PointsField
        label={t`How many count`}
        kind="count"
        unit={t`times`}
        value={rule.capCount}
        minValue={1}
        maxValue={1_000}
        onChange={(capCount) => onChange({ capCount })}
        error={messages['capCount']}
      />
      <Select
        label={t`For each member, within`}
        options={periods}
        value={rule.capPeriod}
        onChange={(id) => onChange({ capPeriod: choiceOf(periods, id, rule.capPeriod) })}
      />
      <Select
        label={t`What it brings along`}
        options={evidence}
        value={presentEvidence}
        onChange={(id) => onChange({ evidence: choiceOf(evidence, id, presentEvidence) })}
      />
      <RadioGroup
        label={t`Who confirms it`}
        options={verifiers}
        value={presentVerifier}
        onChange={(id) => onChange({ verifiedBy: choiceOf(verifiers, id, presentVerifier) })}
      />
      <PointsField
        label={t`How many people confirm it`}
        kind="count"
        unit={t`people`}
        value={rule.verifiersNeeded ?? 1}
        minValue={1}
        maxValue={5}
        onChange={(verifiersNeeded) => onChange({ verifiersNeeded })}
        error={messages['verifiersNeeded']}
      />
      <RadioGroup
        label={t`Who learns of it`}
        options={privacy}
        value={presentPrivacy}
        onChange={(id) => onChange({ privacy: choiceOf(privacy, id, presentPrivacy) })}
        error={messages['privacy']}
      />
      <fieldset className="flex flex-col gap-1">
        <legend className="pb-1 font-strong">{t`Virtues that it stands for`}</legend>
        {virtues
          .filter(({ code, isRetired }) => !isRetired || presentVirtues.includes(code))
          .map(({ code, name }) => (
            <Checkbox
              key={code}
              isSelected={presentVirtues.includes(code)}
              onChange={(isOn) =>
                onChange({
                  virtues: isOn
                    ? [...presentVirtues, code]
                    : presentVirtues.filter((present) => present !== code),
                })
              }
            >
              {name}
            </Checkbox>
          ))}
        {messages['virtues'] !== undefined && <p className="text-stop">{messages['virtues']}</p>}
      </fieldset>
    </>
  );
}
