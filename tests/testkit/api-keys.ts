import type { GraphqlAnswer } from './client.ts';
import { mutate } from './mutate.ts';
import type { Shop } from './shop.ts';

export type Scope = 'VOUCHERS_USE' | 'OFFERS_READ' | 'OFFERS_WRITE' | 'STATEMENTS_READ';

export function keyInput(shop: { readonly id: string }, scopes: readonly Scope[] = ['VOUCHERS_USE']): object {
  return { merchantId: shop.id, name: 'เครื่องคิดเงิน', scopes };
}

export interface ApiKey {
  readonly id: string;
  readonly secret: string;
  readonly prefix: string;
}

/** A key for the shop's till, by its owner. */
export async function apiKey(shop: Shop, scopes: readonly Scope[] = ['VOUCHERS_USE']): Promise<ApiKey> {
  const result = await mutate<{ secret: string; apiKey: { id: string; prefix: string } }>(
    shop.owner,
    'createMerchantApiKey',
    keyInput(shop, scopes),
    '... on CreateMerchantApiKeySuccess { secret apiKey { id prefix } }',
  );
  if (result.secret === undefined || result.apiKey === undefined) throw new Error(JSON.stringify(result));
  return { secret: result.secret, ...result.apiKey };
}

export interface TillAnswer<Data> extends GraphqlAnswer<Data> {
  readonly status: number;
  readonly headers: Headers;
}

/** A call as a till makes it. */
export async function callWithKey<Data>(
  url: string,
  secret: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<TillAnswer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': 'en',
      authorization: `Bearer ${secret}`,
    },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as GraphqlAnswer<Data>;
  return { ...answer, status: response.status, headers: response.headers };
}
