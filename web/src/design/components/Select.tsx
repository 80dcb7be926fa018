import { useLingui } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import type { Ref } from 'react';
import { classNames } from '../../lib/class-names.ts';
import { FieldWordsBelow } from './FieldWordsBelow.tsx';
import { fieldBox, fieldGroup, fieldLabel } from './field-styles.ts';
import { type FieldWords, useField } from './use-field.ts';

export interface SelectOption {
  id: string;
  label: string;
  /** Stands behind the label, after a dash. */
  hint?: string;
}

export interface SelectProps extends FieldWords {
  label: string;
  options: readonly SelectOption[];
  value: string | null;
  onChange: (id: string) => void;
  /** Shown while nothing is chosen. */
  placeholder?: string;
  name?: string;
  onBlur?: () => void;
  isRequired?: boolean;
  isDisabled?: boolean;
  inputRef?: Ref<HTMLSelectElement> | undefined;
}

/**
 * One of many, by the phone's own picker: large, familiar, and it costs no script. For two to four choices take
 * RadioGroup or SegmentedControl: all are seen at once there.
 */
export function Select({
  label,
  hint,
  error,
  options,
  value,
  onChange,
  placeholder,
  isRequired,
  isDisabled,
  inputRef,
  ...props
}: SelectProps) {
  const { t } = useLingui();
  const field = useField({ hint, error });
  return (
    <div className={fieldGroup}>
      <label htmlFor={field.id} className={fieldLabel}>
        {label}
      </label>
      <div className="relative">
        <select
          {...props}
          {...field.described}
          id={field.id}
          ref={inputRef}
          aria-required={isRequired}
          disabled={isDisabled}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value)}
          className={classNames(
            fieldBox,
            'cursor-pointer appearance-none truncate py-2 pr-12 pl-4 focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-focus',
            value === null && 'text-ink-soft',
            error !== undefined && 'border-stop',
          )}
        >
          {value === null && (
            <option value="" disabled>
              {placeholder ?? t`Pick one`}
            </option>
          )}
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.hint === undefined ? option.label : `${option.label} – ${option.hint}`}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-4 size-5 -translate-y-1/2"
        />
      </div>
      <FieldWordsBelow hint={hint} error={error} hintId={field.hintId} errorId={field.errorId} />
    </div>
  );
}
