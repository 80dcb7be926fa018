import type { Ref } from 'react';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../lib/dates.ts';
import { noonOf } from '../../lib/village-day.ts';
import { TextField } from './TextField.tsx';

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
export function DateField({ value, onChange, min, max, hint, ...props }: DateFieldProps) {
  const { locale } = useLanguage();
  const inWords = value !== null && isoDate.test(value) ? formatDate(noonOf(value), locale) : undefined;
  return (
    <TextField
      {...props}
      type="date"
      min={min ?? '1900-01-01'}
      max={max ?? '2199-12-31'}
      value={value ?? ''}
      onChange={(text) => onChange(isoDate.test(text) ? text : null)}
      hint={inWords ?? hint}
    />
  );
}
