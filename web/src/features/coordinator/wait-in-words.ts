import { useCallback } from 'react';
import { useLanguage } from '../../i18n/use-language.ts';
import { waitOf } from './wait-parts.ts';

/** "3 ชั่วโมง", "2 days": a stretch of minutes in the language of the screen. */
export function useWaitInWords(): (minutes: number) => string {
  const { locale } = useLanguage();
  return useCallback(
    (minutes: number) => {
      const { value, unit } = waitOf(minutes);
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
    },
    [locale],
  );
}
