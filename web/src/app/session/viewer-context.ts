import { createContext, useContext } from 'react';
import type { CurrentViewerQuery } from './viewer.generated.ts';

export type Viewer = NonNullable<CurrentViewerQuery['viewer']>;
export type ViewerMembership = Viewer['memberships'][number];

export interface Session {
  /** Null when signed out, and while it is not known yet (`isLoading`). */
  viewer: Viewer | null;
  isLoading: boolean;
  /** Set when the API could not be asked who this is. */
  error: unknown;
  /** Asks again: after a sign-in, a sign-out, a new network or a new role. */
  refresh: () => Promise<Viewer | null>;
}

export const SessionContext = createContext<Session | null>(null);

/** Who is signed in, their networks, roles and shops. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession is used outside of SessionProvider');
  return session;
}
