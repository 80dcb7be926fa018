import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Batcher, QueueFullError } from './batcher.ts';

interface Request {
  readonly key: string;
  readonly group: string;
  readonly number: number;
  /** What comes of it: an answer; an error that is its own, of the whole batch; or an outage. */
  readonly fate: 'ANSWER' | 'CULPRIT' | 'OUTAGE';
}

class Culprit extends Error {}
class Outage extends Error {}

const plan = fc.record({
  lanes: fc.integer({ min: 1, max: 3 }),
  maxBatchSize: fc.integer({ min: 1, max: 5 }),
  maxQueueLength: fc.integer({ min: 1, max: 30 }),
  /** Requests arrive in waves; between two waves the scheduler lets something happen. */
  arrivals: fc.array(
    fc.array(
      fc.record({
        key: fc.nat({ max: 5 }).map(String),
        group: fc.nat({ max: 3 }).map(String),
        fate: fc.oneof(
          { arbitrary: fc.constant('ANSWER' as const), weight: 8 },
          { arbitrary: fc.constantFrom('CULPRIT' as const, 'OUTAGE' as const), weight: 1 },
        ),
      }),
      { minLength: 1, maxLength: 10 },
    ),
    { minLength: 1, maxLength: 8 },
  ),
});

/** What is under way, watched from inside `send`: throws as soon as a promise of the batcher is broken. */
class Watch {
  readonly keysInFlight = new Set<string>();
  readonly groupsInFlight = new Set<string>();
  /** How often each number was carried out. */
  readonly carriedOut = new Map<number, number>();
  /** Of each key, the numbers in the order in which they were first sent. */
  readonly firstSent = new Map<string, number[]>();
  lanesInUse = 0;

  constructor(
    readonly scheduler: fc.Scheduler,
    readonly limits: { readonly lanes: number; readonly maxBatchSize: number },
  ) {}

  send = async (requests: readonly Request[]): Promise<readonly number[]> => {
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.length).toBeLessThanOrEqual(this.limits.maxBatchSize);
    expect(++this.lanesInUse).toBeLessThanOrEqual(this.limits.lanes);
    for (const { key, number } of requests) {
      expect(this.keysInFlight.has(key)).toBe(false);
      this.keysInFlight.add(key);
      const sent = this.firstSent.get(key) ?? [];
      this.firstSent.set(key, sent.includes(number) ? sent : [...sent, number]);
    }
    const groups = new Set(requests.map(({ group }) => group));
    for (const group of groups) {
      expect(this.groupsInFlight.has(group)).toBe(false);
      this.groupsInFlight.add(group);
    }
    try {
      await this.scheduler.schedule(
        Promise.resolve(),
        `batch ${requests.map(({ number }) => number).join(' ')}`,
      );
      if (requests.some(({ fate }) => fate === 'OUTAGE')) throw new Outage();
      if (requests.some(({ fate }) => fate === 'CULPRIT')) throw new Culprit();
      for (const { number } of requests) this.carriedOut.set(number, (this.carriedOut.get(number) ?? 0) + 1);
      return requests.map(({ number }) => number);
    } finally {
      for (const { key } of requests) this.keysInFlight.delete(key);
      for (const group of groups) this.groupsInFlight.delete(group);
      this.lanesInUse--;
    }
  };

  /** Broken promises are found also where the batcher would take them for an error of `send`. */
  readonly problems: unknown[] = [];

  guarded = async (requests: readonly Request[]): Promise<readonly number[]> => {
    try {
      return await this.send(requests);
    } catch (error) {
      if (!(error instanceof Culprit) && !(error instanceof Outage)) this.problems.push(error);
      throw error;
    }
  };
}

interface Settled {
  readonly request: Request;
  readonly result: PromiseSettledResult<number>;
}

/** Lets the requests arrive and everything happen in an order that the scheduler draws. */
async function play(
  scheduler: fc.Scheduler,
  { arrivals, ...limits }: typeof plan extends fc.Arbitrary<infer Plan> ? Plan : never,
  maxWaitMs = 60_000,
): Promise<{ readonly watch: Watch; readonly settled: readonly Settled[]; readonly longest: number }> {
  const watch = new Watch(scheduler, limits);
  const batcher = new Batcher<Request, number>({
    ...limits,
    send: watch.guarded,
    keyOf: ({ key }) => key,
    groupOf: ({ group }) => group,
    // Lanes do not wait for each other here: whether one is held up would be for a clock to say.
    patienceMs: 0,
    retryOneByOne: (error) => error instanceof Culprit,
    maxWaitMs,
  });
  let longest = 0;
  let number = 0;
  const runs: Promise<Settled>[] = [];
  for (const [wave, requests] of arrivals.entries()) {
    if (wave > 0) await scheduler.schedule(Promise.resolve(), `wave ${wave} arrives`).catch(() => undefined);
    for (const drawn of requests) {
      const request = { ...drawn, number: number++ };
      runs.push(Promise.allSettled([batcher.run(request)]).then(([result]) => ({ request, result })));
      longest = Math.max(longest, batcher.queueLength);
    }
  }
  const settled = await Promise.all(runs);
  expect(watch.problems).toEqual([]);
  // Nothing is left behind: neither a request nor a key nor a lane.
  expect(batcher.queueLength).toBe(0);
  expect([watch.keysInFlight.size, watch.groupsInFlight.size, watch.lanesInUse]).toEqual([0, 0, 0]);
  return { watch, settled, longest };
}

const runs = { numRuns: 300 };

describe('the batcher, in whatever order batches and requests come', () => {
  test('answers every request once: its own answer, its own error, or that the queue was full', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), plan, async (scheduler, drawn) => {
        const { settled, longest, watch } = await scheduler.waitFor(play(scheduler, drawn));
        expect(longest).toBeLessThanOrEqual(drawn.maxQueueLength);
        for (const { request, result } of settled) {
          expect(watch.carriedOut.get(request.number) ?? 0).toBe(result.status === 'fulfilled' ? 1 : 0);
          if (result.status === 'fulfilled') {
            expect(result.value).toBe(request.number);
            expect(request.fate).toBe('ANSWER');
          } else if (request.fate === 'ANSWER') {
            // Others' errors are not its own; an outage is everybody's.
            expect(result.reason instanceof QueueFullError || result.reason instanceof Outage).toBe(true);
          }
        }
      }),
      runs,
    );
  });

  test('fails the culprit alone when nothing else is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), plan, async (scheduler, drawn) => {
        const arrivals = drawn.arrivals.map((wave) =>
          wave.map((each) => (each.fate === 'OUTAGE' ? { ...each, fate: 'CULPRIT' as const } : each)),
        );
        const { settled } = await scheduler.waitFor(
          play(scheduler, { ...drawn, arrivals, maxQueueLength: 1_000 }),
        );
        for (const { request, result } of settled) {
          expect(result.status).toBe(request.fate === 'ANSWER' ? 'fulfilled' : 'rejected');
          if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Culprit);
        }
      }),
      runs,
    );
  });

  test('sends the requests of one key in the order in which they came', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), plan, async (scheduler, drawn) => {
        const { watch } = await scheduler.waitFor(play(scheduler, drawn));
        for (const numbers of watch.firstSent.values()) {
          expect(numbers).toEqual(numbers.toSorted((first, second) => first - second));
        }
      }),
      runs,
    );
  });

  test('starves nobody: the oldest request whose key is free is in the next batch', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), plan, async (scheduler, drawn) => {
        const one = { ...drawn, lanes: 1, maxQueueLength: 1_000 };
        const arrivals = [drawn.arrivals.flat().map((each) => ({ ...each, fate: 'ANSWER' as const }))];
        const { settled, watch } = await scheduler.waitFor(play(scheduler, { ...one, arrivals }));
        expect(settled.every(({ result }) => result.status === 'fulfilled')).toBe(true);
        // With one lane no key is in flight when a batch is drawn, so the oldest that waits is always sent.
        const order = scheduler
          .report()
          .map(({ label }) => label)
          .filter((label) => label.startsWith('batch '))
          .map((label) => label.slice(6).split(' ').map(Number));
        const waiting = new Set(settled.map(({ request }) => request.number));
        for (const batch of order) {
          expect(batch[0]).toBe(Math.min(...waiting));
          for (const number of batch) waiting.delete(number);
        }
        expect(watch.firstSent.size).toBeGreaterThan(0);
      }),
      runs,
    );
  });

  test('refuses what has stood too long, and sends nothing of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), plan, async (scheduler, drawn) => {
        const { settled, watch } = await scheduler.waitFor(play(scheduler, drawn, -1));
        for (const { result } of settled) {
          expect(result.status === 'rejected' && result.reason instanceof QueueFullError).toBe(true);
        }
        expect(watch.firstSent.size).toBe(0);
      }),
      runs,
    );
  });
});
