import { createHmac, randomBytes } from 'node:crypto';

// Standard Webhooks (https://www.standardwebhooks.com): what receivers have libraries for.

const secretBytes = 32;
const secretPrefix = 'whsec_';

export function newSecret(): Buffer {
  return randomBytes(secretBytes);
}

/** As it is shown to its owner, once. */
export function writeSecret(secret: Uint8Array): string {
  return secretPrefix + Buffer.from(secret).toString('base64');
}

export interface SignedMessage {
  /** The same at each try. */
  readonly id: string;
  /** Of this try. */
  readonly at: Date;
  readonly body: string;
}

/** The three headers. Each secret signs: while one is being replaced, a receiver accepts either. */
export function signatureHeaders(
  message: SignedMessage,
  secrets: readonly Uint8Array[],
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const timestamp = String(Math.floor(message.at.getTime() / 1_000));
  const signed = `${message.id}.${timestamp}.${message.body}`;
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', secret).update(signed).digest('base64')}`,
  );
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
