/** A new idempotency key or nonce. Keep it for all tries of one intention, so that it counts once. */
export function newKey(): string {
  return crypto.randomUUID();
}
