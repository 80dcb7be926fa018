import type { CancelResult, RedeemResult } from '../testkit/redeem.ts';
import type { UseResult } from '../testkit/shop.ts';
import type { Wish } from './wishes.ts';

/** The one refusal that each offer of a plan can end in; those that are not here never refuse anybody. */
const expectedRefusals: Readonly<Record<string, string>> = {
  scarce: 'OfferSoldOutError',
  returned: 'OfferSoldOutError',
  'beyond the purse': 'InsufficientPointsError',
};

/** What the crowd was told, on its side of the wire, and what of it cannot be true. */
export class Ledger {
  attempts = 0;
  /** No answer came. */
  unanswered = 0;
  /** BusyError or SERVICE_UNAVAILABLE. */
  turnedAway = 0;
  readonly violations: string[] = [];
  /** Key to the code of the voucher that it was acknowledged with. */
  readonly codes = new Map<string, string>();
  /** Keys that were refused for good. */
  readonly refused = new Map<string, string>();
  readonly cancelledKeys = new Set<string>();
  /** Key to the use's id. */
  readonly uses = new Map<string, string>();
  readonly #firstAnswers = new Set<string>();

  violation(what: string): void {
    this.violations.push(what);
  }

  redeemed(wish: Wish, result: RedeemResult): void {
    const { key } = wish;
    if (result.voucher === undefined) {
      this.refused.set(key, result.__typename);
      if (result.__typename !== expectedRefusals[wish.offer.name])
        this.violation(`${key} was refused as ${result.__typename}`);
      if (this.codes.has(key))
        this.violation(`${key} was acknowledged, and later refused: ${result.__typename}`);
      return;
    }
    const earlier = this.codes.get(key);
    if (earlier !== undefined && earlier !== result.voucher.code)
      this.violation(`${key} has two codes: ${earlier} and ${result.voucher.code}`);
    // What others gave back can be had after all, also by the second of two taps.
    if (this.refused.delete(key) && wish.offer.name !== 'returned')
      this.violation(`${key} was refused, and later granted`);
    if (result.replayed === false && this.#firstAnswers.has(key))
      this.violation(`${key} was told twice that it was the first`);
    if (result.replayed === false) this.#firstAnswers.add(key);
    this.codes.set(key, result.voucher.code);
  }

  cancelled(wish: Wish, result: CancelResult): void {
    // Its own cancellation, whose answer was lost.
    const isCancelled = result.__typename === 'CancelVoucherSuccess' || result.state === 'CANCELLED';
    const hasLost = wish.afterwards === 'cancel and use at once' && result.state === 'USED';
    if (isCancelled) this.cancelledKeys.add(wish.key);
    else if (!hasLost) this.violation(`${wish.key} could not be cancelled: ${JSON.stringify(result)}`);
  }

  used(wish: Wish, result: UseResult): void {
    const hasLost = wish.afterwards === 'cancel and use at once' && result.state === 'CANCELLED';
    if (result.useId !== undefined) this.uses.set(wish.key, result.useId);
    else if (!hasLost) this.violation(`${wish.key} could not be used: ${JSON.stringify(result)}`);
  }
}

export function messageOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
