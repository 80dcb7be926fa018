import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { keepCheckIn } from './kept-check-ins.ts';
import { type SendOutcome, sendCheckIn } from './send-check-in.ts';

const againAfterMs = 5_000;

/**
 * Sends the scan at once, and again by itself while there is no signal, until there is an answer. `viewerId` is
 * undefined while it is not known who is signed in; null: nobody can be asked, so the scan is kept.
 */
export function useCheckIn(token: string, viewerId: string | null | undefined) {
  const client = useApolloClient();
  const [outcome, setOutcome] = useState<SendOutcome | null>(null);
  const isUnderWay = useRef(false);

  const send = useCallback(async () => {
    if (viewerId === undefined || isUnderWay.current) return;
    isUnderWay.current = true;
    const scan = keepCheckIn(token, viewerId);
    setOutcome(viewerId === null ? { kind: 'waiting' } : await sendCheckIn(client, scan));
    isUnderWay.current = false;
  }, [client, token, viewerId]);

  useEffect(() => void send(), [send]);

  const isWaiting = outcome?.kind === 'waiting';
  useEffect(() => {
    if (!isWaiting) return;
    const again = () => void send();
    const timer = setInterval(again, againAfterMs);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, [isWaiting, send]);

  return { outcome, sendAgain: () => void send() };
}
