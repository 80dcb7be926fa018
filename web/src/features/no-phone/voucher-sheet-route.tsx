import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Button } from '../../design/components/Button.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { CutOut } from './CutOut.tsx';
import { SheetRecord, WithoutVoucher } from './SheetRecord.tsx';
import { isForOthersToPrint, isUnanswered, type PaperSheet, printableOf } from './sheet-lines.ts';
import { VoucherSheetPageDocument } from './voucher-sheets.generated.ts';

const pollMs = 5_000;

/** Asked again while a line has no answer. */
function useSheet(id: string, slug: string) {
  const [isOpen, setOpen] = useState(false);
  const { data, error, refetch } = useQuery(VoucherSheetPageDocument, {
    variables: { id, slug },
    pollInterval: isOpen ? pollMs : 0,
    skipPollAttempt: () => document.visibilityState === 'hidden',
  });
  const sheet = data?.node?.__typename === 'VoucherSheet' ? data.node : null;
  const isOpenNow = sheet?.lines.some(isUnanswered) === true;
  if (isOpenNow !== isOpen) setOpen(isOpenNow);
  return { data, error, refetch, sheet };
}

interface PaperProps {
  sheet: PaperSheet;
  networkName: string;
}

function Paper({ sheet, networkName }: PaperProps) {
  const { t } = useLingui();
  const { lines } = sheet;
  const printable = printableOf(lines);
  const forOthers = lines.filter(isForOthersToPrint).length;
  return (
    <div className="flex flex-col gap-6">
      <WithoutVoucher lines={lines} />
      {forOthers > 0 && (
        <div className="print:hidden">
          <Notice isLive={false}>
            <Plural
              value={forOthers}
              one="# voucher is for a shop where you work: another coordinator prints it."
              other="# vouchers are for a shop where you work: another coordinator prints them."
            />
          </Notice>
        </div>
      )}
      {lines.some(({ state }) => state !== null && state !== 'ISSUED') && (
        <div className="print:hidden">
          <Notice isLive={false}>
            <Trans>Vouchers that were used, cancelled or have expired are left out.</Trans>
          </Notice>
        </div>
      )}
      {printable.length > 0 && (
        <ul
          data-theme="light"
          aria-label={t`Vouchers to cut out`}
          className="grid border-t border-l border-dashed border-rule-strong bg-white text-ink tablet:grid-cols-2 print:grid-cols-2"
        >
          {printable.map(({ line, code }) => (
            <CutOut key={line.number} line={line} code={code} networkName={networkName} />
          ))}
        </ul>
      )}
      <SheetRecord sheet={sheet} />
    </div>
  );
}

/** `/coordinator/:slug/voucher-sheets/:sheetId`: to print, now or again. Printing issues nothing. */
export default function VoucherSheetRoute() {
  const { t } = useLingui();
  const { slug = '', sheetId = '' } = useParams();
  const { data, error, refetch, sheet } = useSheet(sheetId, slug);
  if (data !== undefined && sheet === null) return <NotFoundPage />;
  const isPrintable = sheet !== null && printableOf(sheet.lines).length > 0;
  return (
    <Page
      title={t`Voucher sheet`}
      width="wide"
      back={{ to: `/coordinator/${slug}/voucher-sheets`, label: t`Vouchers on paper` }}
      actions={
        <Button variant="primary" icon={Printer} isDisabled={!isPrintable} onPress={() => window.print()}>
          {t({ message: 'Print', context: 'voucher sheet' })}
        </Button>
      }
    >
      {sheet === null &&
        (error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="card" count={2} />)}
      {sheet !== null && <Paper sheet={sheet} networkName={data?.network?.nameTh ?? ''} />}
    </Page>
  );
}
