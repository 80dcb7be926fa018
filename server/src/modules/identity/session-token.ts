import { createHmac, timingSafeEqual } from 'node:crypto';

/** The two headers that can carry a session, as Node's `http` gives them. */
export interface SessionHeaders {
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
}

/** How better-auth makes a token: 32 of these. Anything else is not worth a look-up. */
const tokenPattern = /^[A-Za-z0-9_-]{16,128}$/;
const bearerPattern = /^bearer +(\S+)$/i;

/**
 * The session token that a request proves to have, or null. An `Authorization: Bearer` header decides alone; a cookie is
 * read only without one.
 *
 * better-auth signs as `<token>.<base64 of HMAC-SHA256(token, secret)>`, URL-encoded in a cookie (better-call, crypto.ts).
 * Its bearer plugin also takes the bare token: it is 32 random characters, so knowing it is proof enough.
 */
export function readSessionToken(
  headers: SessionHeaders,
  options: { readonly secret: string; readonly cookieName: string },
): string | null {
  if (headers.authorization !== undefined) {
    const value = bearerPattern.exec(headers.authorization)?.[1];
    if (value === undefined) return null;
    return value.includes('.') ? verified(value, options.secret) : wellFormed(value);
  }
  const value = headers.cookie === undefined ? null : cookieValue(headers.cookie, options.cookieName);
  return value === null ? null : verified(value, options.secret);
}

/** The first cookie of this name (RFC 6265, 5.4: the one with the longest path comes first), still encoded. */
function cookieValue(header: string, name: string): string | null {
  for (const pair of header.split(';')) {
    const end = pair.indexOf('=');
    if (end > 0 && pair.slice(0, end).trim() === name) return pair.slice(end + 1).trim();
  }
  return null;
}

function verified(signed: string, secret: string): string | null {
  const value = decoded(signed);
  const end = value.lastIndexOf('.');
  const token = wellFormed(value.slice(0, Math.max(end, 0)));
  if (token === null) return null;
  const given = Buffer.from(value.slice(end + 1), 'base64');
  const expected = createHmac('sha256', secret).update(token).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function wellFormed(token: string): string | null {
  return tokenPattern.test(token) ? token : null;
}

function decoded(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
