import type { Client } from './client.ts';

export interface StreamEvent {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

/** A subscription over server-sent events (graphql-sse, distinct mode): each `next` is the next result; `end` hangs up. */
export class Stream {
  readonly #reader: ReadableStreamDefaultReader<string>;
  #text = '';

  private constructor(
    readonly response: Response,
    body: ReadableStream<Uint8Array>,
  ) {
    this.#reader = body.pipeThrough(new TextDecoderStream()).getReader();
  }

  static async open(
    client: Client,
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<Stream> {
    const response = await fetch(`${client.url}/graphql/stream`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        ...(client.token === null ? {} : { authorization: `Bearer ${client.token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    if (response.body === null) throw new Error(`no stream: ${response.status}`);
    return new Stream(response, response.body);
  }

  /** The next result; null when the server has ended the stream. */
  async next(): Promise<StreamEvent | null> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end >= 0) {
        const block = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 2);
        const event = /^event: (\w+)$/m.exec(block)?.[1];
        const data = /^data: (.+)$/m.exec(block)?.[1];
        if (event === 'complete') return null;
        if (event === 'next' && data !== undefined) return JSON.parse(data) as StreamEvent;
        continue;
      }
      const { done, value } = await this.#reader.read();
      if (done) return null;
      this.#text += value;
    }
  }

  async end(): Promise<void> {
    await this.#reader.cancel();
  }
}
