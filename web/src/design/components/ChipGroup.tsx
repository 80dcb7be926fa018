import { useId } from 'react';
import { classNames } from '../../lib/class-names.ts';

export interface ChipGroupProps {
  label: string;
  isLabelHidden?: boolean;
  options: readonly { id: string; label: string }[];
  value: string;
  onChange: (id: string) => void;
}

/** One of several short words that wrap or scroll: a filter over a list. */
export function ChipGroup({ label, isLabelHidden = true, options, value, onChange }: ChipGroupProps) {
  const name = useId();
  return (
    <fieldset>
      <legend className={classNames('pb-1.5 font-strong', isLabelHidden && 'sr-only')}>{label}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map((option) => (
          <label
            key={option.id}
            className="relative flex min-h-target cursor-pointer items-center rounded-full border-[1.5px] border-field-edge bg-page px-4 transition-colors hover:bg-page-sunken has-checked:border-ink has-checked:bg-ink has-checked:font-strong has-checked:text-page has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={name}
              value={option.id}
              checked={value === option.id}
              onChange={() => onChange(option.id)}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
