import './print.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { DateTime } from '../../design/components/DateTime.tsx';
import { QrCode } from '../../design/components/QrCode.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatBahtInFull } from '../../lib/baht.ts';
import { groupCode } from '../../lib/group-code.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { noonOf } from '../../lib/village-day.ts';
import { verifyAddress, verifyHost } from '../passbook/statement-words.ts';
import type { Statement } from './StatementSums.tsx';

/** One sheet of A4: whose, of when, by offers, the sums, and the code that tells a true one. */
export function StatementPrint({ statement }: { statement: Statement }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const baht = (satang: number) => formatBahtInFull(satang, locale);
  const sums = [
    [t`Brought forward`, statement.openingSatang],
    [t`Vouchers used`, statement.usesSatang],
    [t`Vouchers taken back`, statement.reversalsSatang],
    [t`Corrections`, statement.adjustmentsSatang],
    [t`Carried to the next statement`, statement.carriedSatang],
  ] as const;
  return (
    <section className="settlement-print hidden print:block">
      <h1>
        <Trans>Statement of used vouchers</Trans> {statement.number}
      </h1>
      <p>
        {statement.merchant.name} · {statement.merchant.network.name}
        <br />
        <DateTime value={noonOf(statement.firstDay)} /> – <DateTime value={noonOf(statement.lastDay)} />
      </p>
      <table>
        <thead>
          <tr>
            <th>{t`Offer`}</th>
            <th className="settlement-print-number">{t({ message: 'Used', context: 'settlement' })}</th>
            <th className="settlement-print-number">{t({ message: 'Taken back', context: 'settlement' })}</th>
            <th className="settlement-print-number">{t`Baht`}</th>
          </tr>
        </thead>
        <tbody>
          {statement.byOffer.map((share) => (
            <tr key={share.offer.id}>
              <td>{share.offer.title}</td>
              <td className="settlement-print-number">{formatNumber(share.useCount, locale)}</td>
              <td className="settlement-print-number">{formatNumber(share.reversalCount, locale)}</td>
              <td className="settlement-print-number">{baht(share.satang)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <tbody>
          {sums.map(([label, satang]) => (
            <tr key={label}>
              <td>{label}</td>
              <td className="settlement-print-number">{baht(satang)}</td>
            </tr>
          ))}
          <tr className="settlement-print-sum">
            <td>{t`To be paid to the shop`}</td>
            <td className="settlement-print-number">{baht(statement.payableSatang)}</td>
          </tr>
        </tbody>
      </table>
      <div className="settlement-print-foot">
        <div className="settlement-print-square">
          <QrCode value={verifyAddress(statement.checkCode)} label={t`Code of the shop’s statement`} />
        </div>
        <p>
          <Trans>Issued</Trans> <DateTime value={statement.issuedAt} show="date-time" /> ·{' '}
          <Trans>Check code</Trans> {groupCode(statement.checkCode)}
          <br />
          <Trans>
            Whoever holds this paper can ask whether it is true: scan the square, or open {verifyHost()} and
            type the code.
          </Trans>
        </p>
      </div>
      <p className="settlement-print-signs">
        <span>
          <Trans>Paid by</Trans>
        </span>
        <span>
          <Trans>Received by</Trans>
        </span>
      </p>
    </section>
  );
}
