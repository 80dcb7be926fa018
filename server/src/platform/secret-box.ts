import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

/**
 * Keeps secrets that are needed in the clear again, such as those that sign webhooks: AES-256-GCM under a key made of the
 * server's secret. Stored as nonce, ciphertext, tag. With another AUTH_SECRET they cannot be opened any more.
 */
export class SecretBox {
  readonly #key: Buffer;

  constructor(secret: string, purpose: string) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', `kwamdee ${purpose}`, 32));
  }

  close(content: Uint8Array): Uint8Array<ArrayBuffer> {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    return new Uint8Array(
      Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]),
    );
  }

  /** Throws when it was closed with another key, or changed since. */
  open(box: Uint8Array): Buffer {
    const bytes = Buffer.from(box);
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  }
}
