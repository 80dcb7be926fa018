/**
 * Lets few in at once and keeps a short queue: an unpacked picture takes 200 MB, so a rush of uploads must not unpack
 * them all together.
 */
export class DecodeGate {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly limits: { readonly maxRunning: number; readonly maxWaiting: number }) {}

  /** Null, without running `work`, when the queue is full. */
  async run<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.#running >= this.limits.maxRunning) {
      if (this.#waiting.length >= this.limits.maxWaiting) return null;
      // Who is let in takes over the place of the one who leaves: #running stays as it is.
      await new Promise<void>((enter) => this.#waiting.push(enter));
    } else this.#running++;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running--;
      else next();
    }
  }
}
