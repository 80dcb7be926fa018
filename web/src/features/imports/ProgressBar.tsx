import { useLingui } from '@lingui/react/macro';
import { formatNumber } from '../../lib/numbers.ts';

/** How far the work has come, in words and as a bar. */
export function ProgressBar({ label, value, total }: { label: string; value: number; total: number }) {
  const { t, i18n } = useLingui();
  const [done, all] = [formatNumber(value, i18n.locale), formatNumber(total, i18n.locale)];
  return (
    <div className="flex flex-col gap-2">
      <p role="status">
        {label} {t`${done} of ${all} lines`}
      </p>
      <progress
        aria-label={label}
        value={value}
        max={Math.max(total, 1)}
        className="h-3 w-full accent-points"
      />
    </div>
  );
}
