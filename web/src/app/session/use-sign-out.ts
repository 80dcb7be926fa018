import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { signOut } from '../../lib/sign-in.ts';

/** Ends the session and forgets everything this phone knew about the person: phones are shared here. */
export function useSignOut(): () => Promise<void> {
  const client = useApolloClient();
  const navigate = useNavigate();
  return useCallback(async () => {
    // Signing out is rare: what it needs is no part of a first load. Without a connection it is not there.
    await import('./stop-push.ts').then(({ stopPush }) => stopPush(client)).catch(() => undefined);
    await signOut();
    await navigate('/');
    await client.resetStore();
  }, [client, navigate]);
}
