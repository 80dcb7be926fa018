/** One kind of request, sent again and again. */
export interface Scenario {
  readonly name: string;
  /** Servers, without the path; connections are spread over them evenly. */
  readonly urls: readonly string[];
  readonly document: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /**
   * Who asks: members 1 to `members` in turn, so that one of them is rarely asked for twice at once. Left out: nobody is
   * signed in.
   */
  readonly members?: number;
  /** Offers in turn. They make two more variables: `offerId`, and an `idempotencyKey` of each request's own. */
  readonly offerIds?: readonly string[];
  /** Codes in turn, in step with `offerIds`: one more variable, `code`. */
  readonly codes?: readonly string[];
  /** What every good answer contains. */
  readonly expected: string;
  /** What answers contain of a server that has too much to do, one or the other; all else is an error of the run. */
  readonly refusals?: readonly string[];
}

export interface ClosedLoop {
  readonly kind: 'closed';
  /** Each sends its next request when the last one was answered. */
  readonly connections: number;
  readonly seconds: number;
}

export interface OpenLoop {
  readonly kind: 'open';
  /** Requests fall due at this rate (a Poisson process) whether the server keeps up or not. */
  readonly perSecond: number;
  /** Connections to send them on. */
  readonly connections: number;
  readonly seconds: number;
  /** A request that falls due when no connection is free waits for one (its time runs), or never gets to the server. */
  readonly withoutConnection: 'wait' | 'turn away';
  readonly seed: number;
}

export type LoadPlan = ClosedLoop | OpenLoop;

/** What came of one run. Rates leave out the first tenth of it, when the connections fill. */
export interface Outcome {
  /** Good answers. */
  readonly perSecond: number;
  readonly refusedPerSecond: number;
  /** In an open loop from the moment when a request was due. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** Of the refusals alone. */
  readonly refusalP99Ms: number;
  /** Neither good nor a refusal, broken connections, and requests that got no answer. */
  readonly unexpected: number;
  readonly firstUnexpected: string | null;
  /** Due, but no connection was free. */
  readonly turnedAway: number;
  /** Good answers in each tenth of a second from the start. */
  readonly timeline: readonly number[];
  /** Processor time that the generator itself took, in cores. */
  readonly generatorCores: number;
}

/** How the sessions of the benches' members are called; see population.ts. */
export const tokenPrefix = 'bench-member-';
export const tokenDigits = 9;
