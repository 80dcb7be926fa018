import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** All connections of the process read into one buffer: what was read is turned into a string before the next read. */
const readBuffer = Buffer.allocUnsafeSlow(256 * 1_024);

/**
 * A keep-alive connection that knows as much of HTTP/1.1 as a load generator needs: one request under way, its answer
 * with a Content-Length. Node's own client and autocannon take several times the processor, which here is taken from
 * the server that is measured.
 */
export class Connection {
  /** Called with the status and the whole answer, head and body, each byte a character. */
  onAnswer: (status: number, answer: string) => void = () => undefined;
  onBroken: (error: Error) => void = () => undefined;
  /** For whoever owns the connection: when its request was due, and the request's bytes. */
  dueMs = 0;
  request: Buffer = Buffer.alloc(0);

  #unfinished = '';
  readonly #socket: Socket;

  private constructor(port: number, host: string) {
    this.#socket = connect({
      port,
      host,
      noDelay: true,
      onread: {
        buffer: readBuffer,
        callback: (length) => {
          this.#take(readBuffer.toString('latin1', 0, length));
          return true;
        },
      },
    });
    this.#socket.on('error', (error) => this.onBroken(error));
    this.#socket.on('end', () => this.onBroken(new Error('the server closed the connection')));
  }

  static async open(url: string): Promise<Connection> {
    const { hostname, port } = new URL(url);
    const connection = new Connection(Number(port), hostname);
    await once(connection.#socket, 'connect');
    return connection;
  }

  send(request: Buffer): void {
    this.#socket.write(request);
  }

  close(): void {
    this.onAnswer = () => undefined;
    this.onBroken = () => undefined;
    this.#socket.destroy();
  }

  #take(text: string): void {
    const whole = this.#unfinished + text;
    const headEnd = whole.indexOf('\r\n\r\n');
    if (headEnd < 0 || whole.length < headEnd + 4 + contentLength(whole)) {
      this.#unfinished = whole;
      return;
    }
    this.#unfinished = '';
    this.onAnswer(Number(whole.slice(9, 12)), whole);
  }
}

function contentLength(answer: string): number {
  for (const name of ['\ncontent-length: ', '\nContent-Length: ']) {
    const start = answer.indexOf(name);
    if (start >= 0) return Number.parseInt(answer.slice(start + name.length, start + name.length + 12), 10);
  }
  throw new Error(`an answer without Content-Length: ${answer.slice(0, 500)}`);
}
