import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { keptCheckInsKey } from '../../features/check-in/kept-check-ins.ts';
import { useSession } from '../session/viewer-context.ts';

function isAnyKept(): boolean {
  try {
    return localStorage.getItem(keptCheckInsKey) !== null;
  } catch {
    return false;
  }
}

/** Sends scans that were made without a signal, at the start and whenever the signal is back. Shows nothing. */
export function WaitingCheckIns() {
  const client = useApolloClient();
  const { viewer } = useSession();
  const viewerId = viewer?.id;
  useEffect(() => {
    if (viewerId === undefined) return;
    const send = async () => {
      // The page of a fresh scan sends its own.
      if (!isAnyKept() || location.pathname.startsWith('/c/')) return;
      const { sendWaitingCheckIns } = await import('../../features/check-in/send-waiting.ts');
      await sendWaitingCheckIns(client, viewerId);
    };
    void send();
    const again = () => void send();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [client, viewerId]);
  return null;
}
