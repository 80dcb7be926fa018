import { useQuery, useSubscription } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import type { LiveContext } from '../../apollo/live-link.ts';
import { VoucherChangedDocument, VoucherNowDocument } from './live-voucher.generated.ts';

const pollMs = 5_000;
/** Under a standing stream, in case it stands without speaking (a phone between two masts). */
const slowPollMs = 30_000;
const reconnectMs = 5_000;
/** A first connection this slow is worth a word. */
const patienceMs = 3_000;

/**
 * Keeps a voucher's state fresh in the cache: by the stream, and by asking every five seconds while the stream
 * is down. `isReconnecting` is for the small word on the screen.
 */
export function useLiveVoucher(voucherId: string, isOpen: boolean): { isReconnecting: boolean } {
  const [isLive, setLive] = useState(false);
  const [dropCount, setDropCount] = useState(0);
  const [isSlow, setSlow] = useState(false);

  function drop() {
    setLive(false);
    setDropCount((count) => count + 1);
  }
  const context: LiveContext = { onConnected: () => setLive(true) };
  const { restart } = useSubscription(VoucherChangedDocument, {
    variables: { voucherId },
    skip: !isOpen,
    context,
    ignoreResults: true,
    onError: drop,
    onComplete: drop,
  });
  const { refetch } = useQuery(VoucherNowDocument, {
    variables: { voucherId },
    skip: !isOpen,
    pollInterval: isLive ? slowPollMs : pollMs,
    skipPollAttempt: () => document.visibilityState === 'hidden',
  });

  useEffect(() => {
    if (!isOpen || dropCount === 0) return;
    const timer = setTimeout(restart, reconnectMs);
    return () => clearTimeout(timer);
  }, [isOpen, dropCount, restart]);

  // What happened while nobody listened: between the page's answer and the stream, in a pocket, without a signal.
  useEffect(() => {
    if (!isOpen) return;
    const ask = () => {
      if (document.visibilityState === 'visible') refetch().catch(() => undefined);
    };
    if (isLive) ask();
    document.addEventListener('visibilitychange', ask);
    addEventListener('online', ask);
    return () => {
      document.removeEventListener('visibilitychange', ask);
      removeEventListener('online', ask);
    };
  }, [isOpen, isLive, refetch]);

  useEffect(() => {
    if (!isOpen || isLive) {
      setSlow(false);
      return;
    }
    const timer = setTimeout(() => setSlow(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isOpen, isLive]);

  return { isReconnecting: isOpen && !isLive && (isSlow || dropCount > 0) };
}
