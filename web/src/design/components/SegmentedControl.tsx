import { useId, useState } from 'react';
import { classNames } from '../../lib/class-names.ts';
import { fieldGroup, fieldLabel } from './field-styles.ts';

export interface SegmentedControlProps {
  label: string;
  /** The label is read aloud, not shown. */
  isLabelHidden?: boolean;
  options: readonly { id: string; label: string }[];
  value?: string | null;
  defaultValue?: string;
  onChange?: (id: string) => void;
}

/** One of two to four short words, side by side. */
export function SegmentedControl({
  label,
  isLabelHidden,
  options,
  value,
  defaultValue,
  onChange,
}: SegmentedControlProps) {
  const name = useId();
  const [own, setOwn] = useState(defaultValue);
  const chosen = value === undefined ? own : value;
  return (
    <fieldset className={fieldGroup}>
      <legend className={classNames(fieldLabel, isLabelHidden ? 'sr-only' : 'pb-1.5')}>{label}</legend>
      <div className="flex flex-wrap gap-1 rounded-[1.75rem] bg-page-sunken p-1">
        {options.map((option) => (
          <label
            key={option.id}
            className="relative flex min-h-target grow cursor-pointer items-center justify-center rounded-full px-4 py-1.5 text-center text-ink-soft transition-colors has-checked:bg-page has-checked:font-strong has-checked:text-ink has-checked:inset-ring-[1.5px] has-checked:inset-ring-field-edge has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={name}
              value={option.id}
              checked={chosen === option.id}
              onChange={() => {
                setOwn(option.id);
                onChange?.(option.id);
              }}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
