import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { ChartSection } from './ChartSection.tsx';
import type { Statistics } from './statistics.ts';
import { largestOf } from './statistics.ts';
import { useChartWords } from './use-chart-words.ts';

type Line = Statistics['byOffer'][number];

/** Bars under names, which wrap and grow with the reader's text; an offer of fewer than five people has none. */
function Bars({ lines, labelledBy }: { lines: readonly Line[]; labelledBy: string }) {
  const { t } = useLingui();
  const words = useChartWords();
  const most = largestOf(lines)?.redemptions ?? 1;
  return (
    <ul aria-label={t`Used vouchers by offer`} aria-describedby={labelledBy} className="flex flex-col gap-3">
      {lines.map(({ offer, redemptions }) => (
        <li key={offer.id}>
          <p className="flex flex-wrap justify-between gap-x-4">
            <span>{offer.title}</span>
            <span className="text-ink-soft tabular-nums">{words.few(redemptions)}</span>
          </p>
          <svg aria-hidden viewBox="0 0 100 4" preserveAspectRatio="none" className="block h-3 w-full">
            <rect width="100" height="4" fill="var(--rule)" />
            <rect width={((redemptions ?? 0) / most) * 100} height="4" fill="var(--points-mark-deep)" />
          </svg>
        </li>
      ))}
    </ul>
  );
}

/** Of the offers with a forecast, the one that is gone first. */
function goneFirst(lines: readonly Line[]): (Line & { readonly soldOutInDays: number }) | null {
  let first: (Line & { readonly soldOutInDays: number }) | null = null;
  for (const line of lines) {
    const { soldOutInDays } = line;
    if (soldOutInDays !== null && soldOutInDays < (first?.soldOutInDays ?? Infinity))
      first = { ...line, soldOutInDays };
  }
  return first;
}

/** Used vouchers by offer, and in how many days each is sold out. */
export function OfferChart({ statistics }: { statistics: Statistics }) {
  const { t } = useLingui();
  const words = useChartWords();
  const sentenceId = useId();
  const { byOffer, from, until } = statistics;
  const [used, gone] = [largestOf(byOffer), goneFirst(byOffer)];
  const forecast = ({ isForecast, soldOutInDays }: Line) => {
    if (!isForecast) return t`no limit, or closed`;
    if (soldOutInDays === null) return t`not enough to say`;
    return soldOutInDays === 0
      ? t`now`
      : t`${plural(soldOutInDays, { one: 'about # day', other: 'about # days' })}`;
  };
  return (
    <ChartSection
      title={t`By offer, and how long the stock lasts`}
      sentenceId={sentenceId}
      sentence={
        <>
          {used === null ? (
            <Trans>No offer was used by five people or more.</Trans>
          ) : (
            <Trans>
              {used.offer.title} was used most: {words.number(used.redemptions)} times.
            </Trans>
          )}{' '}
          {gone !== null && (
            <Trans>
              {gone.offer.title} is gone first, if it goes on like the last 28 days: {forecast(gone)}.
            </Trans>
          )}
        </>
      }
      chart={used === null ? undefined : <Bars lines={byOffer} labelledBy={sentenceId} />}
      columns={[
        { id: 'offer', header: t`Offer`, cell: ({ offer }) => offer.title },
        { id: 'count', header: t`Used`, isNumber: true, cell: (row) => words.few(row.redemptions) },
        {
          id: 'left',
          header: t({ message: 'Left', context: 'stock' }),
          isNumber: true,
          cell: ({ stockLeft }) => (stockLeft === null ? '–' : words.number(stockLeft)),
        },
        { id: 'gone', header: t`Lasts`, cell: forecast },
      ]}
      rows={byOffer}
      rowId={({ offer }) => offer.id}
      cellsOf={(row) => [row.offer.title, row.redemptions, row.stockLeft, forecast(row)]}
      fileName={`by-offer-${from}-${until}`}
    />
  );
}
