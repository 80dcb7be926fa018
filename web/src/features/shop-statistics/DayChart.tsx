import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { useElementWidth } from '../../lib/use-element-width.ts';
import { ChartSection } from './ChartSection.tsx';
import type { Statistics } from './statistics.ts';
import { largestOf, niceTop } from './statistics.ts';
import { useChartWords } from './use-chart-words.ts';

const height = 180;
const margin = { top: 10, right: 4, bottom: 30, left: 40 };

/** A bar for each day; a day of fewer than five people has a dot on the line instead. */
function Bars({ days, labelledBy }: { days: Statistics['byDay']; labelledBy: string }) {
  const { t } = useLingui();
  const words = useChartWords();
  const [frame, width] = useElementWidth<HTMLDivElement>(640);
  const top = niceTop(largestOf(days)?.redemptions ?? 0);
  const slot = (width - margin.left - margin.right) / Math.max(1, days.length);
  const y = (value: number) => height - margin.bottom - (value / top) * (height - margin.top - margin.bottom);
  const text = { fontSize: 16, fill: 'var(--ink-soft)' };
  const [first, last] = [days[0], days.at(-1)];
  return (
    <div ref={frame}>
      <svg
        role="img"
        aria-label={t`Used vouchers, day by day`}
        aria-describedby={labelledBy}
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        className="block max-w-full"
      >
        {[0, top / 2, top].map((value) => (
          <g key={value}>
            <line
              x1={margin.left}
              x2={width - margin.right}
              y1={y(value)}
              y2={y(value)}
              stroke="var(--rule)"
            />
            <text x={margin.left - 6} y={y(value) + 5} textAnchor="end" {...text}>
              {words.number(value)}
            </text>
          </g>
        ))}
        {days.map(({ day, redemptions }, index) => {
          const x = margin.left + index * slot;
          return redemptions === null ? (
            <circle
              key={day}
              cx={x + slot / 2}
              cy={y(0)}
              r={Math.min(1.5, slot / 3)}
              fill="var(--ink-soft)"
            />
          ) : (
            <rect
              key={day}
              x={x + slot * 0.1}
              y={y(redemptions)}
              width={slot * 0.8}
              height={y(0) - y(redemptions)}
              fill="var(--points-mark-deep)"
            />
          );
        })}
        {first !== undefined && last !== undefined && (
          <>
            <text x={margin.left} y={height - 6} {...text}>
              {words.day(first.day)}
            </text>
            <text x={width - margin.right} y={height - 6} textAnchor="end" {...text}>
              {words.day(last.day)}
            </text>
          </>
        )}
      </svg>
    </div>
  );
}

/** Used vouchers by day. */
export function DayChart({ statistics }: { statistics: Statistics }) {
  const { t } = useLingui();
  const words = useChartWords();
  const sentenceId = useId();
  const { byDay, redemptions, from, until } = statistics;
  const busiest = largestOf(byDay);
  const [begin, end] = [words.day(from), words.day(until)];
  const all = words.number(redemptions ?? 0);
  return (
    <ChartSection
      title={t`By day`}
      sentenceId={sentenceId}
      sentence={
        busiest === null ? (
          <Trans>
            From {begin} to {end}, {all} vouchers were used, on no day by five people or more.
          </Trans>
        ) : (
          <Trans>
            From {begin} to {end}, {all} vouchers were used; the busiest day was {words.day(busiest.day)},
            with {words.number(busiest.redemptions)}.
          </Trans>
        )
      }
      chart={busiest === null ? undefined : <Bars days={byDay} labelledBy={sentenceId} />}
      columns={[
        { id: 'day', header: t`Day`, cell: ({ day }) => words.day(day) },
        { id: 'count', header: t`Used`, isNumber: true, cell: (row) => words.few(row.redemptions) },
      ]}
      rows={byDay}
      rowId={({ day }) => day}
      cellsOf={(row) => [row.day, row.redemptions]}
      fileName={`by-day-${from}-${until}`}
    />
  );
}
