import type { Ref } from 'react';
import { TextField as AriaTextField, Group, Input, Label } from 'react-aria-components';
import { useLanguage } from '../../i18n/use-language.ts';
import { classNames } from '../../lib/class-names.ts';
import { formatDate } from '../../lib/dates.ts';
import { FieldMessages } from './FieldMessages.tsx';
import { fieldBox, fieldFocus, fieldGroup, fieldInput, fieldLabel } from './field-styles.ts';

export interface DateFieldProps {
  label: string;
  /** "2026-11-22", or null for none. */
  value: string | null;
  onChange: (value: string | null) => void;
  min?: string;
  max?: string;
  hint?: string | undefined;
  error?: string | undefined;
  name?: string;
  onBlur?: () => void;
  isRequired?: boolean;
  inputRef?: Ref<HTMLInputElement> | undefined;
}

const isoDate = /^(19|20|21)\d\d-\d\d-\d\d$/;

/**
 * A day, by the phone's own calendar, which people know. The day is said again in words below, with the
 * Buddhist year in Thai, because desktops may show it in another order. Years outside 1900–2199 are not taken:
 * a Buddhist year typed into a Gregorian calendar would be five centuries off.
 */
export function DateField({
  label,
  value,
  onChange,
  min,
  max,
  hint,
  error,
  inputRef,
  ...props
}: DateFieldProps) {
  const { locale } = useLanguage();
  const inWords =
    value !== null && isoDate.test(value) ? formatDate(`${value}T12:00:00+07:00`, locale) : undefined;
  return (
    <AriaTextField
      {...props}
      value={value ?? ''}
      onChange={(text) => onChange(isoDate.test(text) ? text : null)}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={fieldGroup}
    >
      <Label className={fieldLabel}>{label}</Label>
      <Group className={classNames(fieldBox, fieldFocus)}>
        <Input
          ref={inputRef}
          type="date"
          min={min ?? '1900-01-01'}
          max={max ?? '2199-12-31'}
          className={fieldInput}
        />
      </Group>
      <FieldMessages hint={inWords ?? hint} error={error} />
    </AriaTextField>
  );
}
