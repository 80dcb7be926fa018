import { useLingui } from '@lingui/react/macro';
import { LoaderCircle, RotateCcw, TriangleAlert, WifiOff } from 'lucide-react';
import { failureOf } from '../../apollo/failure.ts';
import { Button } from '../../design/components/Button.tsx';
import { groupVoucherCode } from '../../lib/voucher-code.ts';
import type { Phase } from './use-counter.ts';

export interface WaitingScreenProps {
  phase: Extract<Phase, { name: 'unreachable' | 'failed' }>;
  onTryNow: () => void;
  onLater: () => void;
}

/** No answer yet: says plainly that nothing is known, keeps asking, and lets the queue move on. */
export function WaitingScreen({ phase, onTryNow, onLater }: WaitingScreenProps) {
  const { t } = useLingui();
  const isOffline = phase.name === 'unreachable';
  const Icon = isOffline ? WifiOff : TriangleAlert;
  const reference = phase.name === 'failed' ? failureOf(phase.error).reference : null;
  return (
    <section className="fixed inset-0 z-40 flex animate-appear flex-col items-center justify-center gap-5 overflow-y-auto bg-ground px-5 py-8 text-center text-ink">
      <div role="alert" className="flex flex-col items-center gap-2">
        <Icon aria-hidden className="size-24 text-wait" />
        <h2 className="text-display">{isOffline ? t`No answer yet` : t`The check broke off`}</h2>
        <p className="max-w-md text-lead">
          {isOffline
            ? t`The signal is weak. Do not hand it over yet; we keep asking, and it is counted once only.`
            : t`Something went wrong on our side. Try again; it is counted once only.`}
        </p>
      </div>
      <p className="text-title font-strong">{groupVoucherCode(phase.check.code)}</p>
      {isOffline && (
        <p className="flex items-center gap-2 text-ink-soft">
          <LoaderCircle aria-hidden className="size-5 animate-spin" />
          {t`Asking again by itself`}
        </p>
      )}
      {reference !== null && (
        <p className="text-ink-soft">
          {t`Reference number`} <span className="font-strong text-ink select-all">{reference}</span>
        </p>
      )}
      <div className="flex flex-wrap justify-center gap-3">
        <Button onPress={onLater}>{t`Later, scan the next one`}</Button>
        <Button variant="primary" icon={RotateCcw} onPress={onTryNow}>
          {t`Try now`}
        </Button>
      </div>
    </section>
  );
}
