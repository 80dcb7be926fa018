import { Plural, Trans } from '@lingui/react/macro';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDateTime, timeLeft } from '../../lib/dates.ts';
import { useNow } from '../../lib/use-now.ts';

/** The time that is left, in words that tick: "ใช้ได้อีก 2 ชั่วโมง 10 นาที". Under an hour it counts minutes. */
export function Expiry({ value }: { value: string }) {
  const { locale } = useLanguage();
  const now = useNow();
  const { days, hours, minutes } = timeLeft(value, now);
  const exact = formatDateTime(value, locale);
  return (
    <time dateTime={value} title={exact}>
      {days > 1 && <Trans>Good until {exact}</Trans>}
      {days === 1 && <Trans>Good until tomorrow, {exact}</Trans>}
      {days === 0 && hours > 0 && (
        <Trans>
          Good for another <Plural value={hours} one="# hour" other="# hours" />{' '}
          <Plural value={minutes} one="# minute" other="# minutes" />
        </Trans>
      )}
      {days === 0 && hours === 0 && minutes > 0 && (
        <Trans>
          Good for another <Plural value={minutes} one="# minute" other="# minutes" />
        </Trans>
      )}
      {days === 0 &&
        hours === 0 &&
        minutes === 0 &&
        (new Date(value).getTime() > now ? (
          <Trans>Good for less than a minute</Trans>
        ) : (
          <Trans>Expired</Trans>
        ))}
    </time>
  );
}
