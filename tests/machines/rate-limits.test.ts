import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BalancedWorld, startBalancedWorld } from '../testkit/balanced-world.ts';
import { FaultProxy } from '../testkit/fault-proxy.ts';
import { beyondLimit, newAddress, personLimit, tryPersonLimit } from '../testkit/rate-limit-trial.ts';
import { startServer } from '../testkit/server.ts';
import { testEnvironment } from '../testkit/test-environment.ts';
import { waitUntil } from '../testkit/wait-until.ts';

let group: BalancedWorld;

beforeAll(async () => {
  group = await startBalancedWorld({ serverCount: 2, env: { RATE_LIMITS: 'on', TRUST_PROXY: 'on' } });
});

afterAll(() => group.stop());

test('what a person asks of all processes is counted together, and beyond it 429 says when to come back', async () => {
  const answers = await tryPersonLimit(group.servers);

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(personLimit);
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(beyondLimit);
  for (const answer of refused) {
    const seconds = Number(answer.headers.get('retry-after'));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(10);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
  }
});

test('wrong passwords for one account are counted together, wherever they are tried', async () => {
  const statuses = await waitUntil(
    'a trial that lets no more than the limit through',
    async () => {
      const email = `${randomUUID()}@test.example`;
      const trial: number[] = [];
      for (let guess = 0; guess < 14; guess++) {
        const answer = await fetch(`${group.servers[guess % 2]?.url}/api/auth/sign-in/email`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-forwarded-for': newAddress() },
          body: JSON.stringify({ email, password: `guess number ${guess}` }),
        });
        trial.push(answer.status);
      }
      return trial.filter((status) => status === 401).length <= 10 ? trial : null;
    },
    60_000,
  );

  expect(statuses).toEqual([...Array(10).fill(401), ...Array(4).fill(429)]);
});

test('a Redis that hangs holds nobody up, and the limit goes on in the process', async () => {
  const redisUrl = testEnvironment().redisUrl ?? '';
  const line = await FaultProxy.before(redisUrl);
  const server = await startServer({
    databaseUrl: group.world.database.url,
    redisUrl: line.through(redisUrl),
    env: { RATE_LIMITS: 'on', TRUST_PROXY: 'on' },
  });
  try {
    line.fallSilent();

    const answers = await tryPersonLimit([server]);

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(personLimit);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(beyondLimit);
  } finally {
    await server.stop();
    line.stop();
  }
});
