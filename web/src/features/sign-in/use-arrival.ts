import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { returnParameter, safeReturnPath } from './return-path.ts';

/** Where the person wanted to go when they were asked to sign in. */
export function useReturnPath(): string {
  const [parameters] = useSearchParams();
  return safeReturnPath(parameters.get(returnParameter));
}

/**
 * After the session cookie is set: forgets what was read as a visitor (offers then had no "can I have it"),
 * asks again who this is, and goes back to where the person came from.
 */
export function useArrival(): () => Promise<void> {
  const client = useApolloClient();
  const navigate = useNavigate();
  const returnPath = useReturnPath();
  return useCallback(async () => {
    // A list behind this page that fails to load says so itself; it must not keep a person from arriving.
    await client.resetStore().catch(() => undefined);
    await navigate(returnPath, { replace: true });
  }, [client, navigate, returnPath]);
}
