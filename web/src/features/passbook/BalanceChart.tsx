import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useId, useMemo } from 'react';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../lib/dates.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { useElementWidth } from '../../lib/use-element-width.ts';
import { balanceSteps, marksApart, niceCeiling, stepPath } from './balance-steps.ts';
import type { PassbookLine } from './months.ts';

const height = 200;
const margin = { top: 12, right: 8, bottom: 32, left: 52 };
/** Fewer lines make no picture. */
const leastSteps = 3;

/** The balance as a step line. The sentence says it in words, and the table below has every number. */
export default function BalanceChart({ lines }: { lines: readonly PassbookLine[] }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const sentenceId = useId();
  const [frame, width] = useElementWidth<HTMLDivElement>(640);
  const steps = useMemo(() => balanceSteps(lines), [lines]);
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined || steps.length < leastSteps) return null;

  const until = Math.max(last.at, first.at + 1);
  const highest = Math.max(...steps.map(({ balance }) => balance));
  const top = niceCeiling(highest);
  const place = {
    x: (at: number) =>
      margin.left + ((at - first.at) / (until - first.at)) * (width - margin.left - margin.right),
    y: (balance: number) => height - margin.bottom - (balance / top) * (height - margin.top - margin.bottom),
  };
  const line = stepPath(steps, place, until);
  const from = formatDate(new Date(first.at).toISOString(), locale);
  const to = formatDate(new Date(last.at).toISOString(), locale);
  const number = (value: number) => formatNumber(value, locale);
  const deeds = steps.filter(({ mark }) => mark === 'deed').length;
  const redemptions = steps.filter(({ mark }) => mark === 'redemption').length;
  const text = { fontSize: 16, fill: 'var(--ink-soft)' };

  return (
    <figure>
      <figcaption id={sentenceId} className="pb-3 text-ink-soft">
        <Trans>
          From {from} to {to} the balance went from {number(first.balance)} to {number(last.balance)} points;
          the highest was {number(highest)}. Every number is in the table below.
        </Trans>{' '}
        <Plural
          value={deeds}
          one="# time points came for a good deed,"
          other="# times points came for a good deed,"
        />{' '}
        <Plural
          value={redemptions}
          one="# time something was redeemed."
          other="# times something was redeemed."
        />
      </figcaption>
      <div ref={frame}>
        <svg
          role="img"
          aria-label={t`Balance over time`}
          aria-describedby={sentenceId}
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
                y1={place.y(value)}
                y2={place.y(value)}
                stroke="var(--rule)"
              />
              <text x={margin.left - 8} y={place.y(value) + 5} textAnchor="end" {...text}>
                {number(value)}
              </text>
            </g>
          ))}
          <path
            d={`${line}V${place.y(0).toFixed(1)}H${place.x(first.at).toFixed(1)}Z`}
            fill="var(--points-tint)"
          />
          <path
            d={line}
            fill="none"
            stroke="var(--points-mark-deep)"
            strokeWidth="2.5"
            strokeLinejoin="round"
          />
          {marksApart(steps, place.x, 14).map(({ at, balance, mark }) =>
            mark === 'deed' ? (
              <circle
                key={`deed ${at} ${balance}`}
                cx={place.x(at)}
                cy={place.y(balance)}
                r="5"
                fill="var(--done)"
                stroke="var(--page)"
                strokeWidth="1.5"
              />
            ) : (
              <rect
                key={`redemption ${at} ${balance}`}
                x={place.x(at) - 5}
                y={place.y(balance) - 5}
                width="10"
                height="10"
                fill="var(--page)"
                stroke="var(--ink)"
                strokeWidth="2"
              />
            ),
          )}
          <circle
            cx={place.x(until)}
            cy={place.y(last.balance)}
            r="5"
            fill="var(--points-mark-deep)"
            stroke="var(--page)"
            strokeWidth="2"
          />
          <text x={margin.left} y={height - 8} {...text}>
            {from}
          </text>
          <text x={width - margin.right} y={height - 8} textAnchor="end" {...text}>
            {to}
          </text>
        </svg>
      </div>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 pt-2 text-ink-soft">
        <li className="flex items-center gap-2">
          <svg aria-hidden width="14" height="14">
            <circle cx="7" cy="7" r="5" fill="var(--done)" />
          </svg>
          <Trans context="passbook">Good deed</Trans>
        </li>
        <li className="flex items-center gap-2">
          <svg aria-hidden width="14" height="14">
            <rect x="2" y="2" width="10" height="10" fill="var(--page)" stroke="var(--ink)" strokeWidth="2" />
          </svg>
          <Trans>Redeemed or borrowed</Trans>
        </li>
      </ul>
    </figure>
  );
}
