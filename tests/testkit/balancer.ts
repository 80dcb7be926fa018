import { once } from 'node:events';
import {
  Agent,
  createServer,
  type IncomingMessage,
  type RequestOptions,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import { buffer } from 'node:stream/consumers';

/** No server of the group took the request. */
class NobodyTookIt extends Error {}

/**
 * One address in front of several servers, in turn. A request whose server is gone, or says that it is stopping (503),
 * is sent to the next one, as nginx does with `proxy_next_upstream error http_503 non_idempotent`: a request of ours may
 * be sent twice, because its key tells the second from the first.
 */
export class Balancer {
  #next = 0;
  #retries = 0;
  readonly #agent = new Agent({ keepAlive: true });

  private constructor(
    private readonly server: Server,
    private readonly targets: readonly URL[],
    readonly url: string,
  ) {}

  static async before(urls: readonly string[]): Promise<Balancer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const balancer = new Balancer(
      server,
      urls.map((url) => new URL(url)),
      `http://127.0.0.1:${address.port}`,
    );
    server.on('request', (incoming, outgoing) => {
      balancer.#serve(incoming, outgoing).catch(() => {
        if (outgoing.headersSent) outgoing.destroy();
        else outgoing.writeHead(502).end();
      });
    });
    return balancer;
  }

  /** How often a request was sent to another server than the first. */
  get retries(): number {
    return this.#retries;
  }

  async stop(): Promise<void> {
    this.#agent.destroy();
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    for (let tries = 0; tries < this.targets.length; tries++) {
      if (tries > 0) this.#retries++;
      const answer = await this.#ask(incoming, body).catch(() => null);
      if (answer === null) continue;
      if (answer.statusCode === 503 && tries + 1 < this.targets.length) {
        answer.resume();
        continue;
      }
      outgoing.on('close', () => answer.destroy());
      answer.on('error', () => outgoing.destroy());
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      return;
    }
    throw new NobodyTookIt();
  }

  /** The head of the next server's answer; rejects when there is none. */
  async #ask(incoming: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    const target = this.targets[this.#next++ % this.targets.length];
    if (target === undefined) throw new Error('no servers');
    const options: RequestOptions = {
      agent: this.#agent,
      hostname: target.hostname,
      port: target.port,
      method: incoming.method ?? 'GET',
      path: incoming.url ?? '/',
      headers: { ...incoming.headers, 'x-forwarded-for': incoming.socket.remoteAddress ?? '' },
    };
    const outward = request(options);
    outward.end(body);
    const [answer] = (await once(outward, 'response')) as [IncomingMessage];
    return answer;
  }
}
