import { useLingui } from '@lingui/react/macro';
import { PointsField } from '../../design/components/PointsField.tsx';
import { Select } from '../../design/components/Select.tsx';

export interface CostRuleValue {
  bearer: 'SHOP' | 'NETWORK' | 'SHARED';
  networkPercent: number;
}

export interface CostRuleFieldsProps {
  label: string;
  hint?: string;
  value: CostRuleValue;
  onChange: (value: CostRuleValue) => void;
}

/** Who bears the cost, and the network's share where both do. */
export function CostRuleFields({ label, hint, value, onChange }: CostRuleFieldsProps) {
  const { t } = useLingui();
  const { bearer, networkPercent } = value;
  return (
    <>
      <Select
        label={label}
        {...(hint === undefined ? {} : { hint })}
        options={[
          { id: 'NETWORK', label: t`The network pays the shop` },
          { id: 'SHARED', label: t`Shared between the two` },
          { id: 'SHOP', label: t`The shop gives it` },
        ]}
        value={bearer}
        onChange={(id) => {
          const next = id === 'SHOP' || id === 'SHARED' ? id : 'NETWORK';
          onChange({ bearer: next, networkPercent: next === 'SHOP' ? 0 : next === 'NETWORK' ? 100 : 50 });
        }}
      />
      {bearer === 'SHARED' && (
        <PointsField
          kind="count"
          unit="%"
          label={t`The network’s share`}
          minValue={1}
          maxValue={99}
          step={5}
          value={networkPercent}
          onChange={(percent) => onChange({ bearer, networkPercent: Number.isNaN(percent) ? 50 : percent })}
        />
      )}
    </>
  );
}
