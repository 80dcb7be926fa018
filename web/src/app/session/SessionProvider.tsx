import { useQuery } from '@apollo/client/react';
import { type ReactNode, useCallback, useMemo } from 'react';
import { CurrentViewerDocument } from './viewer.generated.ts';
import { type Session, SessionContext } from './viewer-context.ts';

/** Asks once who is signed in; everything that depends on roles reads it from `useSession`. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const { data, error, loading, refetch } = useQuery(CurrentViewerDocument);
  const viewer = data?.viewer ?? null;
  const isKnown = data !== undefined;
  const refresh = useCallback(async () => {
    const answer = await refetch();
    return answer.data?.viewer ?? null;
  }, [refetch]);
  const session = useMemo<Session>(
    () => ({ viewer, isLoading: loading && !isKnown, error: isKnown ? undefined : error, refresh }),
    [viewer, loading, isKnown, error, refresh],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}
