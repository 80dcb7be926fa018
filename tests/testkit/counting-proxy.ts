import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface CountingProxy {
  /** The database's address by way of the proxy. */
  readonly url: string;
  /** How many statements have gone through so far. */
  readonly statements: () => number;
  stop(): Promise<void>;
}

/**
 * Stands between a server and PostgreSQL and counts the statements: simple queries, and executions of prepared ones
 * (https://www.postgresql.org/docs/current/protocol-message-formats.html). BEGIN and COMMIT are counted too.
 */
export async function startCountingProxy(databaseUrl: string): Promise<CountingProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let statements = 0;

  const server = createServer((client) => {
    const upstream = connect(Number(target.port === '' ? 5432 : target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    const count = messageCounter((type) => {
      if (type === 'Q' || type === 'E') statements++;
    });
    client.on('data', (chunk) => {
      count(Buffer.from(chunk));
      upstream.write(chunk);
    });
    upstream.pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(address.port);
  return {
    url: url.href,
    statements: () => statements,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Finds the messages in what a client sends, however it is cut up, and names the type of each. */
function messageCounter(onMessage: (type: string) => void): (chunk: Buffer) => void {
  let pending = Buffer.alloc(0);
  // The first message of a connection has no type.
  let isStarted = false;
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      const headerLength = isStarted ? 5 : 4;
      if (pending.length < headerLength) return;
      const length = pending.readInt32BE(headerLength - 4) + (isStarted ? 1 : 0);
      if (pending.length < length) return;
      if (isStarted) onMessage(pending.toString('latin1', 0, 1));
      isStarted = true;
      pending = pending.subarray(length);
    }
  };
}
