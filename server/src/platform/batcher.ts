/** Refused because the queue was full, or because it stood in it too long. Nothing was sent. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

export interface BatcherOptions<Request, Answer> {
  /** Answers a batch: one answer for each request, in order. It may throw; see `retryOneByOne`. */
  readonly send: (requests: readonly Request[]) => Promise<readonly Answer[]>;
  /** Two requests with one key are never in one batch, nor in flight at once: the second waits for the first. */
  readonly keyOf: (request: Request) => string;
  /** True when a failed batch may be sent again, request by request, so that only the culprit fails. */
  readonly retryOneByOne: (error: unknown) => boolean;
  /** Batches in flight at once. */
  readonly lanes: number;
  readonly maxBatchSize: number;
  readonly maxQueueLength: number;
  /** Longest time in the queue. */
  readonly maxWaitMs: number;
}

/** Fewer than these are not worth a second round trip. */
const smallestShare = 8;

interface Waiting<Request, Answer> {
  readonly request: Request;
  readonly key: string;
  readonly deadlineMs: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers single requests into batches without a timer: a lane sends what has queued while its last batch was under
 * way. Alone, a request leaves at once; under a rush the batches grow by themselves, and one commit carries hundreds.
 */
export class Batcher<Request, Answer> {
  readonly #options: BatcherOptions<Request, Answer>;
  #queue: Waiting<Request, Answer>[] = [];
  readonly #keysInFlight = new Set<string>();
  #busyLanes = 0;
  #isScheduled = false;

  constructor(options: BatcherOptions<Request, Answer>) {
    this.#options = options;
  }

  get queueLength(): number {
    return this.#queue.length;
  }

  /** The answer to one request. Rejects with {@link QueueFullError}, or with what `send` threw for it. */
  run(request: Request): Promise<Answer> {
    if (this.#queue.length >= this.#options.maxQueueLength)
      return Promise.reject(new QueueFullError('the queue is full'));
    return new Promise<Answer>((resolve, reject) => {
      const deadlineMs = performance.now() + this.#options.maxWaitMs;
      this.#queue.push({ request, key: this.#options.keyOf(request), deadlineMs, resolve, reject });
      this.#schedule();
    });
  }

  /** Once at the end of this turn of the event loop, so that requests that arrived together leave together. */
  #schedule(): void {
    if (this.#isScheduled || this.#busyLanes >= this.#options.lanes) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      while (this.#busyLanes < this.#options.lanes) {
        const batch = this.#takeBatch(this.#fairShare());
        if (batch.length === 0) return;
        void this.#sendBatch(batch);
      }
    });
  }

  /**
   * What one of the free lanes takes. If the first took all, everybody would travel together: this process would rest while
   * PostgreSQL works, and PostgreSQL while this process answers. In two halves, each works while the other does.
   */
  #fairShare(): number {
    const freeLanes = this.#options.lanes - this.#busyLanes;
    const share = Math.max(Math.ceil(this.#queue.length / freeLanes), smallestShare);
    return Math.min(share, this.#options.maxBatchSize);
  }

  #takeBatch(size: number): Waiting<Request, Answer>[] {
    const nowMs = performance.now();
    const batch: Waiting<Request, Answer>[] = [];
    const kept: Waiting<Request, Answer>[] = [];
    for (const waiting of this.#queue) {
      if (waiting.deadlineMs < nowMs) waiting.reject(new QueueFullError('waited too long'));
      else if (batch.length < size && !this.#keysInFlight.has(waiting.key)) {
        this.#keysInFlight.add(waiting.key);
        batch.push(waiting);
      } else kept.push(waiting);
    }
    this.#queue = kept;
    return batch;
  }

  async #sendBatch(batch: readonly Waiting<Request, Answer>[]): Promise<void> {
    this.#busyLanes++;
    try {
      await this.#deliver(batch);
    } catch (error) {
      if (batch.length > 1 && this.#options.retryOneByOne(error)) {
        for (const waiting of batch) await this.#deliver([waiting]).catch(waiting.reject);
      } else for (const { reject } of batch) reject(error);
    } finally {
      for (const { key } of batch) this.#keysInFlight.delete(key);
      this.#busyLanes--;
      if (this.#queue.length > 0) this.#schedule();
    }
  }

  async #deliver(batch: readonly Waiting<Request, Answer>[]): Promise<void> {
    const answers = await this.#options.send(batch.map(({ request }) => request));
    if (answers.length !== batch.length)
      throw new Error(`${batch.length} requests, ${answers.length} answers`);
    for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as Answer);
  }
}
