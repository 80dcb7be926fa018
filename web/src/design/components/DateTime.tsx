import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatDateTime, formatRelative, formatTime } from '../../lib/dates.ts';
import { useNow } from '../../lib/use-now.ts';

export interface DateTimeProps {
  /** ISO time. */
  value: string;
  show?: 'date' | 'date-time' | 'time' | 'relative';
}

const formats = { date: formatDate, 'date-time': formatDateTime, time: formatTime };

function Relative({ value }: { value: string }) {
  const { locale } = useLanguage();
  const now = useNow();
  return (
    <time dateTime={value} title={formatDateTime(value, locale)}>
      {formatRelative(value, locale, now)}
    </time>
  );
}

/** A moment in the villages' time: "22 พ.ย. 2569 14:05 น.", or "3 ชั่วโมงที่ผ่านมา". */
export function DateTime({ value, show = 'date' }: DateTimeProps) {
  const { locale } = useLanguage();
  if (show === 'relative') return <Relative value={value} />;
  return <time dateTime={value}>{formats[show](value, locale)}</time>;
}
