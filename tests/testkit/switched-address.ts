import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * One address for whichever server is the primary now: what a virtual address, HAProxy or pgbouncer is where it matters.
 * Connections to the server before are cut at the switch, so that nobody goes on talking to it.
 */
export class SwitchedAddress {
  readonly #sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
    private targetPort: number,
  ) {}

  static async leadingTo(targetPort: number): Promise<SwitchedAddress> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const switched = new SwitchedAddress(server, address.port, targetPort);
    server.on('connection', (client) => switched.#link(client));
    return switched;
  }

  /** The same URL by way of this address. */
  through(url: string): string {
    const way = new URL(url);
    way.hostname = '127.0.0.1';
    way.port = String(this.port);
    return way.href;
  }

  switchTo(targetPort: number): void {
    this.targetPort = targetPort;
    this.cut();
  }

  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  stop(): void {
    this.cut();
    this.server.close();
  }

  #link(client: Socket): void {
    const service = connect(this.targetPort, '127.0.0.1');
    for (const socket of [client, service]) {
      socket.setNoDelay(true);
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        client.destroy();
        service.destroy();
      });
    }
    client.pipe(service);
    service.pipe(client);
  }
}
