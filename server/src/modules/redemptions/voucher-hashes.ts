import { createHmac, hkdfSync, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(pbkdf2);

/** Rounds of PBKDF2 for one code: 4 ms on a server, on a cheap phone perhaps ten times that. What it buys: ADR 0033. */
export const hashRounds = 10_000;
/** Each hash fits some six thousand codes, so that a list of them gives none away. */
export const hashBytes = 4;

/** Hashes that are remembered, so that a shop's second device costs nothing. */
const rememberedLimit = 20_000;

/**
 * What a counter keeps of its shop's open vouchers for the time without a signal. The salt is the shop's own, made from
 * the server's secret: every process makes the same, and a voucher has one hash as long as it lives (two lists of
 * different salts would narrow down its code).
 */
export class VoucherHashes {
  readonly #key: Buffer;
  readonly #remembered = new Map<string, string>();

  constructor(secret: string) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'kwamdee offline vouchers', 32));
  }

  /** 32 hexadecimal characters. */
  saltOf(merchantId: string): string {
    return createHmac('sha256', this.#key).update(merchantId).digest('hex').slice(0, 32);
  }

  /** Hexadecimal, one for each code, in order. One after the other: a long list leaves the machine to others. */
  async hashesOf(merchantId: string, codes: readonly string[]): Promise<string[]> {
    const salt = this.saltOf(merchantId);
    const hashes: string[] = [];
    for (const code of codes) hashes.push(await this.#hashOf(salt, code));
    return hashes;
  }

  async #hashOf(salt: string, code: string): Promise<string> {
    const name = `${salt}:${code}`;
    const known = this.#remembered.get(name);
    if (known !== undefined) return known;
    const hash = (await derive(code, salt, hashRounds, hashBytes, 'sha256')).toString('hex');
    if (this.#remembered.size >= rememberedLimit) {
      const [oldest] = this.#remembered.keys();
      if (oldest !== undefined) this.#remembered.delete(oldest);
    }
    this.#remembered.set(name, hash);
    return hash;
  }
}
