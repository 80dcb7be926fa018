/** Refused because the queue was full, or because it stood in it too long. Nothing was sent. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

export interface BatcherOptions<Request, Answer> {
  /** Answers a batch: one answer for each request, in order. It may throw; see `retryOneByOne`. */
  readonly send: (requests: readonly Request[]) => Promise<readonly Answer[]>;
  /** Two requests with one key are never in one batch, nor in flight at once: the second waits for the first. */
  readonly keyOf: (request: Request) => string;
  /**
   * Requests of one group may be in one batch, but never in two that are in flight at once: what they share is locked, and
   * the second batch would wait for the first while it held a lane. Left out: each request is for itself.
   */
  readonly groupOf?: (request: Request) => string;
  /** True when a failed batch may be sent again, request by request, so that only the culprit fails. */
  readonly retryOneByOne: (error: unknown) => boolean;
  /** Batches in flight at once. All but one are for when a batch is held up. */
  readonly lanes: number;
  /** How long a batch may be in flight before another leaves beside it: 20 when left out; 0: others need not wait for it. */
  readonly patienceMs?: number;
  readonly maxBatchSize: number;
  readonly maxQueueLength: number;
  /** Longest time in the queue. */
  readonly maxWaitMs: number;
}

/** Fewer than these are not worth a second round trip. */
const smallestShare = 8;

/** Longer than a full batch takes, shorter than what a person notices. */
const usualPatienceMs = 20;

interface Waiting<Request, Answer> {
  readonly request: Request;
  readonly key: string;
  readonly group: string | null;
  readonly deadlineMs: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers single requests into batches without waiting for more: alone, a request leaves at once; under a rush the batches
 * grow by themselves, and one commit carries dozens.
 *
 * As a rule one batch is in flight, with half of what had queued; the other half leaves in the moment in which it is back,
 * before its answers are worked on. So this process answers and reads on while PostgreSQL works. If a batch took all,
 * everybody would travel together, and each of the two would rest while the other works. A batch that is held up, by a lock
 * or a slow disk, holds up those of its own groups alone: the others leave beside it.
 */
export class Batcher<Request, Answer> {
  readonly #options: BatcherOptions<Request, Answer>;
  #queue: Waiting<Request, Answer>[] = [];
  readonly #keysInFlight = new Set<string>();
  readonly #groupsInFlight = new Set<string>();
  #busyLanes = 0;
  /** Of the batches in flight, those that are not held up. */
  #onTime = 0;
  #isScheduled = false;

  constructor(options: BatcherOptions<Request, Answer>) {
    this.#options = options;
  }

  get queueLength(): number {
    return this.#queue.length;
  }

  /** The answer to one request. Rejects with {@link QueueFullError}, or with what `send` threw for it. */
  run(request: Request): Promise<Answer> {
    const { keyOf, groupOf, maxQueueLength, maxWaitMs } = this.#options;
    if (this.#queue.length >= maxQueueLength) return Promise.reject(new QueueFullError('the queue is full'));
    return new Promise<Answer>((resolve, reject) => {
      this.#queue.push({
        request,
        key: keyOf(request),
        group: groupOf?.(request) ?? null,
        deadlineMs: performance.now() + maxWaitMs,
        resolve,
        reject,
      });
      this.#schedule();
    });
  }

  /** Once at the end of this turn of the event loop, so that requests that arrived together leave together. */
  #schedule(): void {
    if (this.#isScheduled || !this.#hasFreeLane) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#sendWhatMayLeave();
    });
  }

  get #hasFreeLane(): boolean {
    return this.#onTime === 0 && this.#busyLanes < this.#options.lanes;
  }

  #sendWhatMayLeave(): void {
    while (this.#hasFreeLane) {
      const share = Math.max(Math.ceil(this.#queue.length / 2), smallestShare);
      const batch = this.#takeBatch(Math.min(share, this.#options.maxBatchSize));
      if (batch.length === 0) return;
      void this.#sendBatch(batch);
    }
  }

  #takeBatch(size: number): Waiting<Request, Answer>[] {
    const nowMs = performance.now();
    const batch: Waiting<Request, Answer>[] = [];
    const kept: Waiting<Request, Answer>[] = [];
    // Whoever stays behind is not overtaken by the next of the same key.
    const keptKeys = new Set<string>();
    for (const waiting of this.#queue) {
      if (waiting.deadlineMs < nowMs) waiting.reject(new QueueFullError('waited too long'));
      else if (batch.length < size && !keptKeys.has(waiting.key) && !this.#isHeldBack(waiting)) {
        this.#keysInFlight.add(waiting.key);
        batch.push(waiting);
      } else {
        keptKeys.add(waiting.key);
        kept.push(waiting);
      }
    }
    for (const { group } of batch) if (group !== null) this.#groupsInFlight.add(group);
    this.#queue = kept;
    return batch;
  }

  #isHeldBack({ key, group }: Waiting<Request, Answer>): boolean {
    return this.#keysInFlight.has(key) || (group !== null && this.#groupsInFlight.has(group));
  }

  async #sendBatch(batch: readonly Waiting<Request, Answer>[]): Promise<void> {
    this.#busyLanes++;
    const patience = this.#watch();
    const settle = await this.#outcomeOf(batch);
    patience.end();
    this.#busyLanes--;
    for (const { key, group } of batch) {
      this.#keysInFlight.delete(key);
      if (group !== null) this.#groupsInFlight.delete(group);
    }
    this.#sendWhatMayLeave();
    settle();
  }

  /** From when on a batch in flight is held up. While it is, looks again and again for who may leave or has waited too long. */
  #watch(): { end(): void } {
    const { patienceMs = usualPatienceMs } = this.#options;
    if (patienceMs === 0) return { end: () => undefined };
    this.#onTime++;
    let isOnTime = true;
    const beLate = (): void => {
      if (isOnTime) this.#onTime--;
      isOnTime = false;
    };
    const timer = setInterval(() => {
      beLate();
      this.#sendWhatMayLeave();
    }, patienceMs);
    return {
      end: () => {
        clearInterval(timer);
        beLate();
      },
    };
  }

  /** Sends a batch, and answers with what tells each of it what came of it. */
  async #outcomeOf(batch: readonly Waiting<Request, Answer>[]): Promise<() => void> {
    try {
      const answers = await this.#options.send(batch.map(({ request }) => request));
      if (answers.length !== batch.length)
        throw new Error(`${batch.length} requests, ${answers.length} answers`);
      return () => {
        for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as Answer);
      };
    } catch (error) {
      if (batch.length === 1 || !this.#options.retryOneByOne(error)) {
        return () => {
          for (const { reject } of batch) reject(error);
        };
      }
      for (const waiting of batch) (await this.#outcomeOf([waiting]))();
      return () => undefined;
    }
  }
}
