import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatShare } from '../../lib/numbers.ts';
import { ChartSection } from './ChartSection.tsx';
import type { Statistics } from './statistics.ts';
import { useChartWords } from './use-chart-words.ts';

/** How many redemptions were of people who had been here before: a count, no persons. */
export function ReturnVisits({ statistics }: { statistics: Statistics }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const words = useChartWords();
  const sentenceId = useId();
  const { returnVisits, firstVisits, from, until } = statistics;
  const all = (returnVisits ?? 0) + (firstVisits ?? 0);
  const isKnown = returnVisits !== null && firstVisits !== null;
  const share = isKnown && all > 0 ? returnVisits / all : 0;
  const rows = [
    { id: 'again', name: t`Had been here before`, count: returnVisits },
    { id: 'first', name: t`On their first day here`, count: firstVisits },
  ];
  return (
    <ChartSection
      title={t`Who comes again`}
      sentenceId={sentenceId}
      sentence={
        isKnown ? (
          <Trans>
            {words.number(returnVisits)} of {words.number(all)} vouchers, {formatShare(share, locale)}, were
            used by people who had been here on an earlier day.
          </Trans>
        ) : returnVisits !== null ? (
          <Trans>All vouchers were used by people who had been here before.</Trans>
        ) : firstVisits !== null ? (
          <Trans>All vouchers were used by people on their first day here.</Trans>
        ) : (
          <Trans>Too few people came to say how many come again.</Trans>
        )
      }
      chart={
        isKnown ? (
          <svg
            role="img"
            aria-label={t`Who comes again`}
            aria-describedby={sentenceId}
            viewBox="0 0 100 6"
            preserveAspectRatio="none"
            className="block h-6 w-full"
          >
            <rect width="100" height="6" fill="var(--rule-strong)" />
            <rect width={share * 100} height="6" fill="var(--points-mark-deep)" />
          </svg>
        ) : undefined
      }
      columns={[
        { id: 'name', header: t`People`, cell: ({ name }) => name },
        { id: 'count', header: t`Used`, isNumber: true, cell: ({ count }) => words.few(count) },
      ]}
      rows={rows}
      rowId={({ id }) => id}
      cellsOf={({ name, count }) => [name, count]}
      fileName={`return-visits-${from}-${until}`}
    />
  );
}
