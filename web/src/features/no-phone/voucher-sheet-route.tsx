import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Printer } from 'lucide-react';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { MarigoldMark } from '../../design/components/MarigoldMark.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { QrCode } from '../../design/components/QrCode.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { formatDateTime } from '../../lib/dates.ts';
import { groupVoucherCode } from '../../lib/voucher-code.ts';
import {
  VoucherSheetPageDocument,
  type VoucherSheetPageQuery,
  type VoucherSheetRefusal,
} from './voucher-sheets.generated.ts';

type Sheet = Extract<VoucherSheetPageQuery['node'], { __typename: 'VoucherSheet' }>;
type Line = Sheet['lines'][number];

/** One to cut out: on white paper, in Thai, without a name. */
function CutOut({ line, code, networkName }: { line: Line; code: string; networkName: string }) {
  const { t } = useLingui();
  return (
    <li className="flex break-inside-avoid items-center gap-1 border-r border-b border-dashed border-rule-strong p-2">
      <div className="w-28 shrink-0 tablet:w-36 print:w-36">
        <QrCode value={code} label={t`QR code of voucher ${line.number}`} />
      </div>
      <div lang="th" className="min-w-0">
        <p className="flex items-center gap-1 text-ink-soft">
          <MarigoldMark className="size-5 shrink-0" />
          คูปอง{networkName}
        </p>
        <p className="text-title font-strong">{groupVoucherCode(code)}</p>
        <p className="font-strong">{line.offer.titleTh}</p>
        <p>{line.offer.merchant.nameTh}</p>
        {line.expiresAt !== null && <p>ใช้ได้ถึง {formatDateTime(line.expiresAt, 'th')}</p>}
        <p>สมาชิก {line.memberNumber}</p>
      </div>
    </li>
  );
}

function useRefusalWords(): Record<VoucherSheetRefusal, string> {
  const { t } = useLingui();
  return {
    NO_SUCH_MEMBER: t`Nobody who is a member has this number.`,
    OFFER_UNAVAILABLE: t`The offer cannot be redeemed now.`,
    OFFER_SOLD_OUT: t`The offer is sold out.`,
    MEMBER_LIMIT_REACHED: t`The member has taken this as often as it allows.`,
    INSUFFICIENT_POINTS: t`The member has too few points.`,
  };
}

/** Those without a voucher, for the coordinator's eyes: not printed. */
function Refused({ lines }: { lines: readonly Line[] }) {
  const { t } = useLingui();
  const words = useRefusalWords();
  if (lines.length === 0) return null;
  return (
    <div className="print:hidden">
      <Card title={t`Without a voucher`}>
        <ul className="divide-y divide-rule">
          {lines.map((line) => (
            <li key={line.number} className="py-2">
              <p>
                <span className="font-strong">{line.memberNumber}</span> {line.offer.title}
              </p>
              <p className="text-ink-soft">
                {line.refusal === null ? t`No answer yet. Issue the sheet once more.` : words[line.refusal]}
              </p>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

/** `/coordinator/:slug/voucher-sheets/:sheetId`: to print, now or again. Printing issues nothing. */
export default function VoucherSheetRoute() {
  const { t } = useLingui();
  const { slug = '', sheetId = '' } = useParams();
  const { data, error, refetch } = useQuery(VoucherSheetPageDocument, { variables: { id: sheetId, slug } });
  const sheet = data?.node?.__typename === 'VoucherSheet' ? data.node : null;
  if (data !== undefined && sheet === null) return <NotFoundPage />;
  const lines = sheet?.lines ?? [];
  const printable = lines.flatMap((line) =>
    line.code !== null && line.state === 'ISSUED' ? [{ line, code: line.code }] : [],
  );
  return (
    <Page
      title={t`Voucher sheet`}
      width="wide"
      back={{ to: `/coordinator/${slug}/voucher-sheets`, label: t`Vouchers on paper` }}
      actions={
        <Button
          variant="primary"
          icon={Printer}
          isDisabled={printable.length === 0}
          onPress={() => window.print()}
        >
          {t({ message: 'Print', context: 'voucher sheet' })}
        </Button>
      }
    >
      {sheet === null &&
        (error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="card" count={2} />)}
      {sheet !== null && (
        <div className="flex flex-col gap-6">
          <Refused lines={lines.filter(({ code }) => code === null)} />
          {printable.length < lines.filter(({ code }) => code !== null).length && (
            <div className="print:hidden">
              <Notice isLive={false}>
                <Trans>Vouchers that were used, cancelled or have expired are left out.</Trans>
              </Notice>
            </div>
          )}
          <ul
            data-theme="light"
            aria-label={t`Vouchers to cut out`}
            className="grid border-t border-l border-dashed border-rule-strong bg-white text-ink tablet:grid-cols-2 print:grid-cols-2"
          >
            {printable.map(({ line, code }) => (
              <CutOut key={line.number} line={line} code={code} networkName={data?.network?.nameTh ?? ''} />
            ))}
          </ul>
        </div>
      )}
    </Page>
  );
}
