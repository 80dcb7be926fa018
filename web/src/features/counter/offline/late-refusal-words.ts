import { useLingui } from '@lingui/react/macro';
import type { LateRefusal } from './scan-queue.ts';

/** Why a scan that was taken without a signal did not count, and what to do: said with no blame. `since` is in words. */
export function useLateRefusalWords(): (refusal: LateRefusal, since: string) => string {
  const { t } = useLingui();
  return (refusal, since) => {
    const words: Record<LateRefusal, string> = {
      'used-elsewhere': t`Used at ${since} at another counter of your shop. It was handed over twice, and nobody did wrong: two counters without a signal cannot know of each other. It counts once; please tell your shop’s owner.`,
      'used-here': t`This counter had counted it already at ${since}. It counts once.`,
      expired: t`It expired at ${since}, and the points had gone back to the customer before the signal came. If they wish, they redeem it again for you.`,
      cancelled: t`The customer had cancelled it at ${since} and has the points back. If they wish, they redeem it again for you.`,
      'undone-before': t`This use was undone at ${since} and the points went back. If the customer wishes, they redeem it again for you.`,
      'other-shop': t`The voucher is another shop’s.`,
      'unknown-code': t`There is no such voucher. Please tell your shop’s owner.`,
      'too-old': t`It was kept for more than seven days without a signal, which is too long to count. Please tell your coordinator.`,
      'clock-ahead': t`The clock of this device is ahead, so the scan lies in the future. Set the clock right, and tell your coordinator.`,
    };
    return words[refusal];
  };
}
