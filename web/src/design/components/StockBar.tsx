import { Trans, useLingui } from '@lingui/react/macro';
import { useLanguage } from '../../i18n/use-language.ts';
import { classNames } from '../../lib/class-names.ts';
import { formatNumber } from '../../lib/numbers.ts';

export interface StockBarProps {
  left: number | null;
  /** Null when the stock is unlimited. */
  total: number | null;
}

/** How many are left, in words over a bar. */
export function StockBar({ left, total }: StockBarProps) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  if (total === null || left === null) {
    return (
      <p className="text-ink-soft">
        <Trans>No limit on the number</Trans>
      </p>
    );
  }
  const share = total === 0 ? 0 : Math.max(0, Math.min(1, left / total));
  const isLow = share <= 0.2;
  const words =
    left === 0 ? t`All gone` : t`${formatNumber(left, locale)} of ${formatNumber(total, locale)} left`;
  return (
    <div className="flex flex-col gap-1.5">
      <p className={classNames(isLow ? 'font-strong text-wait' : 'text-ink-soft')}>{words}</p>
      <div aria-hidden className="h-2 overflow-hidden rounded-full bg-page-sunken">
        <div
          className={classNames('h-full rounded-full', isLow ? 'bg-points-mark-deep' : 'bg-done')}
          style={{ width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}
