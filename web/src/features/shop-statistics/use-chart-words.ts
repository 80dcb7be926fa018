import { useLingui } from '@lingui/react/macro';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../lib/numbers.ts';

/** Any Monday. */
const monday = Date.parse('2026-11-02T00:00:00Z');
const dayMs = 86_400_000;

/** Numbers, days and hours as the charts and their tables say them. */
export function useChartWords() {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const utc = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const hour = (value: number) => `${String(value).padStart(2, '0')}:00`;
  return {
    number: (value: number) => formatNumber(value, locale),
    /** Fewer than five people are not counted out. */
    few: (value: number | null) => (value === null ? t`fewer than 5` : formatNumber(value, locale)),
    day: (day: string) =>
      utc({ day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(`${day}T00:00:00Z`)),
    /** 1 is Monday. */
    weekday: (weekday: number, style: 'long' | 'short' = 'long') =>
      utc({ weekday: style }).format(new Date(monday + (weekday - 1) * dayMs)),
    hours: (value: number) => `${hour(value)}–${hour((value + 1) % 24)}`,
  };
}
