import { useId, useState } from 'react';
import { FieldWordsBelow } from './FieldWordsBelow.tsx';
import { fieldGroup, fieldLabel } from './field-styles.ts';
import { type FieldWords, useField } from './use-field.ts';

export interface RadioOption {
  id: string;
  label: string;
  hint?: string;
}

export interface RadioGroupProps extends FieldWords {
  label: string;
  options: readonly RadioOption[];
  value?: string | null;
  defaultValue?: string;
  onChange?: (id: string) => void;
  name?: string;
  onBlur?: () => void;
}

/** One of a few, each with room for a line of explanation. */
export function RadioGroup({
  label,
  hint,
  error,
  options,
  value,
  defaultValue,
  onChange,
  name,
  onBlur,
}: RadioGroupProps) {
  const field = useField({ hint, error });
  const groupName = useId();
  const [own, setOwn] = useState<string | undefined>(defaultValue);
  const chosen = value === undefined ? own : value;
  return (
    <fieldset {...field.described} className={fieldGroup}>
      <legend className={`${fieldLabel} pb-1.5`}>{label}</legend>
      <div className="divide-y divide-rule border-y border-rule">
        {options.map((option) => (
          <label
            key={option.id}
            className="group relative flex min-h-14 cursor-pointer items-center gap-3 px-1 py-2 hover:bg-page-sunken"
          >
            <input
              type="radio"
              name={name ?? groupName}
              value={option.id}
              checked={chosen === option.id}
              onBlur={onBlur}
              onChange={() => {
                setOwn(option.id);
                onChange?.(option.id);
              }}
              className="peer sr-only"
            />
            <span
              aria-hidden
              className="flex size-7 shrink-0 items-center justify-center rounded-full border-[1.5px] border-field-edge bg-page peer-checked:border-done peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus"
            >
              <span className="size-3.5 rounded-full group-has-checked:bg-done" />
            </span>
            <span className="group-has-checked:font-strong">
              {option.label}
              {option.hint && <span className="block font-normal text-ink-soft">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldWordsBelow hint={hint} error={error} hintId={field.hintId} errorId={field.errorId} />
    </fieldset>
  );
}
