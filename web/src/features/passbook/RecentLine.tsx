import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { DateTime } from '../../design/components/DateTime.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { classNames } from '../../lib/class-names.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { type RecentLine_entryFragment, RecentLine_entryFragmentDoc } from './recent-line.generated.ts';

/** One line of the passbook, short: what, when, and the points in or out. */
export function RecentLine({ entry }: { entry: FragmentType<RecentLine_entryFragment> }) {
  const { locale } = useLanguage();
  const { data, complete } = useFragment({ fragment: RecentLine_entryFragmentDoc, from: entry });
  if (!complete) return null;
  const isIn = data.points >= 0;
  return (
    <li className="flex items-baseline justify-between gap-4 py-2.5">
      <span className="min-w-0">
        <span className="block">{data.description}</span>
        <span className="text-ink-soft">
          <DateTime value={data.at} show="relative" />
        </span>
      </span>
      <span className={classNames('shrink-0 text-lead font-strong', isIn && 'text-done')}>
        {isIn ? '+' : '−'}
        {formatNumber(Math.abs(data.points), locale)}
      </span>
    </li>
  );
}
