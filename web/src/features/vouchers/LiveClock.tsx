import { Trans } from '@lingui/react/macro';
import { useLanguage } from '../../i18n/use-language.ts';
import { useNow } from '../../lib/use-now.ts';
import { villageTimeZone } from '../../lib/village-day.ts';

/** The time, to the second: a running clock tells a voucher from a picture of one. Silent for screen readers. */
export function LiveClock() {
  const { locale } = useLanguage();
  const now = useNow(1_000);
  const time = new Intl.DateTimeFormat(locale, {
    timeZone: villageTimeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(now);
  return (
    <span aria-hidden className="inline-flex items-center gap-2 text-ink-soft">
      <span className="size-2.5 animate-breathe rounded-full bg-done" />
      <Trans>It is now {time}</Trans>
    </span>
  );
}
