import { Plural, Trans } from '@lingui/react/macro';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../lib/numbers.ts';

export interface GoalProgressProps {
  pledged: number;
  target: number;
  /** Null when fewer than five stand behind it. */
  supporterCount: number | null;
  isReached: boolean;
}

/** How far it is, in words over a bar. Who gave is nobody's to see. */
export function GoalProgress({ pledged, target, supporterCount, isReached }: GoalProgressProps) {
  const { locale } = useLanguage();
  const share = Math.max(0, Math.min(1, pledged / target));
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>
          <Trans>
            <span className="text-title font-strong">{formatNumber(pledged, locale)}</span> of{' '}
            {formatNumber(target, locale)} points
          </Trans>
        </span>
        {supporterCount !== null && (
          <span className="text-ink-soft">
            <Plural value={supporterCount} one="# person together" other="# people together" />
          </span>
        )}
      </p>
      <div aria-hidden className="h-3 overflow-hidden rounded-full bg-page-sunken">
        <div
          className={`h-full rounded-full ${isReached ? 'bg-done' : 'bg-points-mark'}`}
          style={{ width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}
