import { useApolloClient } from '@apollo/client/react';
import { plural } from '@lingui/core/macro';
import { useEffect } from 'react';
import { showToast } from '../../design/components/toast-queue.ts';
import { loadMessages } from '../../i18n/language.ts';
import { knownScans } from './offline/scan-queue.ts';
import { syncScans } from './offline/sync-scans.ts';

/** "Online" is a guess of the browser's: while something waits, it is tried again after so long. */
const againAfterMs = 20_000;

const isAnyWaiting = () => knownScans().some(({ outcome }) => outcome.state === 'waiting');

/**
 * Shows nothing: brings the vouchers that this device took without a signal, whenever the connection is back. For whoever is
 * signed in, and on a shared counter, where nobody is.
 */
export default function CounterOutbox() {
  const client = useApolloClient();
  useEffect(() => {
    let isUnderWay = false;
    const bring = async () => {
      if (isUnderWay || !navigator.onLine) return;
      isUnderWay = true;
      try {
        const { counted, refused } = await syncScans(client);
        if (counted + refused === 0) return;
        void client.refetchQueries({ include: 'active' });
        await loadMessages('work');
        if (counted > 0) {
          showToast({
            message: plural(counted, {
              one: 'A voucher that was taken without a signal is confirmed',
              other: '# vouchers that were taken without a signal are confirmed',
            }),
            tone: 'done',
          });
        }
        if (refused > 0) {
          showToast({
            message: plural(refused, {
              one: 'A voucher that was taken without a signal did not count. The counter says why.',
              other: '# vouchers that were taken without a signal did not count. The counter says why.',
            }),
            tone: 'stop',
          });
        }
      } catch {
        // It waits on, with the same nonces.
      } finally {
        isUnderWay = false;
      }
    };
    const bringIfWaiting = () => {
      if (isAnyWaiting()) void bring();
    };
    void bring();
    const timer = setInterval(bringIfWaiting, againAfterMs);
    addEventListener('online', bring);
    document.addEventListener('visibilitychange', bringIfWaiting);
    return () => {
      clearInterval(timer);
      removeEventListener('online', bring);
      document.removeEventListener('visibilitychange', bringIfWaiting);
    };
  }, [client]);
  return null;
}
