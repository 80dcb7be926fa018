import './print.css';
import { Trans } from '@lingui/react/macro';
import { DateTime } from '../../design/components/DateTime.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../lib/numbers.ts';
import type { PassbookLine } from './months.ts';
import { type PrintPage, printPages } from './print-pages.ts';

export interface PassbookHolder {
  displayName: string;
  memberNumber: string;
  networkName: string;
}

function PrintLine({ line }: { line: PassbookLine }) {
  const { locale } = useLanguage();
  const amount = formatNumber(Math.abs(line.points), locale);
  return (
    <tr>
      <td>
        <DateTime value={line.at} />
      </td>
      <td>
        <span className="passbook-print-words">{line.description}</span>
      </td>
      <td className="passbook-print-number">{line.points >= 0 ? amount : ''}</td>
      <td className="passbook-print-number">{line.points < 0 ? amount : ''}</td>
      <td className="passbook-print-number">{formatNumber(line.balanceAfter, locale)}</td>
      <td>
        <span className="passbook-print-words">{line.confirmedBy}</span>
      </td>
    </tr>
  );
}

function Page({ page, pageCount, holder }: { page: PrintPage; pageCount: number; holder: PassbookHolder }) {
  const { locale } = useLanguage();
  const number = (value: number) => formatNumber(value, locale);
  return (
    <section className="passbook-print-page">
      <p style={{ display: 'flex', justifyContent: 'space-between', fontWeight: 600 }}>
        <span>
          <Trans>Goodness passbook · {holder.networkName}</Trans>
        </span>
        <span>
          {number(page.number)}/{number(pageCount)}
        </span>
      </p>
      <p style={{ paddingBottom: '2mm' }}>
        <Trans>
          {holder.displayName} · member {holder.memberNumber}
        </Trans>
      </p>
      <table>
        <colgroup>
          <col style={{ width: '19%' }} />
          <col />
          <col style={{ width: '10%' }} />
          <col style={{ width: '10%' }} />
          <col style={{ width: '13%' }} />
          <col style={{ width: '20%' }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Date</Trans>
            </th>
            <th scope="col">
              <Trans>Item</Trans>
            </th>
            <th scope="col" className="passbook-print-number">
              <Trans context="passbook">In</Trans>
            </th>
            <th scope="col" className="passbook-print-number">
              <Trans context="passbook">Out</Trans>
            </th>
            <th scope="col" className="passbook-print-number">
              <Trans>Balance</Trans>
            </th>
            <th scope="col">
              <Trans>Confirmed by</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          <tr className="passbook-print-sum">
            <th scope="row" colSpan={4}>
              <Trans>Brought forward</Trans>
            </th>
            <td className="passbook-print-number">{number(page.broughtForward)}</td>
            <td />
          </tr>
          {page.lines.map((line) => (
            <PrintLine key={line.id} line={line} />
          ))}
          <tr className="passbook-print-sum">
            <th scope="row" colSpan={4}>
              {page.number === pageCount ? <Trans>Balance</Trans> : <Trans>Carried forward</Trans>}
            </th>
            <td className="passbook-print-number">{number(page.carriedForward)}</td>
            <td />
          </tr>
        </tbody>
      </table>
    </section>
  );
}

/** What the printer gets in place of the screen: the statement oldest line first, in A5 pages with their sums. */
export function PassbookPrint({ lines, holder }: { lines: readonly PassbookLine[]; holder: PassbookHolder }) {
  const pages = printPages(lines);
  return (
    <div className="passbook-print hidden print:block">
      {pages.map((page) => (
        <Page key={page.number} page={page} pageCount={pages.length} holder={holder} />
      ))}
    </div>
  );
}
