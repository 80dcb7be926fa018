import { RedisProcess, withoutDisk } from './redis-process.ts';
import { waitUntil } from './wait-until.ts';

const sentinelCount = 3;

/** A Redis with a replica, and three sentinels that promote it when the master is gone. */
export class WatchedRedis {
  private constructor(
    readonly master: RedisProcess,
    readonly replica: RedisProcess,
    private readonly sentinels: readonly RedisProcess[],
  ) {}

  static async start(): Promise<WatchedRedis> {
    const master = await RedisProcess.start(withoutDisk);
    const replica = await RedisProcess.start([...withoutDisk, `replicaof 127.0.0.1 ${master.port}`]);
    await waitUntil('the replica to follow', async () => (await replica.info('master_link_status')) === 'up');
    const watch = [
      `sentinel monitor main 127.0.0.1 ${master.port} 2`,
      // So that a promotion takes a second or two and not half a minute.
      'sentinel down-after-milliseconds main 1000',
      'sentinel failover-timeout main 4000',
    ];
    const sentinels = await Promise.all(
      Array.from({ length: sentinelCount }, () => RedisProcess.start(watch, true)),
    );
    for (const sentinel of sentinels) {
      await waitUntil('the sentinels to know each other and the replica', async () => {
        const state = String(await sentinel.info('master0'));
        return state.includes('slaves=1') && state.includes(`sentinels=${sentinelCount}`);
      });
    }
    return new WatchedRedis(master, replica, sentinels);
  }

  /** As REDIS_URL. */
  get url(): string {
    const places = this.sentinels.map(({ port }) => `127.0.0.1:${port}`);
    return `redis-sentinel://${places.join(',')}?sentinelMasterId=main`;
  }

  /** Kills the master, as a crash does; `promoted` resolves when the replica has taken over and every sentinel says so. */
  async killMaster(): Promise<{ readonly promoted: Promise<unknown> }> {
    await this.master.kill();
    return {
      promoted: waitUntil(
        'the replica to be promoted',
        async () => {
          const known = await Promise.all(this.sentinels.map((sentinel) => sentinel.info('master0')));
          return (
            (await this.replica.info('role')) === 'master' &&
            known.every((state) => state?.includes(`address=127.0.0.1:${this.replica.port},`))
          );
        },
        60_000,
      ),
    };
  }

  async stop(): Promise<void> {
    await Promise.all([...this.sentinels, this.replica, this.master].map((process) => process.remove()));
  }
}
