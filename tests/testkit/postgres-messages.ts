/** A statement that a client has PostgreSQL carry out; `name` is that of a prepared one, else ''. */
export interface SentStatement {
  readonly name: string;
  readonly text: string;
}

/** What a client may ask for before its startup message: that the connection be encrypted, by TLS or by Kerberos. */
const encryptionRequests: ReadonlySet<number> = new Set([80877103, 80877104]);
/** PostgreSQL takes no longer message itself. */
const longestMessage = 2 ** 30;

/**
 * Finds the messages in one direction of a connection, however it is cut up. Throws when the bytes cannot be messages
 * (an encrypted connection, say): going on would tell of statements that nobody sent, or never come to an end.
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export class MessageReader {
  #pending: Buffer = Buffer.alloc(0);

  /** `hasUntypedStart`: the first messages of a client, up to its startup message, have no type. */
  constructor(
    private hasUntypedStart: boolean,
    private readonly onMessage: (type: string, body: Buffer) => void,
  ) {}

  read(chunk: Buffer): void {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    for (;;) {
      const headerLength = this.hasUntypedStart ? 4 : 5;
      if (this.#pending.length < headerLength) return;
      // It counts itself, and not the type.
      const messageLength = this.#pending.readInt32BE(headerLength - 4);
      if (messageLength < 4 || messageLength > longestMessage)
        throw new Error(`no message of PostgreSQL is ${messageLength} bytes long`);
      const length = messageLength + headerLength - 4;
      if (this.#pending.length < length) return;
      const type = this.#pending.toString('latin1', 0, 1);
      const body = this.#pending.subarray(headerLength, length);
      this.#pending = this.#pending.subarray(length);
      if (!this.hasUntypedStart) this.onMessage(type, body);
      else this.hasUntypedStart = body.length === 4 && encryptionRequests.has(body.readInt32BE(0));
    }
  }
}

/** Follows what one client sends, and tells of each statement that it has carried out: simple queries, and executions. */
export class StatementFollower {
  readonly #prepared = new Map<string, string>();
  readonly #portals = new Map<string, SentStatement>();
  readonly #reader: MessageReader;

  constructor(private readonly onStatement: (statement: SentStatement) => void) {
    this.#reader = new MessageReader(true, (type, body) => this.#follow(type, body));
  }

  read(chunk: Buffer): void {
    this.#reader.read(chunk);
  }

  #follow(type: string, body: Buffer): void {
    const [first = '', second = ''] = stringsOf(body);
    if (type === 'Q') this.onStatement({ name: '', text: first });
    else if (type === 'P') this.#prepared.set(first, second);
    else if (type === 'B') this.#portals.set(first, { name: second, text: this.#prepared.get(second) ?? '' });
    else if (type === 'E') this.onStatement(this.#portals.get(first) ?? { name: '', text: '' });
  }
}

/** The first two strings of a message, each ended by a zero byte. */
function stringsOf(body: Buffer): readonly string[] {
  const end = body.indexOf(0);
  const secondEnd = end < 0 ? -1 : body.indexOf(0, end + 1);
  return [
    body.toString('utf8', 0, Math.max(end, 0)),
    secondEnd < 0 ? '' : body.toString('utf8', end + 1, secondEnd),
  ];
}
