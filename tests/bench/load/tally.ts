import { Latencies } from './latencies.ts';
import type { Outcome, Scenario } from './plan.ts';

const rampShare = 0.1;
const tickMs = 100;

/** Counts the answers of one run. */
export class Tally {
  turnedAway = 0;
  readonly #scenario: Scenario;
  readonly #startMs = performance.now();
  readonly #rampEndMs: number;
  readonly endMs: number;
  readonly #cpuAtStart = process.cpuUsage();
  readonly #all = new Latencies();
  readonly #refusals = new Latencies();
  readonly #timeline: number[];
  #good = 0;
  #refused = 0;
  #unexpected = 0;
  #firstUnexpected: string | null = null;

  constructor(scenario: Scenario, seconds: number) {
    this.#scenario = scenario;
    this.#rampEndMs = this.#startMs + seconds * 1_000 * rampShare;
    this.endMs = this.#startMs + seconds * 1_000;
    this.#timeline = Array.from({ length: Math.ceil((seconds * 1_000) / tickMs) }, () => 0);
  }

  /** Answers after the end are looked at, but count in no rate. */
  answered(status: number, answer: string, dueMs: number, nowMs: number): void {
    const isGood = status === 200 && answer.includes(this.#scenario.expected);
    const isRefusal = !isGood && this.#scenario.refusals?.some((text) => answer.includes(text)) === true;
    if (!isGood && !isRefusal) this.fail(answer);
    if (dueMs >= this.#rampEndMs && dueMs < this.endMs) {
      this.#all.add(nowMs - dueMs);
      if (isRefusal) this.#refusals.add(nowMs - dueMs);
    }
    if (nowMs >= this.endMs) return;
    if (isGood) {
      const tick = Math.floor((nowMs - this.#startMs) / tickMs);
      this.#timeline[tick] = (this.#timeline[tick] ?? 0) + 1;
    }
    if (nowMs < this.#rampEndMs) return;
    if (isGood) this.#good++;
    if (isRefusal) this.#refused++;
  }

  fail(what: string): void {
    this.#unexpected++;
    this.#firstUnexpected ??= what.slice(-600);
  }

  outcome(): Outcome {
    const seconds = (this.endMs - this.#rampEndMs) / 1_000;
    const cpu = process.cpuUsage(this.#cpuAtStart);
    return {
      perSecond: Math.round(this.#good / seconds),
      refusedPerSecond: Math.round(this.#refused / seconds),
      p50Ms: this.#all.quantile(0.5),
      p99Ms: this.#all.quantile(0.99),
      maxMs: this.#all.quantile(1),
      refusalP99Ms: this.#refusals.quantile(0.99),
      unexpected: this.#unexpected,
      firstUnexpected: this.#firstUnexpected,
      turnedAway: this.turnedAway,
      timeline: this.#timeline,
      generatorCores: (cpu.user + cpu.system) / 1_000 / (performance.now() - this.#startMs),
    };
  }
}
