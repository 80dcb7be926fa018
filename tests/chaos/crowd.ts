import { setTimeout as pause } from 'node:timers/promises';
import type { GraphqlAnswer } from '../testkit/client.ts';
import { type CancelResult, cancelVoucher, type RedeemResult, redeemOffer } from '../testkit/redeem.ts';
import type { SeededRandom } from '../testkit/seeded-random.ts';
import { type UseResult, useVoucher } from '../testkit/shop.ts';
import { type Ledger, messageOf } from './ledger.ts';
import type { Stage } from './stage.ts';
import { type Plan, tokenOf, type Wish } from './wishes.ts';

/** Longest that a request may stay unanswered before its client tries again. */
const patienceMs = 6_000;
/** How many ask at once: enough for the servers to be busy, few enough for this process to keep up beside them. */
const askers = 64;
/** Longest that any wish may take in all, faults included, on a slow machine. */
const definiteLimitMs = 90_000;
/** Waits between tries double, so that a crowd that was turned away does not keep a server from getting up. */
const firstPauseMs = 50;
const longestPauseMs = 1_600;
const passingCodes: readonly unknown[] = ['SERVICE_UNAVAILABLE', 'RATE_LIMITED'];

/** The members and the cashier: each sends what it wants again, with the same key, until it has a definite answer. */
export class Crowd {
  constructor(
    private readonly stage: Stage,
    private readonly plan: Plan,
    private readonly ledger: Ledger,
    private readonly random: SeededRandom,
  ) {}

  /** All wishes, each at its time within `durationMs` or soon after; resolves when each has its definite answer. */
  async play(durationMs: number): Promise<void> {
    const startMs = performance.now();
    const waiting = this.plan.wishes.toSorted((one, other) => one.begins - other.begins).values();
    await this.#together(async () => {
      for (const wish of waiting) {
        await pause(Math.max(0, startMs + wish.begins * durationMs - performance.now()));
        await this.fulfil(wish);
      }
    });
  }

  /** Every key that was acknowledged, once more. */
  async replay(wishes: readonly Wish[]): Promise<void> {
    const waiting = wishes.filter(({ key }) => this.ledger.codes.has(key)).values();
    await this.#together(async () => {
      for (const wish of waiting) {
        const again = await this.redeem(wish);
        if (again?.replayed !== true)
          this.ledger.violation(`${wish.key} was not replayed: ${messageOf(again)}`);
      }
    });
  }

  /** Askers share one list: an iterator that several loops take from. */
  async #together(ask: () => Promise<void>): Promise<void> {
    await Promise.all(Array.from({ length: askers }, ask));
  }

  async fulfil(wish: Wish): Promise<RedeemResult | null> {
    const results = await Promise.all(
      wish.isDoubleTap ? [this.redeem(wish), this.redeem(wish)] : [this.redeem(wish)],
    );
    const voucher = results.find((result) => result?.voucher !== undefined)?.voucher;
    if (voucher === undefined) return results[0] ?? null;
    if (wish.afterwards === 'cancel') await this.#cancel(wish, voucher.id);
    if (wish.afterwards === 'use') await this.#use(wish, voucher.code);
    if (wish.afterwards === 'cancel and use at once')
      await Promise.all([this.#cancel(wish, voucher.id), this.#use(wish, voucher.code)]);
    return results[0] ?? null;
  }

  /** The definite answer to a wish; asking again after one replays it. */
  async redeem(wish: Wish): Promise<RedeemResult | null> {
    const input = { offerId: wish.offer.id, idempotencyKey: wish.key };
    const result = await this.#insist<RedeemResult>(wish.key, tokenOf(wish.member), redeemOffer, input);
    if (result !== null) this.ledger.redeemed(wish, result);
    return result;
  }

  async #cancel(wish: Wish, voucherId: string): Promise<void> {
    const result = await this.#insist<CancelResult>(wish.key, tokenOf(wish.member), cancelVoucher, {
      voucherId,
    });
    if (result !== null) this.ledger.cancelled(wish, result);
  }

  async #use(wish: Wish, code: string): Promise<void> {
    const input = { merchantId: wish.offer.merchantId, code, nonce: wish.nonce };
    const result = await this.#insist<UseResult>(wish.key, this.plan.cashierToken, useVoucher, input);
    if (result !== null) this.ledger.used(wish, result);
  }

  /** Again and again until the answer is definite; null, and a violation, when it never is or is no answer at all. */
  async #insist<Result extends { readonly __typename: string }>(
    key: string,
    token: string,
    document: string,
    input: object,
  ): Promise<Result | null> {
    const endMs = performance.now() + definiteLimitMs;
    let last: unknown = 'nothing yet';
    let pauseMs = firstPauseMs;
    while (performance.now() < endMs) {
      const answer = await this.#sendOnce<Result>(token, document, input);
      if (answer !== null) {
        last = answer.errors ?? answer.data;
        const code = answer.errors?.[0]?.extensions?.['code'];
        if (answer.errors !== undefined && !passingCodes.includes(code)) {
          this.ledger.violation(`${key}: ${JSON.stringify(answer.errors)}`);
          return null;
        }
        const [result] = Object.values(answer.data ?? {});
        if (result !== undefined && result !== null && result.__typename !== 'BusyError') return result;
        this.ledger.turnedAway++;
      }
      await pause(pauseMs * (0.5 + this.random.fraction()));
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
    this.ledger.violation(
      `${key}: no definite answer in ${definiteLimitMs} ms; the last: ${messageOf(last)}`,
    );
    return null;
  }

  /** Null when no answer came: the connection was refused, broke, or stayed silent. */
  async #sendOnce<Result>(
    token: string,
    document: string,
    input: object,
  ): Promise<GraphqlAnswer<Record<string, Result | null>> | null> {
    const server = this.stage.serverAt(this.random.below(2));
    if (server === null) return null;
    this.ledger.attempts++;
    try {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: document, variables: { input } }),
        signal: AbortSignal.timeout(patienceMs),
      });
      return (await response.json()) as GraphqlAnswer<Record<string, Result | null>>;
    } catch {
      this.ledger.unanswered++;
      return null;
    }
  }
}
