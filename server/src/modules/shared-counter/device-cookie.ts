import { isToken } from '../../platform/secret-token.ts';

/** Browsers keep none for longer than 400 days; a device is given it anew when it is opened. */
const maxAgeSeconds = 400 * 86_400;

/** The name says to browsers that nothing but this host over HTTPS may set it (RFC 6265bis, 4.1.3.2). */
function nameOf(isHttps: boolean): string {
  return isHttps ? '__Host-kwamdee.counter' : 'kwamdee.counter';
}

/** What makes a browser a shop's counter: no script reads it, and no other site's page sends it along. */
export function deviceCookie(token: string, isHttps: boolean): string {
  const attributes = ['Path=/', `Max-Age=${maxAgeSeconds}`, 'HttpOnly', 'SameSite=Strict'];
  return [`${nameOf(isHttps)}=${token}`, ...attributes, ...(isHttps ? ['Secure'] : [])].join('; ');
}

/** The device's credential among a request's cookies; null when there is none. */
export function readDeviceToken(cookies: string | undefined, isHttps: boolean): string | null {
  if (cookies === undefined) return null;
  const prefix = `${nameOf(isHttps)}=`;
  for (const pair of cookies.split(';')) {
    const text = pair.trim();
    if (text.startsWith(prefix)) {
      const token = text.slice(prefix.length);
      return isToken(token) ? token : null;
    }
  }
  return null;
}
