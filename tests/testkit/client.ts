/** One person's way into the API: GraphQL over HTTP with a bearer token, as any client of ours has it. */
export interface GraphqlAnswer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly string[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

export class Client {
  constructor(
    readonly url: string,
    readonly token: string | null,
    readonly language: 'th' | 'en' = 'en',
  ) {}

  /** The whole answer, errors included. */
  async send<Data>(
    document: string,
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<GraphqlAnswer<Data>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': this.language,
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
      },
      body: JSON.stringify({ query: document, variables }),
    });
    return (await response.json()) as GraphqlAnswer<Data>;
  }

  /** The data of an operation that must not have errors. */
  async ask<Data>(document: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
    const { data, errors } = await this.send<Data>(document, variables);
    if (errors !== undefined || data === undefined || data === null) {
      throw new Error(`unexpected errors: ${JSON.stringify(errors)} for ${document.slice(0, 200)}`);
    }
    return data;
  }

  /** The one result of a mutation: success or refusal, told apart by `__typename`. */
  async mutate<Result extends { readonly __typename: string }>(
    document: string,
    input: object,
  ): Promise<Result> {
    const data = await this.ask<Record<string, Result>>(document, { input });
    const [result] = Object.values(data);
    if (result === undefined) throw new Error('no result');
    return result;
  }

  /** The code of the first error, for what must not be a result at all. */
  async errorCode(document: string, variables: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const { errors } = await this.send(document, variables);
    return errors?.[0]?.extensions?.['code'] ?? null;
  }
}
