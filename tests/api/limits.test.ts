import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mutate, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let person: Person;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  person = await network.member();
  await (await network.shop()).offer();
});

afterAll(() => world.stop());

function post(body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${world.server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

async function refusalOf(query: string, variables: Readonly<Record<string, unknown>> = {}) {
  const { data, errors } = await person.client.send(query, variables);
  return { data, code: errors?.[0]?.extensions?.['code'], message: errors?.[0]?.message };
}

const aliased = (count: number) =>
  `{ ${Array.from({ length: count }, (_, index) => `a${index}: viewer { email }`).join(' ')} }`;

describe('a request within the limits', () => {
  test('with as many aliases as there may be is served', async () => {
    expect((await refusalOf(aliased(15))).code).toBeUndefined();
  });

  test('as deep as there may be is served', async () => {
    const { code } = await refusalOf(
      `{ network(slug: "x") { offers(first: 1) { nodes { merchant { network { offers(first: 1) { nodes {
        merchant { network { offers(first: 1) { nodes { merchant { network { id } } } } } } } } } } } } } }`,
    );
    expect(code).toBeUndefined();
  });

  test('may introspect the schema', async () => {
    const { data } = await person.client.send<{ __schema: { queryType: { name: string } } }>(
      '{ __schema { queryType { name } types { name description fields { name args { name } type { name } } } } }',
    );
    expect(data?.__schema.queryType.name).toBe('Query');
  });
});

describe('a request beyond the limits is refused before anything is read', () => {
  test('too deep', async () => {
    const merchant = (levels: number): string =>
      levels === 0
        ? 'slug'
        : `offers(first: 1) { nodes { merchant { network { ${merchant(levels - 1)} } } } }`;
    const { data, code } = await refusalOf(`{ network(slug: "x") { ${merchant(4)} } }`);
    expect({ data, code }).toEqual({ data: undefined, code: 'GRAPHQL_VALIDATION_FAILED' });
  });

  test('too many aliases', async () => {
    expect((await refusalOf(aliased(16))).code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('too costly: nested pages of a hundred', async () => {
    const { data, code, message } = await refusalOf(
      `{ networks(first: 100) { nodes { offers(first: 100) { nodes { id title costPoints } } } } }`,
    );
    expect({ data, code }).toEqual({ data: undefined, code: 'BAD_USER_INPUT' });
    expect(message).toContain('15000');
  });

  test('too costly: a long list without pages in a page of a hundred', async () => {
    const { code } = await refusalOf(
      '{ network(slug: "x") { voucherSheets(first: 100) { nodes { id lines { number code } } } } }',
    );
    expect(code).toBe('BAD_USER_INPUT');
  });

  test('too costly by a variable', async () => {
    const { code } = await refusalOf(
      'query ($n: Int) { networks(first: $n) { nodes { offers(first: $n) { nodes { id title costPoints } } } } }',
      { n: 100 },
    );
    expect(code).toBe('BAD_USER_INPUT');
  });

  test('too many tokens', async () => {
    const { code } = await refusalOf(`{ ${'__typename '.repeat(2_001)} }`);
    expect(code).toBe('GRAPHQL_PARSE_FAILED');
  });

  test('too large a body', async () => {
    const response = await post(
      JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(100_000) } }),
    );
    expect(response.status).toBe(413);
  });

  test('a batch', async () => {
    const response = await post(JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]));
    expect(response.status).toBe(400);
  });

  test('a fragment that contains itself', async () => {
    const { code } = await refusalOf(
      '{ viewer { ...a } } fragment a on Viewer { ...b } fragment b on Viewer { ...a }',
    );
    expect(code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('a request that is none', () => {
  test.each([
    ['no JSON', 'this is no JSON'],
    ['an empty body', ''],
    ['no query', '{}'],
    ['a query that is no text', '{"query": 5}'],
    ['variables that are no object', '{"query": "{ __typename }", "variables": "x"}'],
    ['a query that does not parse', '{"query": "{"}'],
    ['NUL', '{"query": "\\u0000"}'],
  ])('%s is a 400 with no stack and no paths of ours', async (_name, body) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    const text = await response.text();
    expect(text).not.toMatch(/node_modules|\/server\/src|at .+\.ts:/);
  });

  test('a mutation by GET is refused', async () => {
    const query = encodeURIComponent('mutation { markNoticesRead(input: {}) { viewer { id } } }');
    const response = await fetch(`${world.server.url}/graphql?query=${query}`, {
      headers: { authorization: `Bearer ${person.client.token}`, 'apollo-require-preflight': 'true' },
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
  });

  test('a form of another site is refused', async () => {
    const response = await post('{"query":"{ __typename }"}', { 'content-type': 'text/plain' });
    expect(response.status).toBeGreaterThanOrEqual(400);
  });

  test('unknown fields, arguments and enum values are said by name', async () => {
    for (const query of [
      '{ viewer { password } }',
      '{ network(slug: "x", secret: true) { id } }',
      `{ network(slug: "${network.slug}") { memberships(status: [BANNED]) { totalCount } } }`,
    ]) {
      expect([query, (await refusalOf(query)).code]).toEqual([query, 'GRAPHQL_VALIDATION_FAILED']);
    }
    const input = { displayName: 'สมชาย', isAdmin: true };
    const { code } = await refusalOf(
      'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename } }',
      { input },
    );
    expect(code).toBe('BAD_USER_INPUT');
  });
});

describe('pages', () => {
  const lists: readonly (readonly [string, string])[] = [
    ['networks', '{ networks(ARGS) { nodes { id } } }'],
    ['Network.offers', '{ network(slug: "SLUG") { offers(ARGS) { nodes { id } } } }'],
    ['Network.merchants', '{ network(slug: "SLUG") { merchants(ARGS) { nodes { id } } } }'],
    ['Network.memberships', '{ network(slug: "SLUG") { memberships(ARGS) { nodes { id } } } }'],
    ['Network.merchantQueue', '{ network(slug: "SLUG") { merchantQueue(ARGS) { nodes { id } } } }'],
    ['Network.offerQueue', '{ network(slug: "SLUG") { offerQueue(ARGS) { nodes { id } } } }'],
    ['Viewer.notices', '{ viewer { notices(ARGS) { nodes { id } } } }'],
  ];
  const forged = [
    ...['', 'x', '!!!', 'bnVsbA', 'W10', 'WzFd', 'eyJhIjoxfQ'],
    Buffer.from(`["2026-01-01T00:00:00.000Z","' OR 1=1 --"]`).toString('base64url'),
    Buffer.from('[null,"00000000-0000-0000-0000-000000000000"]').toString('base64url'),
    Buffer.from('[1e999]').toString('base64url'),
    'A'.repeat(5_000),
  ];
  const ask = (query: string, args: string) =>
    network.coordinator.client.errorCode(query.replace('ARGS', args).replace('SLUG', network.slug));

  test.each(lists)('of %s have 1 to 100 items, and a cursor of their own', async (_name, query) => {
    for (const first of [0, -1, 101, -2_147_483_648]) {
      expect([first, await ask(query, `first: ${first}`)]).toEqual([first, 'BAD_USER_INPUT']);
    }
    for (const first of ['1', '100', 'null'])
      expect([first, await ask(query, `first: ${first}`)]).toEqual([first, null]);
    for (const after of forged) {
      expect([after, await ask(query, `after: ${JSON.stringify(after)}`)]).toEqual([after, 'BAD_USER_INPUT']);
    }
  });

  test.each(['1.5', '"20"', '2147483648', 'true'])('first: %s is no Int', async (first) => {
    expect((await refusalOf(`{ networks(first: ${first}) { totalCount } }`)).code).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
  });
});

describe('texts', () => {
  test.each([
    ['turned around', 'abc\u202edef'],
    ['invisible', 'ab\u2066c'],
    ['with NUL', 'a\u0000b'],
    ['empty', ''],
    ['enormous', 'ก'.repeat(20_000)],
    ['enormous in one letter', `ก${'\u0e48'.repeat(20_000)}`],
    ['half a letter', '\ud83d'],
  ])('that are %s are refused, and nothing is written', async (_name, displayName) => {
    const before = await world.fingerprint();
    const result = await mutate(person, 'updateProfile', { displayName }, onValidationError);
    expect(result.__typename).toBe('ValidationError');
    expect(wrongFields(result)).toEqual(['displayName']);
    expect(await world.fingerprint()).toBe(before);
  });

  test.each(['น้ำผึ้ง', '👩🏽‍🍳 ครัวป้าแดง ❤️‍🔥', "O'Brien; DROP TABLE users", '<b>ป้า</b>', '%_\\'])(
    '%j is taken as it is',
    async (displayName) => {
      await mutate(person, 'updateProfile', { displayName });
      expect(await person.client.ask('{ viewer { displayName } }')).toEqual({ viewer: { displayName } });
    },
  );

  test.each(['\u0000', '%'.repeat(5_000), '\ud83d', '\u202e'])(
    'a search for %j breaks nothing',
    async (search) => {
      const { errors } = await person.client.send(
        'query ($s: String!, $t: String) { network(slug: $s) { offers(search: $t) { totalCount } merchants(search: $t) { totalCount } } }',
        { s: network.slug, t: search },
      );
      for (const error of errors ?? []) expect(error.extensions?.['code']).toBe('BAD_USER_INPUT');
    },
  );

  test.each(['\u0000', 'x'.repeat(10_000), "' OR 1=1 --"])(
    'there is no network of the slug %j',
    async (slug) => {
      const { data, errors } = await person.client.send('query ($s: String!) { network(slug: $s) { id } }', {
        s: slug,
      });
      if (errors === undefined) expect(data).toEqual({ network: null });
      else expect(errors[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    },
  );

  test.each([
    '',
    '_',
    'offer_',
    '\u0000',
    'offer_8zzzzzzzzzzzzzzzzzzzzzzzzz',
    'entry_01h455vb4pex5vsknk084sn02q',
  ])('there is no node %j', async (id) => {
    expect(await person.client.ask('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({
      node: null,
    });
  });
});

test('what breaks inside is answered with a reference, which the log has, and nothing else', async () => {
  const own = await World.start({ env: { LOG_LEVEL: 'error' } });
  try {
    const { client } = await own.person();
    await own.pool.query('ALTER TABLE notice RENAME TO notice_gone');
    const { data, errors } = await client.send('{ viewer { notices { totalCount nodes { id } } } }');
    expect(data).toEqual({ viewer: null });
    const [error] = errors ?? [];
    const reference = String(error?.extensions?.['reference']);
    expect(error).toMatchObject({
      message: `Something went wrong here. Reference: ${reference}`,
      extensions: { code: 'INTERNAL_SERVER_ERROR', reference: expect.stringMatching(/.{4,}/) },
    });
    expect(JSON.stringify(errors)).not.toMatch(/notice_gone|relation|SELECT|stack|node_modules/);
    await waitUntil('the log to have it', () => own.server.log().includes(reference));
    expect(own.server.log()).toContain('notice');
  } finally {
    await own.stop();
  }
});
