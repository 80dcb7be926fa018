/** Steps for each doubling: a value is kept to within 1.6 %. */
const stepsPerDoubling = 64;
const longestMicroseconds = 2 ** 27;

/** A histogram of durations with steps that grow with the value: constant work and memory for millions of them. */
export class Latencies {
  readonly #counts = new Uint32Array(28 * stepsPerDoubling);
  #total = 0;

  get total(): number {
    return this.#total;
  }

  add(milliseconds: number): void {
    const microseconds = Math.min(Math.max(milliseconds * 1_000, 1), longestMicroseconds);
    const step = Math.floor(Math.log2(microseconds) * stepsPerDoubling);
    this.#counts[step] = (this.#counts[step] ?? 0) + 1;
    this.#total++;
  }

  /** The duration in milliseconds that this share (0 to 1) of all stays at or below; 0 when there are none. */
  quantile(share: number): number {
    if (this.#total === 0) return 0;
    let left = Math.ceil(this.#total * share);
    for (const [step, count] of this.#counts.entries()) {
      left -= count;
      if (left <= 0) return Math.round(2 ** ((step + 1) / stepsPerDoubling)) / 1_000;
    }
    return longestMicroseconds / 1_000;
  }
}
