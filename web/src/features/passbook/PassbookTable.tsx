import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { DateTime } from '../../design/components/DateTime.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { classNames } from '../../lib/class-names.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { byMonth, type PassbookLine } from './months.ts';

const cell = 'px-1.5 py-2.5 tablet:px-2.5 align-top first:pl-0 last:pr-0';
const numberCell = `${cell} text-right whitespace-nowrap`;
/** On a phone the date and the confirmer stand with the item, and in and out share a column. */
const wideOnly = 'hidden tablet:table-cell';
const phoneOnly = 'tablet:hidden';

function Line({ line }: { line: PassbookLine }) {
  const { locale } = useLanguage();
  const amount = formatNumber(Math.abs(line.points), locale);
  const isIn = line.points >= 0;
  return (
    <tr className="border-b border-rule">
      <td className={classNames(cell, wideOnly, 'whitespace-nowrap text-ink-soft')}>
        <DateTime value={line.at} />
      </td>
      <th scope="row" className={classNames(cell, 'w-full text-left font-normal max-tablet:pl-0')}>
        <span className={classNames(phoneOnly, 'block text-ink-soft')}>
          <DateTime value={line.at} />
        </span>
        <Link
          to={`/passbook/entries/${line.id}`}
          className="block min-h-6 underline decoration-rule-strong underline-offset-4 hover:decoration-ink"
        >
          {line.description}
        </Link>
        <span className={classNames(phoneOnly, 'block text-ink-soft')}>{line.confirmedBy}</span>
      </th>
      <td className={classNames(numberCell, phoneOnly, 'font-strong', isIn ? 'text-done' : '')}>
        {isIn ? '+' : '−'}
        {amount}
      </td>
      <td className={classNames(numberCell, wideOnly, 'font-strong text-done')}>{isIn ? amount : ''}</td>
      <td className={classNames(numberCell, wideOnly, 'font-strong')}>{isIn ? '' : amount}</td>
      <td className={numberCell}>{formatNumber(line.balanceAfter, locale)}</td>
      <td className={classNames(cell, wideOnly, 'min-w-44 text-ink-soft')}>{line.confirmedBy}</td>
    </tr>
  );
}

/** A month over its lines, as wide as the columns that are shown: a wider one would make room for columns that are not. */
function MonthName(props: { className: string; columnCount: number; children: string }) {
  return (
    <th
      scope="rowgroup"
      colSpan={props.columnCount}
      className={classNames('pt-6 pb-1 text-left font-heading text-lead', props.className)}
    >
      {props.children}
    </th>
  );
}

/** The statement as in a bank's passbook, newest first, month by month. */
export function PassbookTable({ lines }: { lines: readonly PassbookLine[] }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{t`Passbook, newest first`}</caption>
      <thead>
        <tr className="border-b-2 border-rule-strong text-left">
          <th scope="col" className={classNames(cell, wideOnly, 'font-strong')}>{t`Date`}</th>
          <th scope="col" className={classNames(cell, 'font-strong max-tablet:pl-0')}>{t`Item`}</th>
          <th scope="col" className={classNames(numberCell, phoneOnly, 'font-strong')}>{t`Points`}</th>
          <th scope="col" className={classNames(numberCell, wideOnly, 'font-strong')}>
            {t({ message: 'In', context: 'passbook' })}
          </th>
          <th scope="col" className={classNames(numberCell, wideOnly, 'font-strong')}>
            {t({ message: 'Out', context: 'passbook' })}
          </th>
          <th scope="col" className={classNames(numberCell, 'font-strong')}>{t`Balance`}</th>
          <th scope="col" className={classNames(cell, wideOnly, 'font-strong')}>{t`Confirmed by`}</th>
        </tr>
      </thead>
      {byMonth(lines, locale).map((month) => (
        <tbody key={month.id}>
          <tr>
            <MonthName className={phoneOnly} columnCount={3}>
              {month.name}
            </MonthName>
            <MonthName className={wideOnly} columnCount={6}>
              {month.name}
            </MonthName>
          </tr>
          {month.lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </tbody>
      ))}
    </table>
  );
}
