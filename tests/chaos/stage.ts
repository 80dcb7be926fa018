import { join } from 'node:path';
import { FaultProxy } from '../testkit/fault-proxy.ts';
import { OwnPostgres } from '../testkit/own-postgres.ts';
import { OwnRedis } from '../testkit/redis.ts';
import { createScratchDatabase, type ScratchDatabase } from '../testkit/scratch-database.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import { waitUntil } from '../testkit/wait-until.ts';

const serverCount = 2;
/** A server that is started into an outage gives up and is started again, as a service manager would. */
const restartLimitMs = 90_000;

/** Servers, a PostgreSQL and a Redis of our own, with a network between them that we can disturb. */
export class Stage {
  readonly #servers: (TestServer | null)[] = [];
  /** Servers that ended although nobody ended them: their logs. */
  readonly unexpectedEnds: string[] = [];

  private constructor(
    readonly postgres: OwnPostgres,
    readonly redis: OwnRedis,
    readonly database: ScratchDatabase,
    readonly toPostgres: FaultProxy,
    readonly toRedis: FaultProxy,
  ) {}

  /** `fsync`: whether PostgreSQL flushes to the disk; only a power cut tells the difference. */
  static async set(options: { readonly fsync: boolean }): Promise<Stage> {
    const postgres = await OwnPostgres.start({ fsync: options.fsync ? 'on' : 'off' });
    const redis = await OwnRedis.start();
    const stage = new Stage(
      postgres,
      redis,
      await createScratchDatabase(postgres.url),
      await FaultProxy.before(postgres.url),
      await FaultProxy.before(redis.url),
    );
    for (let index = 0; index < serverCount; index++) await stage.startServer(index);
    return stage;
  }

  /** Those that run now; what answers may still be seconds away. */
  get servers(): readonly TestServer[] {
    return this.#servers.filter((server) => server !== null);
  }

  async startServer(index: number): Promise<void> {
    const clock = new URL(`file://${join(import.meta.dirname, 'jumping-clock.ts')}`).href;
    const server = await waitUntil(
      'a server to start',
      () =>
        startServer({
          databaseUrl: this.toPostgres.through(this.database.url),
          redisUrl: this.toRedis.through(this.redis.url),
          env: { NODE_OPTIONS: `--import ${clock}` },
        }),
      restartLimitMs,
    );
    this.#servers[index] = server;
    server.process.once('exit', () => {
      if (this.#servers[index] !== server) return;
      this.#servers[index] = null;
      this.unexpectedEnds.push(server.log().slice(-2_000));
    });
  }

  /** As a crash ends it, and started again. */
  async crashServer(index: number): Promise<void> {
    const server = this.#servers[index];
    if (server === null || server === undefined) return;
    this.#servers[index] = null;
    await server.kill();
    await this.startServer(index);
  }

  /** A server by its place, or another one while that is being started. */
  serverAt(index: number): TestServer | null {
    return this.#servers[index % serverCount] ?? this.servers[0] ?? null;
  }

  async strike(): Promise<void> {
    const servers = [...this.servers];
    this.#servers.fill(null);
    await Promise.all(servers.map((server) => server.stop()));
    await this.database.pool.end();
    this.toPostgres.stop();
    this.toRedis.stop();
    await this.redis.kill();
    await this.postgres.remove();
  }
}
