import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { keepScanner } from './keep-scanner.ts';
import { refreshList } from './refresh-list.ts';

const everyMs = 5 * 60_000;

/** While the counter is open: keeps what it needs for the time without a signal up to date. */
export function useListRefresh(merchantId: string): void {
  const client = useApolloClient();
  useEffect(() => {
    const refresh = () => {
      if (!navigator.onLine || document.visibilityState !== 'visible') return;
      refreshList(client, merchantId).catch(() => {
        // What was known stays; the next round tries again.
      });
    };
    refresh();
    void keepScanner();
    const timer = setInterval(refresh, everyMs);
    addEventListener('online', refresh);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      clearInterval(timer);
      removeEventListener('online', refresh);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [client, merchantId]);
}
