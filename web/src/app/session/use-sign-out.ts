import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { signOut } from '../../lib/sign-in.ts';
import { stopPush } from './stop-push.ts';

/** Ends the session and forgets everything this phone knew about the person: phones are shared here. */
export function useSignOut(): () => Promise<void> {
  const client = useApolloClient();
  const navigate = useNavigate();
  return useCallback(async () => {
    await stopPush(client);
    await signOut();
    await navigate('/');
    await client.resetStore();
  }, [client, navigate]);
}
