/** A second set of rules for settlement, without SQL and with other arithmetic: whole numbers of hundredths of a satang. */
export class SettlementModel {
  rateSatang: number | null = null;
  readonly #percents: number[];
  readonly #prices: readonly number[];
  readonly uses: { readonly owedSatang: bigint | null; isUndone: boolean }[] = [];
  #open: Entry[] = [];
  readonly statements: ModelStatement[] = [];

  constructor(prices: readonly number[]) {
    this.#prices = prices;
    this.#percents = prices.map(() => 100);
  }

  setPercent(offer: number, percent: number): void {
    this.#percents[offer] = percent;
  }

  /** Null is no rate: it is never on a statement. */
  use(offer: number): void {
    const owedSatang = this.rateSatang === null ? null : this.#worth(offer, this.rateSatang);
    this.uses.push({ owedSatang, isUndone: false });
    if (owedSatang !== null) this.#open.push({ kind: 'USE', satang: owedSatang });
  }

  undo(use: number): void {
    const found = this.uses[use];
    if (found === undefined || found.isUndone) throw new Error('no such use to undo');
    found.isUndone = true;
    if (found.owedSatang !== null) this.#open.push({ kind: 'REVERSAL', satang: -found.owedSatang });
  }

  correct(satang: number): void {
    this.#open.push({ kind: 'ADJUSTMENT', satang: BigInt(satang) });
  }

  get carriedSatang(): bigint {
    return this.statements.at(-1)?.carriedSatang ?? 0n;
  }

  get owedSatang(): bigint {
    return this.carriedSatang + total(this.#open);
  }

  /** A period ends: what is open becomes a statement, if there is anything. */
  close(): void {
    if (this.#open.length === 0) return;
    const lines = this.#open;
    const balance = this.owedSatang;
    this.statements.push({
      openingSatang: this.carriedSatang,
      usesSatang: total(lines.filter(({ kind }) => kind === 'USE')),
      reversalsSatang: total(lines.filter(({ kind }) => kind === 'REVERSAL')),
      adjustmentsSatang: total(lines.filter(({ kind }) => kind === 'ADJUSTMENT')),
      payableSatang: balance > 0n ? balance : 0n,
      carriedSatang: balance < 0n ? balance : 0n,
      lineCount: lines.length,
    });
    this.#open = [];
  }

  /** Half a satang or more of a satang is a whole one. */
  #worth(offer: number, rateSatang: number): bigint {
    const hundredths =
      BigInt(this.#prices[offer] ?? 0) * BigInt(rateSatang) * BigInt(this.#percents[offer] ?? 0);
    const rest = hundredths % 100n;
    return hundredths / 100n + (rest * 2n >= 100n ? 1n : 0n);
  }
}

interface Entry {
  readonly kind: 'USE' | 'REVERSAL' | 'ADJUSTMENT';
  readonly satang: bigint;
}

export interface ModelStatement {
  readonly openingSatang: bigint;
  readonly usesSatang: bigint;
  readonly reversalsSatang: bigint;
  readonly adjustmentsSatang: bigint;
  readonly payableSatang: bigint;
  readonly carriedSatang: bigint;
  readonly lineCount: number;
}

function total(entries: readonly Entry[]): bigint {
  return entries.reduce((sum, { satang }) => sum + satang, 0n);
}
