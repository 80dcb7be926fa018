import { Plural, useLingui } from '@lingui/react/macro';
import { ChevronRight, ClockCheck, TriangleAlert } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { QueuedScan } from './offline/scan-queue.ts';

export interface QueueBarProps {
  scans: readonly QueuedScan[];
  onOpen: () => void;
}

/** Above the scanner: how many wait for a signal, or that some did not count and nobody has read why. */
export function QueueBar({ scans, onOpen }: QueueBarProps) {
  const { t } = useLingui();
  const waiting = scans.filter(({ outcome }) => outcome.state === 'waiting').length;
  const unseen = scans.filter(({ outcome, isSeen }) => outcome.state === 'refused' && !isSeen).length;
  if (waiting + unseen === 0) return null;
  const Icon = unseen > 0 ? TriangleAlert : ClockCheck;
  return (
    <AriaButton
      onPress={onOpen}
      className="mx-3 mt-2 flex min-h-target shrink-0 cursor-pointer items-center gap-3 rounded-page bg-page px-4 py-2 text-start text-ink hovered:bg-page-sunken"
    >
      <Icon aria-hidden className={`size-6 shrink-0 ${unseen > 0 ? 'text-stop' : 'text-wait'}`} />
      <span className="grow">
        {unseen > 0 ? (
          <Plural value={unseen} one="# voucher did not count" other="# vouchers did not count" />
        ) : (
          <Plural value={waiting} one="# to be confirmed later" other="# to be confirmed later" />
        )}
      </span>
      <span className="sr-only">{t`Show them`}</span>
      <ChevronRight aria-hidden className="size-5 shrink-0" />
    </AriaButton>
  );
}
