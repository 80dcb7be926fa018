import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useNow } from '../../lib/use-now.ts';
import { currentCode, isRunningOut, type TimedCode } from './current-code.ts';
import { DeskCodesDocument } from './event-desk.generated.ts';

interface Fetched {
  codes: readonly TimedCode[];
  printedToken: string | null;
  /** What to add to this device's clock. */
  clockOffsetMs: number;
}

const againAfterMs = 10_000;

/**
 * What the desk shows now. Ten minutes of codes are fetched ahead and renewed while there is a connection; without one
 * the screen goes on with those it has.
 */
export function useDeskCodes(eventId: string) {
  const client = useApolloClient();
  const now = useNow(500);
  const [fetched, setFetched] = useState<Fetched | null>(null);
  const [error, setError] = useState<unknown>(undefined);
  const nextTryAtMs = useRef(0);

  const fetchCodes = useCallback(async () => {
    nextTryAtMs.current = Date.now() + againAfterMs;
    try {
      const { data } = await client.query({
        query: DeskCodesDocument,
        variables: { eventId },
        fetchPolicy: 'no-cache',
      });
      const desk = data?.node?.__typename === 'Event' ? data.node.desk : null;
      if (desk == null) return;
      const clockOffsetMs = Date.parse(desk.serverTime) - Date.now();
      setFetched({ codes: desk.codes, printedToken: desk.printedToken, clockOffsetMs });
      setError(undefined);
    } catch (cause) {
      setError(cause);
    }
  }, [client, eventId]);

  const serverNowMs = now + (fetched?.clockOffsetMs ?? 0);
  const isWanted =
    fetched === null || (fetched.printedToken === null && isRunningOut(fetched.codes, serverNowMs));
  useEffect(() => {
    if (isWanted && now >= nextTryAtMs.current) void fetchCodes();
  }, [isWanted, now, fetchCodes]);
  useEffect(() => {
    const again = () => void fetchCodes();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [fetchCodes]);

  return {
    isLoading: fetched === null && error === undefined,
    error,
    retry: fetchCodes,
    printedToken: fetched?.printedToken ?? null,
    current: fetched === null ? null : currentCode(fetched.codes, serverNowMs),
  };
}
