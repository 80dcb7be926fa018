import { Plural, useLingui } from '@lingui/react/macro';
import { CircleCheck, CircleX, ClockCheck, Undo2 } from 'lucide-react';
import { useEffect, useId } from 'react';
import { Badge } from '../../design/components/Badge.tsx';
import { Button } from '../../design/components/Button.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { Sheet } from '../../design/components/Sheet.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { groupVoucherCode } from '../../lib/voucher-code.ts';
import { momentOf } from './answer-words.ts';
import { useLateRefusalWords } from './offline/late-refusal-words.ts';
import { putScans, type QueuedScan, removeScan } from './offline/scan-queue.ts';

export interface QueueSheetProps {
  scans: readonly QueuedScan[];
  isOpen: boolean;
  onClose: () => void;
}

function ScanState({ state }: { state: QueuedScan['outcome']['state'] }) {
  const { t } = useLingui();
  if (state === 'waiting') return <Badge tone="wait" icon={ClockCheck}>{t`To be confirmed`}</Badge>;
  if (state === 'counted') return <Badge tone="done" icon={CircleCheck}>{t`Confirmed`}</Badge>;
  return <Badge tone="stop" icon={CircleX}>{t`Did not count`}</Badge>;
}

function ScanRow({ scan }: { scan: QueuedScan }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const wordsOf = useLateRefusalWords();
  const titleId = useId();
  const { outcome, item, code, nonce } = scan;
  return (
    <li className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <OfferPicture picture={item.picture} size="thumb" />
      <div className="min-w-0 grow basis-40">
        <p id={titleId} className="font-strong">
          {item.title}
          {item.quantity > 1 && ` × ${item.quantity}`}
        </p>
        <p className="flex flex-wrap items-center gap-x-3 text-ink-soft">
          <DateTime value={scan.scannedAt} show="date-time" />
          <span>{groupVoucherCode(code)}</span>
          <ScanState state={outcome.state} />
        </p>
        {outcome.state === 'refused' && (
          <p>{wordsOf(outcome.refusal, outcome.since === null ? '' : momentOf(outcome.since, locale))}</p>
        )}
      </div>
      {outcome.state === 'waiting' && !scan.wasSent && (
        <Button icon={Undo2} aria-describedby={titleId} onPress={() => void removeScan(nonce)}>
          {t`Not handed over`}
        </Button>
      )}
    </li>
  );
}

/** What this device took without a signal, and what became of it. Opening it is having read it. */
export function QueueSheet({ scans, isOpen, onClose }: QueueSheetProps) {
  const { t } = useLingui();
  useEffect(() => {
    if (!isOpen) return;
    const unseen = scans.filter(({ outcome, isSeen }) => outcome.state === 'refused' && !isSeen);
    if (unseen.length > 0) void putScans(unseen.map((scan) => ({ ...scan, isSeen: true })));
  }, [isOpen, scans]);
  return (
    <Sheet title={t`Taken without a signal`} isOpen={isOpen} onClose={onClose} desktop="centre">
      {scans.length === 0 ? (
        <EmptyState
          picture="fluent:sun-behind-small-cloud"
          title={t({ message: 'Nothing is waiting', context: 'vouchers' })}
        >
          {t`Vouchers that you take without a signal are listed here until they are confirmed.`}
        </EmptyState>
      ) : (
        <>
          <p className="text-ink-soft">
            <Plural
              value={scans.filter(({ outcome }) => outcome.state === 'waiting').length}
              _0="All have their answer."
              one="# is confirmed as soon as the signal is back."
              other="# are confirmed as soon as the signal is back."
            />
          </p>
          <ul aria-label={t`Taken without a signal`} className="divide-y divide-rule">
            {scans.map((scan) => (
              <ScanRow key={scan.nonce} scan={scan} />
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}
