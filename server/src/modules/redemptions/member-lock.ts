import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Accelerator } from '../../platform/redis.ts';

/** A holder that died frees its member after this long. */
const lockMs = 2_000;
const retryDelaysMs = [10, 20, 40, 80, 160] as const;

/** Compare and delete: a lock that ran out and was taken by another is not ours to release. */
const releaseScript = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end`;

export interface MemberLock {
  release(): void;
}

/**
 * A member's lock, for efficiency alone: of a double tap at two servers, the second waits here and not in a batch, where
 * others would wait with it. PostgreSQL serialises a member's redemptions whatever this says.
 *
 * Null when somebody holds it for longer than about 300 ms. Without Redis everybody gets it.
 */
export async function acquireMemberLock(redis: Accelerator, memberId: string): Promise<MemberLock | null> {
  // The braces are a hash tag: a cluster keeps all keys of one member on one node.
  const key = `kwamdee:lock:{${memberId}}`;
  const token = randomUUID();
  const lock: MemberLock = {
    release: () => redis.send((client) => client.eval(releaseScript, 1, key, token)),
  };
  for (const retryDelayMs of [...retryDelaysMs, null]) {
    const answer = await redis.attempt(async (client) => ({
      taken: await client.set(key, token, 'PX', lockMs, 'NX'),
    }));
    // Without an answer we go on; the lock may have been set nevertheless, so it is released as if it had.
    if (answer === null || answer.taken === 'OK') return lock;
    if (retryDelayMs !== null) await delay(retryDelayMs);
  }
  return null;
}
