import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findProgram } from './find-program.ts';
import { answersPing, prepareRedis } from './redis.ts';

let dataDirectory: string;

beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'kwamdee-redis-'));
});

afterEach(() => rmSync(dataDirectory, { recursive: true }));

const prepare = (redisUrl: string | null) =>
  prepareRedis({ redisUrl, dataDirectory, detail: () => undefined });

it('starts none where it is off, and none where one is given', async () => {
  expect(await prepare('off')).toEqual({ kind: 'off', url: null });
  const url = 'redis://127.0.0.1:1';
  expect(await prepare(url)).toEqual({ kind: 'given', url, answers: false });
  expect(readdirSync(dataDirectory)).toEqual([]);
});

it.runIf(findProgram(['redis-server', 'valkey-server']) !== null)(
  'starts one of its own, behind a password, and leaves no data behind',
  async () => {
    const redis = await prepare(null);
    if (redis.kind !== 'started') throw new Error(`no Redis: ${redis.kind}`);
    expect(await answersPing(redis.url, 1000)).toBe(true);
    expect(await answersPing(redis.url.replace(/:[0-9a-f]+@/, ':guess@'), 1000)).toBe(false);
    expect(statSync(join(dataDirectory, 'redis/redis.conf')).mode & 0o777).toBe(0o600);
    expect(await redis.process.stop()).toBe(0);
    expect(await answersPing(redis.url, 500)).toBe(false);
    expect(readdirSync(join(dataDirectory, 'redis'))).toEqual(['redis.conf']);
  },
);
