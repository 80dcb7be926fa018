import { PointsField } from '../../design/components/PointsField.tsx';

export interface OptionalNumberProps {
  label: string;
  hint?: string;
  unit?: string;
  name: string;
  value: number | null;
  onChange: (value: number | null) => void;
  onBlur: () => void;
  error: string | undefined;
  minValue?: number;
}

/** A count that may be left out: an empty field is null. */
export function OptionalNumber({ value, onChange, minValue = 1, ...props }: OptionalNumberProps) {
  return (
    <PointsField
      kind="count"
      {...props}
      minValue={minValue}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
    />
  );
}
