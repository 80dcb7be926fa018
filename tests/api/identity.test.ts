import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../testkit/client.ts';
import { mutate, onValidationError, wrongFields } from '../testkit/mutate.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import { World } from '../testkit/world.ts';

let world: World;

beforeAll(async () => {
  world = await World.start();
});

afterAll(() => world.stop());

const password = 'ความดีต้องกินได้';
const newEmail = () => `${randomUUID()}@test.example`;

function post(
  path: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
  url = world.server.url,
) {
  return fetch(`${url}/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function signUp(email = newEmail()): Promise<{ email: string; token: string; cookie: string }> {
  const response = await post('sign-up/email', { name: 'สมหญิง ใจดี', email, password });
  expect(response.status).toBe(200);
  return { email, ...credentialsOf(response) };
}

async function signIn(email: string): Promise<{ token: string; cookie: string }> {
  const response = await post('sign-in/email', { email, password });
  expect(response.status).toBe(200);
  return credentialsOf(response);
}

function credentialsOf(response: Response): { token: string; cookie: string } {
  const token = response.headers.get('set-auth-token');
  const [cookie] = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  if (token === null || cookie === undefined) throw new Error('no credentials');
  return { token, cookie };
}

/** Who the API takes these headers for. */
async function emailOf(headers: Readonly<Record<string, string>>): Promise<string | null> {
  const response = await fetch(`${world.server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: '{ viewer { email } }' }),
  });
  const { data } = (await response.json()) as { data: { viewer: { email: string } | null } };
  return data.viewer?.email ?? null;
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('signing up', () => {
  test('makes an account and signs in, by token and by cookie', async () => {
    const { email, token, cookie } = await signUp();
    expect(await emailOf(bearer(token))).toBe(email);
    expect(await emailOf({ cookie })).toBe(email);
    const { viewer } = await new Client(world.server.url, token).ask<{ viewer: unknown }>(
      '{ viewer { displayName language unreadNoticeCount memberships { id } notices { totalCount } } }',
    );
    expect(viewer).toEqual({
      displayName: 'สมหญิง ใจดี',
      language: 'TH',
      unreadNoticeCount: 0,
      memberships: [],
      notices: { totalCount: 0 },
    });
  });

  test('the cookie is for the browser alone', async () => {
    const response = await post('sign-up/email', { name: 'สมหญิง', email: newEmail(), password });
    const [line = ''] = response.headers.getSetCookie();
    expect(line).toContain('HttpOnly');
    expect(line).toContain('SameSite=Lax');
  });

  test.each([
    ['an e-mail that is taken', async () => ({ email: (await signUp()).email })],
    ['an e-mail that is none', async () => ({ email: 'สมหญิง' })],
    ['a short password', async () => ({ password: 'seven77' })],
    ['an enormous password', async () => ({ password: 'p'.repeat(129) })],
    ['no name', async () => ({ name: '   ' })],
    ['an enormous name', async () => ({ name: 'น'.repeat(1_000) })],
    ['a name that turns the text around', async () => ({ name: 'สม\u202eหญิง' })],
    ['an unknown language', async () => ({ language: 'FR' })],
  ])('with %s is refused, and no account is made', async (_name, change) => {
    const changed = await change();
    const before = await world.count('users', 'session', 'sign_in_method');
    const response = await post('sign-up/email', { name: 'สมหญิง', email: newEmail(), password, ...changed });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(await world.count('users', 'session', 'sign_in_method')).toEqual(before);
  });
});

describe('signing in', () => {
  test('with the right password starts another session', async () => {
    const { email, token } = await signUp();
    const again = await signIn(email);
    expect(again.token).not.toBe(token);
    expect(await emailOf(bearer(again.token))).toBe(email);
  });

  test('does not mind capitals in the e-mail', async () => {
    const { email } = await signUp();
    const response = await post('sign-in/email', { email: email.toUpperCase(), password });
    expect(response.status).toBe(200);
  });

  test('with a wrong password or an unknown e-mail is refused alike, and starts no session', async () => {
    const { email } = await signUp();
    const before = await world.count('session');
    const wrong = await post('sign-in/email', { email, password: 'not the password' });
    const unknown = await post('sign-in/email', { email: newEmail(), password });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.json()).toEqual(await unknown.json());
    expect(await world.count('session')).toEqual(before);
  });

  test('from another site’s page is refused', async () => {
    const { email } = await signUp();
    const response = await post('sign-in/email', { email, password }, { origin: 'https://evil.example' });
    expect(response.status).toBe(403);
  });

  test.each([
    ['forged', () => 'a'.repeat(32)],
    ['with a wrong signature', (token: string) => `${token.slice(0, -3)}AAA`],
    ['empty', () => ''],
    ['enormous', () => 'a'.repeat(4_000)],
  ])('a token that is %s is nobody’s', async (_name, change) => {
    const { token } = await signUp();
    expect(await emailOf(bearer(change(token)))).toBeNull();
  });
});

describe('sessions', () => {
  test('signing out ends access at once, by token and by cookie', async () => {
    const { email, token, cookie } = await signUp();
    expect(await emailOf({ cookie })).toBe(email);
    expect((await post('sign-out', {}, { cookie, origin: world.server.url })).status).toBe(200);
    expect([await emailOf({ cookie }), await emailOf(bearer(token))]).toEqual([null, null]);
    const code = await new Client(world.server.url, token).errorCode(
      'mutation { markNoticesRead(input: {}) { viewer { id } } }',
    );
    expect(code).toBe('UNAUTHENTICATED');
  });

  test('another session is listed and can be ended; one’s own goes on', async () => {
    const { email, token } = await signUp();
    const other = await signIn(email);
    expect(await emailOf(bearer(other.token))).toBe(email);
    const list = await fetch(`${world.server.url}/api/auth/list-sessions`, { headers: bearer(token) });
    const sessions = (await list.json()) as { token: string }[];
    expect(sessions).toHaveLength(2);

    const mark = sessions.find((session) => other.token.startsWith(session.token))?.token;
    expect((await post('revoke-session', { token: mark }, bearer(token))).status).toBe(200);

    expect([await emailOf(bearer(other.token)), await emailOf(bearer(token))]).toEqual([null, email]);
  });

  test('another person’s session cannot be ended', async () => {
    const victim = await signUp();
    const { token } = await signUp();
    await post('revoke-session', { token: victim.token.split('.')[0] }, bearer(token));
    expect(await emailOf(bearer(victim.token))).toBe(victim.email);
  });

  test('an expired session is nobody’s', async () => {
    const { email, token } = await signUp();
    await world.pool.query(
      `UPDATE session SET expires_at = now() - interval '1 second' FROM users WHERE users.id = user_id AND email = $1`,
      [email],
    );
    expect(await emailOf(bearer(token))).toBeNull();
  });

  test('a session ended in one server is ended in another', async () => {
    const second = await startServer({ databaseUrl: world.database.url });
    try {
      const { email, token, cookie } = await signUp();
      const atSecond = () => new Client(second.url, token).ask('{ viewer { email } }');
      expect(await atSecond()).toEqual({ viewer: { email } });
      await post('sign-out', {}, { cookie, origin: world.server.url });
      await expect.poll(atSecond, { timeout: 5_000 }).toEqual({ viewer: null });
    } finally {
      await second.stop();
    }
  });
});

describe('the profile', () => {
  test('name and language change; what is left out stays', async () => {
    const person = await world.person();
    const ask = () => person.client.ask('{ viewer { displayName language } }');
    await mutate(person, 'updateProfile', { displayName: 'ป้าแดง' });
    expect(await ask()).toEqual({ viewer: { displayName: 'ป้าแดง', language: 'TH' } });
    await mutate(person, 'updateProfile', { language: 'EN' });
    expect(await ask()).toEqual({ viewer: { displayName: 'ป้าแดง', language: 'EN' } });
  });

  test.each(['', '   ', 'น'.repeat(81), 'สม\u202eชาย', 'สม\u0000ชาย'])(
    'the name %j is refused, and nothing is written',
    async (displayName) => {
      const person = await world.person();
      const before = await world.fingerprint();
      const result = await mutate(
        person,
        'updateProfile',
        { displayName, language: 'EN' },
        onValidationError,
      );
      expect(result.__typename).toBe('ValidationError');
      expect(wrongFields(result)).toEqual(['displayName']);
      expect(await world.fingerprint()).toBe(before);
    },
  );

  test('is not changed past the API', async () => {
    const { token } = await signUp();
    expect((await post('update-user', { name: 'x' }, bearer(token))).status).toBe(404);
  });
});

describe('with rate limits on', () => {
  let limited: TestServer;

  beforeAll(async () => {
    limited = await startServer({
      databaseUrl: world.database.url,
      redisUrl: null,
      env: { RATE_LIMITS: 'on' },
    });
  });

  afterAll(() => limited.stop());

  test('guessing at one account ends in 429', async () => {
    const { email } = await signUp();
    const statuses: number[] = [];
    for (let guess = 0; guess < 40 && statuses.at(-1) !== 429; guess++) {
      const response = await post('sign-in/email', { email, password: `guess ${guess}` }, {}, limited.url);
      statuses.push(response.status);
    }
    expect(statuses.at(-1)).toBe(429);
    expect(statuses.slice(0, -1).every((status) => status === 401)).toBe(true);
  });

  test('a burst of one session ends in 429 with Retry-After; another person goes on', async () => {
    const [loud, quiet] = await world.people(2);
    if (loud === undefined || quiet === undefined) throw new Error('two people');
    const ask = (token: string | null) =>
      fetch(`${limited.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...bearer(token ?? '') },
        body: '{"query":"{ __typename }"}',
      });
    let refused: Response | null = null;
    for (let wave = 0; wave < 20 && refused === null; wave++) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => ask(loud.client.token)));
      refused = answers.find((answer) => answer.status === 429) ?? null;
    }
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(await refused?.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    expect((await ask(quiet.client.token)).status).toBe(200);
  });
});
