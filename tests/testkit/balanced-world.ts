import { Balancer } from './balancer.ts';
import { createScratchDatabase } from './scratch-database.ts';
import { type ServerOptions, startServer, type TestServer } from './server.ts';
import { World } from './world.ts';

export interface BalancedOptions extends Omit<Partial<ServerOptions>, 'databaseUrl'> {
  readonly serverCount: number;
  /** The owner's address on another PostgreSQL than the run's. */
  readonly ownerUrl?: string;
}

/** Several server processes on one database, behind one address: the world's. */
export interface BalancedWorld {
  readonly world: World;
  readonly servers: readonly TestServer[];
  readonly balancer: Balancer;
  stop(): Promise<void>;
}

export async function startBalancedWorld(options: BalancedOptions): Promise<BalancedWorld> {
  const { serverCount, ownerUrl, ...serverOptions } = options;
  const database = await createScratchDatabase(ownerUrl);
  // All at once, on an empty database: one of them migrates it, the others wait.
  const servers = await Promise.all(
    Array.from({ length: serverCount }, () => startServer({ ...serverOptions, databaseUrl: database.url })),
  );
  const [first] = servers;
  if (first === undefined) throw new Error('no servers');
  const balancer = await Balancer.before(servers.map(({ url }) => url));
  const world = World.around({ ...first, url: balancer.url }, database);
  return {
    world,
    servers,
    balancer,
    async stop() {
      await balancer.stop();
      await Promise.all(
        servers.map((server) =>
          server.process.exitCode === null && server.process.signalCode === null ? server.stop() : null,
        ),
      );
      await database.drop();
    },
  };
}
