import { useLingui } from '@lingui/react/macro';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../lib/numbers.ts';

export interface SupplyBar {
  readonly key: string;
  readonly name: string;
  readonly pastPoints: number;
  readonly draftPoints: number;
}

/**
 * Points then and points under the draft, a pair of bars for each category. The words and the numbers stand in the page
 * itself, so that they wrap and grow with the reader's text; the bars only picture them.
 */
export function SupplyChart({ bars }: { bars: readonly SupplyBar[] }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const highest = Math.max(1, ...bars.flatMap(({ pastPoints, draftPoints }) => [pastPoints, draftPoints]));
  const rows = (bar: SupplyBar) => [
    { id: 'past', label: t`Earned`, points: bar.pastPoints, fill: 'var(--ink-soft)' },
    { id: 'draft', label: t`Under the draft`, points: bar.draftPoints, fill: 'var(--points-mark-deep)' },
  ];
  return (
    <ul className="flex flex-col gap-5">
      {bars.map((bar) => (
        <li key={bar.key}>
          <p className="pb-1 font-strong">{bar.name}</p>
          {rows(bar).map(({ id, label, points, fill }) => (
            <div key={id} className="pb-1">
              <p className="flex flex-wrap justify-between gap-x-4 text-ink-soft">
                <span>{label}</span>
                <span className="tabular-nums">{formatNumber(points, locale)}</span>
              </p>
              <svg aria-hidden viewBox="0 0 100 4" preserveAspectRatio="none" className="block h-3 w-full">
                <rect width="100" height="4" fill="var(--rule)" />
                <rect width={(points / highest) * 100} height="4" fill={fill} />
              </svg>
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
