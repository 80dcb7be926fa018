import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';

export interface Scenario {
  readonly name: string;
  readonly document: string;
  /** Round robin, so that one member is rarely asked for twice at once. */
  readonly tokens: readonly string[];
  readonly offerIds: readonly string[];
  /** What every answer must contain; one that does not is an error of the run. */
  readonly expected: string;
}

export interface Measurement {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly unexpected: number;
}

/** Sends one scenario as fast as `connections` keep-alive connections can, for `seconds`. */
export async function measure(
  url: string,
  scenario: Scenario,
  options: { connections: number; seconds: number },
): Promise<Measurement> {
  let index = 0;
  let unexpected = 0;
  const result = await autocannon({
    url: `${url}/graphql`,
    connections: options.connections,
    duration: options.seconds,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => {
          index++;
          const token = scenario.tokens[index % scenario.tokens.length];
          const offerId = scenario.offerIds[index % scenario.offerIds.length];
          return {
            ...request,
            headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
            body: JSON.stringify({
              query: scenario.document,
              variables: { offerId, idempotencyKey: randomUUID() },
            }),
          };
        },
        onResponse: (_status, body) => {
          if (!body.includes(scenario.expected)) unexpected++;
        },
      },
    ],
  });
  return {
    perSecond: Math.round(result.requests.average),
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    unexpected: unexpected + result.errors + result.timeouts,
  };
}
