import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Batcher, type BatcherOptions, QueueFullError } from './batcher.ts';

interface Request {
  readonly key: string;
  readonly value: number;
}

function options(send: BatcherOptions<Request, number>['send']): BatcherOptions<Request, number> {
  return {
    send,
    keyOf: (request) => request.key,
    retryOneByOne: (error) => error instanceof Conflict,
    lanes: 2,
    patienceMs: 0,
    maxBatchSize: 4,
    maxQueueLength: 1_000,
    maxWaitMs: 60_000,
  };
}

async function waitFor(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

class Conflict extends Error {}

describe('the batcher', () => {
  test('answers each request with its own answer, whatever the order in which batches come back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 40 }),
        async (scheduler, keys) => {
          const inFlight = new Set<string>();
          let lanesInUse = 0;
          const batcher = new Batcher(
            options(async (requests) => {
              // A member is in one batch at a time, once; and no more batches are out than there are lanes.
              expect(new Set(requests.map(({ key }) => key)).size).toBe(requests.length);
              for (const { key } of requests) expect(inFlight.has(key)).toBe(false);
              expect(++lanesInUse).toBeLessThanOrEqual(2);
              expect(requests.length).toBeLessThanOrEqual(4);
              for (const { key } of requests) inFlight.add(key);
              await scheduler.schedule(Promise.resolve(), 'commit');
              for (const { key } of requests) inFlight.delete(key);
              lanesInUse--;
              return requests.map(({ value }) => value * 2);
            }),
          );
          const answers = Promise.all(keys.map((key, value) => batcher.run({ key: String(key), value })));
          expect(await scheduler.waitFor(answers)).toEqual(keys.map((_, value) => value * 2));
        },
      ),
    );
  });

  test('of a batch that fails as a whole, only the culprit fails', async () => {
    const batcher = new Batcher(
      options(async (requests) => {
        if (requests.some(({ value }) => value === 13)) throw new Conflict('23505');
        return requests.map(({ value }) => value);
      }),
    );
    const results = await Promise.allSettled(
      [11, 12, 13, 14].map((value) => batcher.run({ key: String(value), value })),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });

  test('an outage fails the batch once, without a storm of retries', async () => {
    let calls = 0;
    const batcher = new Batcher(
      options(async () => {
        calls++;
        throw new Error('connection lost');
      }),
    );
    const results = await Promise.allSettled(
      [1, 2, 3].map((value) => batcher.run({ key: String(value), value })),
    );
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(calls).toBe(1);
  });

  test('refuses what the queue has no room for, and sends the rest', async () => {
    const release = Promise.withResolvers<void>();
    const batcher = new Batcher({
      ...options(async (requests) => {
        await release.promise;
        return requests.map(({ value }) => value);
      }),
      maxQueueLength: 3,
    });
    const results = Promise.allSettled(
      [1, 2, 3, 4, 5].map((value) => batcher.run({ key: String(value), value })),
    );
    release.resolve();
    const settled = await results;
    expect(settled.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    expect(settled[4]).toMatchObject({ reason: expect.any(QueueFullError) });
  });

  test('refuses what has waited too long, before it is sent', async () => {
    const release = Promise.withResolvers<void>();
    const sent: number[] = [];
    const batcher = new Batcher({
      ...options(async (requests) => {
        sent.push(...requests.map(({ value }) => value));
        await release.promise;
        return requests.map(({ value }) => value);
      }),
      maxWaitMs: -1,
    });
    await expect(batcher.run({ key: 'a', value: 1 })).rejects.toBeInstanceOf(QueueFullError);
    expect(sent).toEqual([]);
    release.resolve();
  });

  /** A batcher whose batches come back when the test says so: what was sent, and how to let it come back. */
  function held(more: Partial<BatcherOptions<Request, number>>) {
    const sent: { readonly values: readonly number[]; readonly comeBack: () => void }[] = [];
    const batcher = new Batcher({
      ...options((requests) => {
        const values = requests.map(({ value }) => value);
        const { promise, resolve } = Promise.withResolvers<readonly number[]>();
        sent.push({ values, comeBack: () => resolve(values) });
        return promise;
      }),
      maxBatchSize: 100,
      patienceMs: 60_000,
      ...more,
    });
    const run = (value: number) => batcher.run({ key: String(value), value });
    return { sent, run };
  }
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  test('sends half of what has queued, and the next half before the answers to the first are worked on', async () => {
    const { sent, run } = held({});
    const events: string[] = [];
    const values = Array.from({ length: 32 }, (_, value) => value);
    const answers = values.map((value) =>
      run(value).then(() => events.push(`${value} when ${sent.length} were sent`)),
    );
    await turn();
    expect(sent.map((batch) => batch.values)).toEqual([values.slice(0, 16)]);
    sent[0]?.comeBack();
    await Promise.all(answers.slice(0, 16));
    expect(sent.map((batch) => batch.values)).toEqual([values.slice(0, 16), values.slice(16, 24)]);
    expect(events[0]).toBe('0 when 2 were sent');
    sent[1]?.comeBack();
    await Promise.all(answers.slice(16, 24));
    sent[2]?.comeBack();
    await Promise.all(answers);
  });

  test('has one batch under way while it is not held up, and others beside one that is', async () => {
    const patient = held({});
    const first = patient.run(1);
    await turn();
    const second = patient.run(2);
    await turn();
    expect(patient.sent.map(({ values }) => values)).toEqual([[1]]);
    patient.sent[0]?.comeBack();
    await first;
    patient.sent[1]?.comeBack();
    await second;

    const impatient = held({ patienceMs: 1 });
    const stuck = impatient.run(1);
    await turn();
    const free = impatient.run(2);
    await waitFor(() => impatient.sent.length === 2);
    impatient.sent[1]?.comeBack();
    expect(await free).toBe(2);
    impatient.sent[0]?.comeBack();
    expect(await stuck).toBe(1);
  });

  test('a batch that is held up holds up its own group, and no other', async () => {
    const { sent, run } = held({ patienceMs: 1, groupOf: ({ value }) => (value < 10 ? 'low' : 'high') });
    const stuck = run(1);
    await turn();
    const sameGroup = run(2);
    const other = run(11);
    await waitFor(() => sent.length === 2);
    expect(sent.map(({ values }) => values)).toEqual([[1], [11]]);
    sent[1]?.comeBack();
    expect(await other).toBe(11);
    expect(sent).toHaveLength(2);
    sent[0]?.comeBack();
    expect(await stuck).toBe(1);
    sent[2]?.comeBack();
    expect(await sameGroup).toBe(2);
  });

  test('whoever waits too long behind a batch that is held up is refused, though nobody else comes', async () => {
    const { sent, run } = held({ patienceMs: 1, groupOf: () => 'one', maxWaitMs: 500 });
    const stuck = run(1);
    await waitFor(() => sent.length === 1);
    await expect(run(2)).rejects.toBeInstanceOf(QueueFullError);
    expect(sent).toHaveLength(1);
    sent[0]?.comeBack();
    expect(await stuck).toBe(1);
  });

  test('a batch with an answer missing is an error, not a mix-up', async () => {
    const batcher = new Batcher(options(async () => []));
    await expect(batcher.run({ key: 'a', value: 1 })).rejects.toThrow('1 requests, 0 answers');
  });
});
