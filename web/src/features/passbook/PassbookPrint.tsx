import './print.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { DateTime } from '../../design/components/DateTime.tsx';
import { QrCode } from '../../design/components/QrCode.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { noonOf } from '../../lib/village-day.ts';
import type { PassbookLine } from './months.ts';
import { type PrintPage, printPages } from './print-pages.ts';
import { groupCode, verifyAddress, verifyHost } from './statement-words.ts';

export interface PassbookHolder {
  displayName: string;
  memberNumber: string;
  networkName: string;
}

/** What a statement adds to the lines. */
export interface PrintedStatement {
  code: string;
  from: string;
  to: string;
  openingBalance: number;
  closingBalance: number;
  createdAt: string;
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
      <td className="passbook-print-code">{groupCode(line.checkCode)}</td>
    </tr>
  );
}

interface PageProps {
  page: PrintPage;
  pageCount: number;
  holder: PassbookHolder;
  statement: PrintedStatement;
}

function Page({ page, pageCount, holder, statement }: PageProps) {
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
        {' · '}
        <DateTime value={noonOf(statement.from)} /> – <DateTime value={noonOf(statement.to)} />
      </p>
      <table>
        <colgroup>
          <col style={{ width: '16%' }} />
          <col />
          <col style={{ width: '8%' }} />
          <col style={{ width: '8%' }} />
          <col style={{ width: '10%' }} />
          <col style={{ width: '16%' }} />
          <col style={{ width: '15%' }} />
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
            <th scope="col">
              <Trans>Check code</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          <tr className="passbook-print-sum">
            <th scope="row" colSpan={4}>
              <Trans>Brought forward</Trans>
            </th>
            <td className="passbook-print-number">{number(page.broughtForward)}</td>
            <td colSpan={2} />
          </tr>
          {page.lines.map((line) => (
            <PrintLine key={line.id} line={line} />
          ))}
          <tr className="passbook-print-sum">
            <th scope="row" colSpan={4}>
              {page.number === pageCount ? <Trans>Balance</Trans> : <Trans>Carried forward</Trans>}
            </th>
            <td className="passbook-print-number">{number(page.carriedForward)}</td>
            <td colSpan={2} />
          </tr>
        </tbody>
      </table>
      {page.number === pageCount && <Foot statement={statement} />}
    </section>
  );
}

/** How whoever gets the paper can ask whether it is true. */
function Foot({ statement }: { statement: PrintedStatement }) {
  const { t } = useLingui();
  const code = groupCode(statement.code);
  return (
    <div className="passbook-print-foot">
      <div className="passbook-print-square">
        <QrCode value={verifyAddress(statement.code)} label={t`Code of the statement`} />
      </div>
      <div>
        <p style={{ fontWeight: 600 }}>
          <Trans>Statement code {code}</Trans>
        </p>
        <p>
          <Trans>
            Whoever holds this paper can ask whether it is true: scan the square, or open {verifyHost()} and
            type the code.
          </Trans>
        </p>
        <p>
          <Trans>Printed from the books as of</Trans>{' '}
          <DateTime value={statement.createdAt} show="date-time" />
        </p>
      </div>
    </div>
  );
}

export interface PassbookPrintProps {
  lines: readonly PassbookLine[];
  holder: PassbookHolder;
  statement: PrintedStatement;
}

/** What the printer gets in place of the screen: the statement in A5 pages with their sums, its code at the foot. */
export function PassbookPrint({ lines, holder, statement }: PassbookPrintProps) {
  const pages = printPages(lines, statement.openingBalance);
  return (
    <div className="passbook-print hidden print:block">
      {pages.map((page) => (
        <Page key={page.number} page={page} pageCount={pages.length} holder={holder} statement={statement} />
      ))}
    </div>
  );
}
