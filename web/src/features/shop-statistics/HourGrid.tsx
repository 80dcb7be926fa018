import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { useElementWidth } from '../../lib/use-element-width.ts';
import { ChartSection } from './ChartSection.tsx';
import type { Statistics } from './statistics.ts';
import { largestOf } from './statistics.ts';
import { useChartWords } from './use-chart-words.ts';

const left = 44;
const bottom = 28;
const rowHeight = 30;
/** Shown where nothing else is. */
const usualHours = { first: 7, last: 18 };

/** The hours in which something is shown, with an hour on each side. */
function hoursShown(hours: Statistics['byHour']): { first: number; last: number } {
  const shown = hours.filter(({ redemptions }) => redemptions !== null).map(({ hour }) => hour);
  if (shown.length === 0) return usualHours;
  return { first: Math.max(0, Math.min(...shown) - 1), last: Math.min(23, Math.max(...shown) + 1) };
}

/** Weekdays down, hours across; the more, the larger and the deeper the square. A dot: fewer than five people. */
function Grid({ hours, labelledBy }: { hours: Statistics['byHour']; labelledBy: string }) {
  const { t } = useLingui();
  const words = useChartWords();
  const [frame, width] = useElementWidth<HTMLDivElement>(640);
  const { first, last } = hoursShown(hours);
  const most = largestOf(hours)?.redemptions ?? 1;
  const slot = (width - left) / (last - first + 1);
  const height = 7 * rowHeight + bottom;
  const text = { fontSize: 16, fill: 'var(--ink-soft)' };
  const isLabelled = (hour: number) => (hour - first) % Math.max(1, Math.ceil(44 / slot)) === 0;
  return (
    <div ref={frame}>
      <svg
        role="img"
        aria-label={t`Used vouchers by weekday and hour`}
        aria-describedby={labelledBy}
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        className="block max-w-full"
      >
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
          <g key={weekday}>
            <text x={0} y={(weekday - 1) * rowHeight + 21} {...text}>
              {words.weekday(weekday, 'short')}
            </text>
            <line
              x1={left}
              x2={width}
              y1={weekday * rowHeight}
              y2={weekday * rowHeight}
              stroke="var(--rule)"
            />
          </g>
        ))}
        {hours
          .filter(({ hour }) => hour >= first && hour <= last)
          .map(({ weekday, hour, redemptions }) => {
            const [x, y] = [left + (hour - first + 0.5) * slot, (weekday - 0.5) * rowHeight];
            if (redemptions === null)
              return <circle key={`${weekday} ${hour}`} cx={x} cy={y} r="1.5" fill="var(--ink-soft)" />;
            const share = redemptions / most;
            const side = (0.4 + 0.6 * Math.sqrt(share)) * Math.min(slot - 2, rowHeight - 4);
            return (
              <rect
                key={`${weekday} ${hour}`}
                x={x - side / 2}
                y={y - side / 2}
                width={side}
                height={side}
                rx="2"
                fill="var(--points-mark-deep)"
                fillOpacity={0.45 + 0.55 * share}
              />
            );
          })}
        {Array.from({ length: last - first + 1 }, (_, index) => first + index)
          .filter(isLabelled)
          .map((hour) => (
            <text
              key={hour}
              x={left + (hour - first + 0.5) * slot}
              y={height - 6}
              textAnchor="middle"
              {...text}
            >
              {hour}
            </text>
          ))}
      </svg>
    </div>
  );
}

/** Used vouchers by weekday and hour. */
export function HourGrid({ statistics }: { statistics: Statistics }) {
  const { t } = useLingui();
  const words = useChartWords();
  const sentenceId = useId();
  const { byHour, byWeekday, from, until } = statistics;
  const [busiestHour, busiestDay] = [largestOf(byHour), largestOf(byWeekday)];
  const rows = [
    ...byWeekday.map((row) => ({ ...row, hour: null })),
    ...byHour.filter(({ redemptions }) => redemptions !== null),
  ];
  return (
    <ChartSection
      title={t`By weekday and hour`}
      sentenceId={sentenceId}
      sentence={
        busiestHour !== null ? (
          <Trans>
            Most come on {words.weekday(busiestHour.weekday)}, {words.hours(busiestHour.hour)}:{' '}
            {words.number(busiestHour.redemptions)} vouchers.
          </Trans>
        ) : busiestDay !== null ? (
          <Trans>
            Most come on {words.weekday(busiestDay.weekday)}: {words.number(busiestDay.redemptions)} vouchers.
            No single hour had five people.
          </Trans>
        ) : (
          <Trans>No weekday had five people or more yet.</Trans>
        )
      }
      chart={busiestHour === null ? undefined : <Grid hours={byHour} labelledBy={sentenceId} />}
      columns={[
        { id: 'weekday', header: t`Weekday`, cell: ({ weekday }) => words.weekday(weekday) },
        {
          id: 'hour',
          header: t`Hour`,
          cell: ({ hour }) => (hour === null ? t`all day` : words.hours(hour)),
        },
        { id: 'count', header: t`Used`, isNumber: true, cell: (row) => words.few(row.redemptions) },
      ]}
      rows={rows}
      rowId={({ weekday, hour }) => `${weekday} ${hour}`}
      cellsOf={(row) => [
        words.weekday(row.weekday),
        row.hour === null ? t`all day` : words.hours(row.hour),
        row.redemptions,
      ]}
      fileName={`by-hour-${from}-${until}`}
    />
  );
}
