import { hash, randomBytes } from 'node:crypto';

/** A new secret that nobody can guess: 256 bits, 43 characters that a link carries as they are. */
export function drawToken(): string {
  return randomBytes(32).toString('base64url');
}

/** True for what {@link drawToken} may have made; anything else is not worth a look-up. */
export function isToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/**
 * What the database keeps of a secret. Without salt: it is random enough that no table of them can be made.
 * https://www.rfc-editor.org/rfc/rfc6819#section-5.1.4.1.3
 */
export function hashOfToken(token: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hash('sha256', token, 'buffer'));
}
