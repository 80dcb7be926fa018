import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: string;
  /** Unfolded, by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly subject: string;
  /** Every part that is text, decoded. */
  readonly text: string;
}

/** A real SMTP server (smtp-server) that keeps what it is given, and that can be told to refuse. */
export class Mailbox {
  readonly mails: ReceivedMail[] = [];
  /** What the next recipients are answered; null: taken. */
  refuse: { readonly code: number; readonly text: string } | null = null;
  /** Called when a mail has been read whole, before the sender is told so. */
  beforeAnswer: () => Promise<void> = async () => undefined;

  #server: SMTPServer | null = null;
  #port = 0;

  static async open(): Promise<Mailbox> {
    const mailbox = new Mailbox();
    await mailbox.reopen();
    return mailbox;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  /** After {@link close}: at the same address as before, with what it had. */
  async reopen(): Promise<void> {
    const server = this.#createServer();
    const listening = server.listen(this.#port, '127.0.0.1');
    await once(listening, 'listening');
    this.#port = (listening.address() as AddressInfo).port;
    this.#server = server;
  }

  #createServer(): SMTPServer {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      onRcptTo: (_address, _session, callback) => {
        const { refuse } = this;
        if (refuse === null) callback();
        else callback(Object.assign(new Error(refuse.text), { responseCode: refuse.code }));
      },
      onData: (stream, session, callback) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
          this.mails.push(readMail(to, Buffer.concat(chunks).toString('utf8')));
          this.beforeAnswer().then(() => callback(), callback);
        });
      },
    });
    server.on('error', () => undefined);
    return server;
  }

  to(address: string): readonly ReceivedMail[] {
    return this.mails.filter((mail) => mail.to === address);
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server !== null) await new Promise<void>((done) => server.close(done));
  }
}

function readMail(to: string, source: string): ReceivedMail {
  const [head = '', ...rest] = source.split('\r\n\r\n');
  const headers = Object.fromEntries(
    head
      .replaceAll(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  );
  return { to, headers, subject: words(headers['subject'] ?? ''), text: textOf(rest.join('\r\n\r\n')) };
}

/** RFC 2047. */
function words(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_all, kind: string, content: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(content, 'base64').toString('utf8')
        : quoted(content.replaceAll('_', ' ')),
    );
}

function textOf(body: string): string {
  return body
    .split(/\r\n--[^\r\n]+(?:\r\n|$)/)
    .map((part) => {
      const [head = '', ...content] = part.split('\r\n\r\n');
      const inner = content.join('\r\n\r\n');
      if (/content-transfer-encoding: base64/i.test(head))
        return Buffer.from(inner, 'base64').toString('utf8');
      if (/content-transfer-encoding: quoted-printable/i.test(head))
        return quoted(inner.replaceAll(/=\r\n/g, ''));
      return inner;
    })
    .join('\n');
}

function quoted(content: string): string {
  const bytes = content.replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
