import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { StatementFollower } from './postgres-messages.ts';

/** Stands between a server and PostgreSQL and writes down the text of every statement that is carried out. */
export class RecordingProxy {
  #statements: string[] = [];

  private constructor(
    readonly url: string,
    private readonly close: () => void,
  ) {}

  static async before(databaseUrl: string): Promise<RecordingProxy> {
    const target = new URL(databaseUrl);
    const sockets = new Set<Socket>();
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const url = new URL(databaseUrl);
    url.hostname = '127.0.0.1';
    url.port = String(address.port);
    const proxy = new RecordingProxy(url.href, () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    server.on('connection', (client) => {
      const service = connect(Number(target.port), target.hostname);
      const follower = new StatementFollower(({ text }) => proxy.#statements.push(text));
      for (const socket of [client, service]) {
        sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          sockets.delete(socket);
          client.destroy();
          service.destroy();
        });
      }
      client.on('data', (chunk: Buffer) => {
        follower.read(chunk);
        service.write(chunk);
      });
      service.pipe(client);
    });
    return proxy;
  }

  /** What was carried out while `work` ran. */
  async during(work: () => Promise<unknown>): Promise<readonly string[]> {
    this.#statements = [];
    await work();
    return this.#statements;
  }

  stop(): void {
    this.close();
  }
}
