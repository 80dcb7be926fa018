import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { useSession } from './viewer-context.ts';

/** Where to come back to after the sign-in; only within this app. */
export function signInPath(from: { pathname: string; search: string }): string {
  return `/sign-in?next=${encodeURIComponent(from.pathname + from.search)}`;
}

/** Shows its children to people who are signed in, and sends the others to sign in and back here. */
export function RequireSession({ children }: { children: ReactNode }) {
  const { viewer, isLoading, error, refresh } = useSession();
  const location = useLocation();
  if (viewer !== null) return children;
  if (isLoading) {
    return (
      <div className="mx-auto max-w-4xl p-4 pt-8">
        <Skeleton shape="card" count={2} />
      </div>
    );
  }
  if (error !== undefined) return <ErrorState error={error} onRetry={refresh} />;
  return <Navigate to={signInPath(location)} replace />;
}
