import type { Database } from '../../platform/postgres.ts';
import { findLiveSession } from './session-store.ts';
import { readSessionToken } from './session-token.ts';

/** What adds or takes away a way of signing in: on a phone that many share, a session of yesterday is not proof enough. */
const guardedPaths: ReadonlySet<string> = new Set([
  '/passkey/generate-register-options',
  '/passkey/verify-registration',
  '/unlink-account',
]);

const freshMs = 24 * 3_600_000;

/** Whether this session began less than a day ago; a session that has ended did not. */
export async function isFreshSession(database: Database, sessionId: string): Promise<boolean> {
  const found = await database.prisma.session.findUnique({
    where: { id: sessionId },
    select: { createdAt: true },
  });
  return found !== null && Date.now() - found.createdAt.getTime() < freshMs;
}

/**
 * False when one of these paths is asked for in a session that is more than a day old; the person signs in again. Our
 * own rule, because better-auth's would also keep people from seeing where they are signed in, which is what one who
 * has lost a phone needs. A request that is not signed in is left to better-auth.
 */
export async function isFreshEnough(
  deps: { readonly database: Database; readonly secret: string; readonly cookieName: string },
  request: { readonly path: string; readonly headers: Headers | undefined },
): Promise<boolean> {
  if (!guardedPaths.has(request.path)) return true;
  // Both are looked at, whichever of them better-auth will take.
  const headers = ['authorization', 'cookie'].map((name) => ({
    [name]: request.headers?.get(name) ?? undefined,
  }));
  for (const each of headers) {
    const token = readSessionToken(each, deps);
    const session = token === null ? null : await findLiveSession(deps.database, token);
    if (session !== null && Date.now() - session.createdAt.getTime() >= freshMs) return false;
  }
  return true;
}
