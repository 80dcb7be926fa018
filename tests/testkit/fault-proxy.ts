import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { MessageReader, type SentStatement, StatementFollower } from './postgres-messages.ts';

/** A part of a statement's text, or the whole name of a prepared one. */
export type StatementMatch = string;

export interface LatencyMs {
  readonly toService: number;
  readonly toClient: number;
}

interface Cut {
  readonly match: StatementMatch;
  readonly done: () => void;
}

interface Link {
  readonly client: Socket;
  readonly service: Socket;
}

const none: LatencyMs = { toService: 0, toClient: 0 };

/**
 * Stands between a server and its PostgreSQL or Redis, and is the network between them on a bad day. It passes
 * everything until it is told otherwise; {@link pass} ends what goes on: latency, refusal and silence.
 */
export class FaultProxy {
  #server: Server | null = null;
  #port = 0;
  #latency = none;
  #isSilent = false;
  #statements = 0;
  readonly #links = new Set<Link>();
  #cuts: Cut[] = [];

  private constructor(
    private readonly target: {
      readonly host: string;
      readonly port: number;
      readonly speaksPostgres: boolean;
    },
  ) {}

  /** In front of the service at this address; a PostgreSQL's or a Redis's. */
  static async before(url: string): Promise<FaultProxy> {
    const { hostname, port, protocol } = new URL(url);
    const speaksPostgres = protocol.startsWith('postgres');
    const usualPort = speaksPostgres ? 5432 : 6379;
    const proxy = new FaultProxy({
      host: hostname,
      port: port === '' ? usualPort : Number(port),
      speaksPostgres,
    });
    await proxy.#listen();
    return proxy;
  }

  /** The same address by way of this proxy. */
  through(url: string): string {
    const way = new URL(url);
    way.hostname = '127.0.0.1';
    way.port = String(this.#port);
    return way.href;
  }

  /** How many statements of PostgreSQL have gone through so far: simple queries, and executions of prepared ones. */
  get statements(): number {
    return this.#statements;
  }

  get connections(): number {
    return this.#links.size;
  }

  /** Everything goes through again. */
  async pass(): Promise<void> {
    this.#latency = none;
    // What was sent into the silence is lost, as its connection is.
    if (this.#isSilent) this.cut();
    this.#isSilent = false;
    if (this.#server === null) await this.#listen();
  }

  delay(latency: Partial<LatencyMs>): void {
    this.#latency = { ...none, ...latency };
  }

  /** New connections are refused; those that are there go on. */
  refuse(): void {
    this.#server?.close();
    this.#server = null;
  }

  /** Ends all connections without a word. */
  cut(): void {
    for (const { client, service } of this.#links) {
      client.resetAndDestroy();
      service.resetAndDestroy();
    }
  }

  /** Connections are accepted, and nothing is ever heard on them, nor on those that are there. */
  fallSilent(): void {
    this.#isSilent = true;
  }

  /**
   * The next statement of this kind is carried out, and its answer is lost: when PostgreSQL says that it is done with it
   * (which is after the commit), the connection is cut and nothing of the answer is delivered. Resolves when it happened.
   */
  cutBeforeAnswer(match: StatementMatch): Promise<void> {
    return new Promise((done) => this.#cuts.push({ match, done }));
  }

  stop(): void {
    this.cut();
    this.refuse();
  }

  async #listen(): Promise<void> {
    const server = createServer((client) => this.#link(client));
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    this.#port = address.port;
    this.#server = server;
  }

  #link(client: Socket): void {
    const service = connect(this.target.port, this.target.host);
    const link: Link = { client, service };
    this.#links.add(link);
    for (const socket of [client, service]) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#links.delete(link);
        client.destroy();
        service.destroy();
      });
    }
    // Set from the moment that the statement goes out: the answer to it goes nowhere.
    let pendingCut: Cut | null = null;
    const follower = new StatementFollower((statement) => {
      this.#statements++;
      pendingCut ??= this.#takeCut(statement);
    });
    const answers = new MessageReader(false, (type) => {
      if (type !== 'Z' || pendingCut === null) return;
      client.resetAndDestroy();
      service.resetAndDestroy();
      pendingCut.done();
    });
    const toService = new DelayedPipe(service, () => this.#latency.toService);
    const toClient = new DelayedPipe(client, () => this.#latency.toClient);
    client.on('data', (chunk: Buffer) => {
      if (this.#isSilent) return;
      if (this.target.speaksPostgres) follower.read(chunk);
      toService.write(chunk);
    });
    service.on('data', (chunk: Buffer) => {
      if (this.#isSilent) return;
      if (pendingCut === null) toClient.write(chunk);
      else answers.read(chunk);
    });
  }

  #takeCut(statement: SentStatement): Cut | null {
    const cut = this.#cuts.find(({ match }) => statement.name === match || statement.text.includes(match));
    if (cut === undefined) return null;
    this.#cuts = this.#cuts.filter((other) => other !== cut);
    return cut;
  }
}

/** Writes on after a while, and never out of order, also when the while changes. */
class DelayedPipe {
  readonly #queue: { readonly chunk: Buffer; readonly dueMs: number }[] = [];

  constructor(
    private readonly target: Socket,
    private readonly latencyMs: () => number,
  ) {}

  write(chunk: Buffer): void {
    const latencyMs = this.latencyMs();
    if (latencyMs === 0 && this.#queue.length === 0) {
      this.target.write(chunk);
      return;
    }
    this.#queue.push({ chunk, dueMs: performance.now() + latencyMs });
    setTimeout(() => this.#flush(), latencyMs);
  }

  #flush(): void {
    // One millisecond's grace: a timer may be due a fraction before its time.
    const nowMs = performance.now() + 1;
    while (this.#queue[0] !== undefined && this.#queue[0].dueMs <= nowMs) {
      const next = this.#queue.shift();
      if (next !== undefined && !this.target.destroyed) this.target.write(next.chunk);
    }
  }
}
