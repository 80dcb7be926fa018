import type { Actor } from '../../graphql/context.ts';
import type { Auth } from './auth.ts';
import { readSessionToken, type SessionHeaders } from './session-token.ts';

export type Authenticate = (headers: SessionHeaders) => Promise<Actor | null>;

/**
 * Who sends these headers; null when signed out. Runs before every operation, so it goes past better-auth: the
 * signature is checked here, and the session is remembered for a moment.
 */
export function createAuthenticator(deps: { readonly auth: Auth }): Authenticate {
  const { secret, cookieName, sessions } = deps.auth;
  return async (headers) => {
    const token = readSessionToken(headers, { secret, cookieName });
    return token === null ? null : sessions.find(token);
  };
}
