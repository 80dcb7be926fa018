import { hash } from 'node:crypto';

/** 128 bits of SHA-256 over parts that cannot run into each other, in the form of a UUID. */
function fingerprint(...parts: readonly string[]): string {
  const hex = hash('sha256', JSON.stringify(parts), 'hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

/** The same for two lines that say the same. */
export function contentHash(parts: readonly string[]): string {
  return fingerprint('content', ...parts);
}

/**
 * What a line is known by for ever: the key that the file gives it, else what it says and that it is the first, second,
 * … line of its file to say so.
 */
export function lineKey(givenKey: string | null, content: string, occurrence: number): string {
  return givenKey === null
    ? fingerprint('occurrence', content, String(occurrence))
    : fingerprint('key', givenKey);
}
