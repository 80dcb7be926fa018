import { createHmac, hkdfSync, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Memory 16 MB, some 40 ms of one core: OWASP's parameters for scrypt with the least memory that it names. */
const cost = { N: 2 ** 14, r: 8, p: 5, maxmem: 64 * 1_024 * 1_024 } as const;
const hashBytes = 32;
const saltBytes = 16;
/** Hashes at once in this process; those beyond wait their turn, so that a storm of tries cannot take all threads. */
const maxRunning = 2;

export interface PinHash {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly hash: Uint8Array<ArrayBuffer>;
}

/**
 * The numbers that people type at the counter. They are short, so a hash alone is soon guessed: they are keyed with a
 * secret that the database does not have before they are hashed slowly. With another AUTH_SECRET everybody chooses anew.
 */
export class CounterPins {
  readonly #pepper: Buffer;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(secret: string) {
    this.#pepper = Buffer.from(hkdfSync('sha256', secret, '', 'kwamdee counter pins', 32));
  }

  async hash(staffId: string, pin: string): Promise<PinHash> {
    const salt = Uint8Array.from(randomBytes(saltBytes));
    return { salt, hash: await this.#derive(staffId, pin, salt) };
  }

  async isRight(staffId: string, pin: string, kept: PinHash): Promise<boolean> {
    return timingSafeEqual(await this.#derive(staffId, pin, kept.salt), kept.hash);
  }

  async #derive(staffId: string, pin: string, salt: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
    const keyed = createHmac('sha256', this.#pepper).update(`${staffId} ${pin}`).digest();
    await this.#turn();
    try {
      return await new Promise((resolve, reject) => {
        scrypt(keyed, salt, hashBytes, cost, (error, derived) =>
          error === null ? resolve(Uint8Array.from(derived)) : reject(error),
        );
      });
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }

  async #turn(): Promise<void> {
    while (this.#running >= maxRunning) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#running++;
  }
}
