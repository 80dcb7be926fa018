import { Cluster } from 'ioredis';
import { freeLoopbackPort } from '../../scripts/lib/free-port.ts';
import { RedisProcess, withoutDisk } from './redis-process.ts';
import { waitUntil } from './wait-until.ts';

const slotCount = 16_384;
const masterCount = 3;

interface Node {
  readonly process: RedisProcess;
  readonly id: string;
  readonly busPort: number;
}

/** A Redis Cluster on the loopback: three masters, a replica for each. */
export class RedisCluster {
  private constructor(private readonly nodes: readonly Node[]) {}

  static async start(): Promise<RedisCluster> {
    const nodes = await Promise.all(Array.from({ length: 2 * masterCount }, startNode));
    const cluster = new RedisCluster(nodes);
    await cluster.#join();
    return cluster;
  }

  /** As REDIS_URL. Not all of them: the cluster names the rest. */
  get url(): string {
    const some = this.nodes.slice(0, masterCount);
    return `redis-cluster://${some.map(({ process: { port } }) => `127.0.0.1:${port}`).join(',')}`;
  }

  /** A client of the test's own. */
  connect(): Cluster {
    const client = new Cluster(this.nodes.map(({ process: { port } }) => ({ host: '127.0.0.1', port })));
    client.on('error', () => undefined);
    return client;
  }

  /** Kills the master that holds this key, as a crash does; `promoted` resolves when its replica has taken over. */
  async killMasterOf(key: string): Promise<{ readonly promoted: Promise<unknown> }> {
    const [asked] = this.nodes;
    const slot = Number(await asked?.process.client.cluster('KEYSLOT', key));
    const index = Math.floor((slot * masterCount) / slotCount);
    const master = this.nodes[index];
    const replica = this.nodes[index + masterCount];
    if (master === undefined || replica === undefined) throw new Error('no such node');
    await master.process.kill();
    return {
      promoted: waitUntil('the replica to be promoted', async () => {
        const role = await replica.process.info('role');
        const state = await replica.process.client.cluster('INFO');
        return role === 'master' && String(state).includes('cluster_state:ok');
      }),
    };
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map(({ process }) => process.remove()));
  }

  /** The nodes meet, the masters share the slots in equal parts, each gets its replica. */
  async #join(): Promise<void> {
    for (const [index, { process, busPort }] of this.nodes.entries()) {
      await process.client.cluster('SET-CONFIG-EPOCH', index + 1);
      if (index < masterCount) {
        const begin = Math.ceil((index * slotCount) / masterCount);
        const end = Math.ceil(((index + 1) * slotCount) / masterCount) - 1;
        await process.client.cluster('ADDSLOTSRANGE', begin, end);
      }
      // Each with each, instead of waiting for the gossip.
      for (const other of this.nodes.slice(0, index))
        await other.process.client.cluster('MEET', '127.0.0.1', process.port, busPort);
    }
    const replicas = this.nodes.slice(masterCount);
    for (const [index, { process }] of replicas.entries()) {
      await waitUntil('a replica to know its master', () =>
        process.client.cluster('REPLICATE', this.nodes[index]?.id ?? '').then(() => true),
      );
    }
    for (const { process } of replicas)
      await waitUntil('a replica to follow', async () => (await process.info('master_link_status')) === 'up');
    for (const { process } of this.nodes) {
      await waitUntil('the cluster to be whole', async () => {
        const state = String(await process.client.cluster('INFO'));
        return state.includes('cluster_state:ok') && state.includes(`cluster_known_nodes:${2 * masterCount}`);
      });
    }
  }
}

async function startNode(): Promise<Node> {
  const busPort = await freeLoopbackPort();
  const process = await RedisProcess.start([
    ...withoutDisk,
    'cluster-enabled yes',
    `cluster-port ${busPort}`,
    // So that a promotion takes a second or two and not twenty.
    'cluster-node-timeout 1000',
    'cluster-replica-validity-factor 0',
    // What one master held is out of reach until its replica is promoted; the rest goes on.
    'cluster-require-full-coverage no',
  ]);
  return { process, busPort, id: String(await process.client.cluster('MYID')) };
}
