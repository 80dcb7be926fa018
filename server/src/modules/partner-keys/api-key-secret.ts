import { randomInt } from 'node:crypto';
import { hashOfToken } from '../../platform/secret-token.ts';

/** So that people, and those who scan code for secrets, know it for what it is. */
const beginning = 'kwd_';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** 62^40, 238 bits, of which the first six letters are shown. */
const length = 40;
const shownLength = 6;
const pattern = new RegExp(`^${beginning}[A-Za-z0-9]{${length}}$`);

export interface NewApiKey {
  /** Shown once. */
  readonly secret: string;
  readonly prefix: string;
  readonly keyHash: Uint8Array<ArrayBuffer>;
}

export function drawApiKey(): NewApiKey {
  let secret = beginning;
  for (let index = 0; index < length; index++) secret += letters.charAt(randomInt(letters.length));
  return { secret, prefix: secret.slice(0, beginning.length + shownLength), keyHash: hashOfToken(secret) };
}

/**
 * The key in an Authorization header, with `isWhole: false` when it is one that cannot be; null when the header carries
 * something else, such as a session.
 */
export function readApiKey(
  authorization: string | undefined,
): { readonly secret: string; readonly isWhole: boolean } | null {
  const value = authorization === undefined ? undefined : /^bearer +(\S+)$/i.exec(authorization)?.[1];
  if (value === undefined || !value.startsWith(beginning)) return null;
  return { secret: value, isWhole: pattern.test(value) };
}
