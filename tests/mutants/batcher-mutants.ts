/** One mistake in the batcher: a text that stands exactly once in server/src/platform/batcher.ts, and what stands there instead. */
export interface BatcherMutant {
  readonly name: string;
  readonly text: string;
  readonly becomes: string;
  /** The property that fails, by its words. */
  readonly caughtBy: string;
  /** Runs each time, and not only when all do. */
  readonly isQuick: boolean;
}

const answersEach = 'answers every request once';

export const batcherMutants: readonly BatcherMutant[] = [
  {
    name: 'two of one key at once',
    text: 'return this.#keysInFlight.has(key) || ',
    becomes: 'return ',
    caughtBy: answersEach,
    isQuick: true,
  },
  {
    name: 'a group in two batches at once',
    text: ' || (group !== null && this.#groupsInFlight.has(group))',
    becomes: '',
    caughtBy: answersEach,
    isQuick: true,
  },
  {
    name: 'as many lanes as there is work for',
    text: 'return this.#onTime === 0 && this.#busyLanes < this.#options.lanes;',
    becomes: 'return this.#onTime === 0;',
    caughtBy: answersEach,
    isQuick: false,
  },
  {
    name: 'batches of any size',
    text: 'batch.length < size && ',
    becomes: '',
    caughtBy: answersEach,
    isQuick: false,
  },
  {
    name: 'a queue without an end',
    text: 'if (this.#queue.length >= maxQueueLength)',
    becomes: 'if (this.#queue.length < 0)',
    caughtBy: answersEach,
    isQuick: false,
  },
  {
    name: "another request's answer",
    text: 'answers[index] as Answer',
    becomes: 'answers[batch.length - 1 - index] as Answer',
    caughtBy: answersEach,
    isQuick: true,
  },
  {
    name: 'everybody fails with the culprit',
    text: 'if (batch.length === 1 || !this.#options.retryOneByOne(error)) {',
    becomes: 'if (batch.length > 0) {',
    caughtBy: 'fails the culprit alone',
    isQuick: false,
  },
  {
    name: 'overtaking within a key',
    text: ' && !keptKeys.has(waiting.key)',
    becomes: '',
    caughtBy: 'in the order in which they came',
    isQuick: false,
  },
  {
    name: 'the last come first',
    text: 'this.#queue = kept;',
    becomes: 'this.#queue = kept.reverse();',
    caughtBy: 'in the order in which they came',
    isQuick: false,
  },
  {
    name: 'who waits is passed over',
    text: 'this.#queue = kept;',
    becomes: 'this.#queue = kept.length > 2 ? [...kept.slice(1), ...kept.slice(0, 1)] : kept;',
    caughtBy: 'starves nobody',
    isQuick: false,
  },
  {
    name: 'no wait is too long',
    text: 'if (waiting.deadlineMs < nowMs)',
    becomes: 'if (waiting.deadlineMs === nowMs)',
    caughtBy: 'refuses what has stood too long',
    isQuick: false,
  },
];
