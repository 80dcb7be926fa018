import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../testkit/client.ts';
import { confirmAddress } from '../testkit/delivery.ts';
import { Mailbox } from '../testkit/mailbox.ts';
import { mutate } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { noticesOf } from '../testkit/notices.ts';
import {
  type Account,
  account,
  askForLink,
  choose,
  jobsLeft,
  letLinksRunOut,
  linkIn,
  newPassword,
  oldPassword,
  postAuth,
  signInStatus,
  tokenIn,
} from '../testkit/password-reset.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let mailbox: Mailbox;

beforeAll(async () => {
  mailbox = await Mailbox.open();
  world = await World.start({
    env: {
      SMTP_URL: mailbox.url,
      MAIL_FROM: 'ความดี <kwamdee@village.example>',
      PUBLIC_URL: 'http://kwamdee.example',
    },
  });
  network = await world.network();
});

afterAll(async () => {
  await world.stop();
  await mailbox.close();
});

async function emailOf(token: string | null): Promise<string | null> {
  const { viewer } = await new Client(world.server.url, token).ask<{ viewer: { email: string } | null }>(
    '{ viewer { email } }',
  );
  return viewer?.email ?? null;
}

async function linkFor({ email }: Account): Promise<string> {
  expect((await askForLink(world, email)).status).toBe(200);
  return linkIn(mailbox, email);
}

function personOf({ userId, email, token }: Account): Person {
  return { userId, email, name: 'สมหญิง ใจดี', client: new Client(world.server.url, token) };
}

async function join(person: Account): Promise<void> {
  const result = await mutate(personOf(person), 'joinNetwork', {
    networkId: network.id,
    displayName: 'สมหญิง',
  });
  expect(result.__typename).toBe('JoinNetworkSuccess');
}

/** What a refusal must leave as it was. */
async function marks({ userId }: Account): Promise<unknown> {
  const { rows } = await world.pool.query(
    `SELECT users.email_verified, sign_in_method.password, (SELECT array_agg(token ORDER BY token) FROM session WHERE user_id = users.id) AS sessions
      FROM users JOIN sign_in_method ON sign_in_method.user_id = users.id WHERE users.id = $1`,
    [userId],
  );
  return rows;
}

describe('the mail', () => {
  test('speaks the person’s language, and says how long the link is good', async () => {
    const [thai, english] = [await account(world, 'TH'), await account(world, 'EN')];
    await Promise.all([linkFor(thai), linkFor(english)]);
    const [inThai, inEnglish] = [mailbox.to(thai.email)[0], mailbox.to(english.email)[0]];
    expect(inThai?.subject).toBe('ตั้งรหัสผ่านใหม่ · ความดี');
    expect(inThai?.text).toContain('ลิงก์ใช้ได้ครั้งเดียว ภายใน 60 นาที');
    expect(inEnglish?.subject).toBe('Choose a new password · Kwamdee');
    expect(inEnglish?.text).toContain('good once, for 60 minutes');
    for (const mail of [inThai, inEnglish]) {
      expect(mail?.text).toMatch(/http:\/\/kwamdee\.example\/new-password\/[A-Za-z0-9]{24}/);
      expect(mail?.headers['auto-submitted']).toBe('auto-generated');
    }
  });

  test('does not mind capitals and blanks in the address', async () => {
    const person = await account(world);
    expect((await askForLink(world, ` ${person.email.toUpperCase()} `)).status).toBe(200);
    expect(await linkIn(mailbox, person.email)).toMatch(/^[A-Za-z0-9]{24}$/);
  });

  test('an address that is nobody’s is answered alike, and no mail is sent', async () => {
    const person = await account(world);
    const nobody = `${randomUUID()}@test.example`;
    const [known, unknown] = [await askForLink(world, person.email), await askForLink(world, nobody)];
    expect([known.status, unknown.status]).toEqual([200, 200]);
    expect(await unknown.json()).toEqual(await known.json());
    await linkIn(mailbox, person.email);
    await waitUntil('every job to be done', async () => (await jobsLeft(world, 'send_reset_link')) === 0);
    expect(mailbox.to(nobody)).toEqual([]);
  });

  test.each([['none'], [''], [5], [`${'x'.repeat(320)}@test.example`], ['สมชาย@test.example']])(
    'an address like %j is refused',
    async (email) => {
      const response = await postAuth(world.server.url, 'request-password-reset', { email });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'INVALID_EMAIL' });
    },
  );

  test('an account of LINE without an address is sent none', async () => {
    const [person] = await world.people(1);
    const email = `u${randomUUID()}@line.invalid`;
    await world.pool.query('UPDATE users SET email = $2 WHERE id = $1', [person?.userId, email]);
    expect((await askForLink(world, email)).status).toBe(200);
    await waitUntil('every job to be done', async () => (await jobsLeft(world, 'send_reset_link')) === 0);
    expect(mailbox.to(email)).toEqual([]);
  });
});

describe('the link', () => {
  test('sets the password, signs in, and ends every other session', async () => {
    const person = await account(world);
    const elsewhere = tokenIn(
      await postAuth(world.server.url, 'sign-in/email', { email: person.email, password: oldPassword }),
    );
    expect([await emailOf(person.token), await emailOf(elsewhere)]).toEqual([person.email, person.email]);
    const response = await choose(world, await linkFor(person));
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie()[0]).toContain('HttpOnly');
    expect(await emailOf(tokenIn(response))).toBe(person.email);
    expect([await emailOf(person.token), await emailOf(elsewhere)]).toEqual([null, null]);
    expect(await signInStatus(world, person.email, oldPassword)).toBe(401);
    expect(await signInStatus(world, person.email, newPassword)).toBe(200);
  });

  test('is good once', async () => {
    const person = await account(world);
    const link = await linkFor(person);
    expect((await choose(world, link)).status).toBe(200);
    const before = await marks(person);
    const again = await choose(world, link, 'another password');
    expect(again.status).toBe(400);
    expect(await again.json()).toMatchObject({ code: 'INVALID_TOKEN' });
    expect(tokenIn(again)).toBeNull();
    expect(await marks(person)).toEqual(before);
  });

  test('is good once also when it is used at the same moment', async () => {
    const person = await account(world);
    const link = await linkFor(person);
    const passwords = Array.from({ length: 6 }, (_, index) => `password number ${index}`);
    const answers = await Promise.all(passwords.map((password) => choose(world, link, password)));
    const won = answers.findIndex(({ status }) => status === 200);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400, 400, 400]);
    expect(await signInStatus(world, person.email, passwords[won] ?? '')).toBe(200);
  });

  test('of several, the others are no longer good after one was used', async () => {
    const person = await account(world);
    const first = await linkFor(person);
    await askForLink(world, person.email);
    const second = await linkIn(mailbox, person.email, 2);
    expect((await choose(world, second)).status).toBe(200);
    expect((await choose(world, first, 'another password')).status).toBe(400);
    expect(await signInStatus(world, person.email, newPassword)).toBe(200);
  });

  test.each([
    [
      'whose time is over',
      newPassword,
      'INVALID_TOKEN',
      (person: Account) => letLinksRunOut(world, person.userId),
    ],
    ['with a password that is too short', 'seven77', 'PASSWORD_TOO_SHORT', async () => undefined],
    ['with an enormous password', 'p'.repeat(129), 'PASSWORD_TOO_LONG', async () => undefined],
  ])('%s changes nothing', async (_name, password, code, change) => {
    const person = await account(world);
    const link = await linkFor(person);
    await change(person);
    const before = await marks(person);
    const response = await choose(world, link, password);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code });
    expect(await marks(person)).toEqual(before);
    expect(await emailOf(person.token)).toBe(person.email);
  });

  test('with a short password is good afterwards', async () => {
    const person = await account(world);
    const link = await linkFor(person);
    expect((await choose(world, link, 'short')).status).toBe(400);
    expect((await choose(world, link)).status).toBe(200);
  });

  test('that was made up is none, nor is what the database keeps of a real one', async () => {
    const person = await account(world);
    await linkFor(person);
    const { rows } = await world.pool.query<{ identifier: string }>(
      'SELECT identifier FROM verification WHERE value = $1',
      [person.userId],
    );
    const kept = rows[0]?.identifier ?? '';
    expect(kept).not.toContain('reset-password');
    for (const token of ['a'.repeat(24), kept, '']) expect((await choose(world, token)).status).toBe(400);
  });
});

describe('what follows', () => {
  test('the person is told by a mail at once and in the app, not by a second mail', async () => {
    const person = await account(world);
    await join(person);
    const response = await choose(world, await linkFor(person));
    const here = { ...personOf(person), client: new Client(world.server.url, tokenIn(response)) };
    const mail = await waitUntil('the mail', () =>
      mailbox.to(person.email).find(({ subject }) => subject === 'Your password was changed · Kwamdee'),
    );
    expect(mail.text).toContain('http://kwamdee.example/forgot-password');
    expect((await noticesOf(here))[0]).toMatchObject({
      kind: 'PASSWORD_CHANGED',
      title: 'Your password was changed',
      path: '/profile',
    });
    await waitUntil(
      'the notice to be planned',
      async () => (await world.count('notice_outbox'))['notice_outbox'] === 0,
    );
    const { rows } = await world.pool.query('SELECT 1 FROM outgoing_message WHERE user_id = $1', [
      person.userId,
    ]);
    expect(rows).toEqual([]);
  });

  test('who changes a known password is told too', async () => {
    const person = await account(world);
    await join(person);
    const change = { currentPassword: oldPassword, newPassword };
    const headers = { authorization: `Bearer ${person.token}` };
    const wrong = await postAuth(
      world.server.url,
      'change-password',
      { ...change, currentPassword: 'x' },
      headers,
    );
    expect(wrong.status).toBe(400);
    expect(await noticesOf(personOf(person))).toEqual([]);
    expect((await postAuth(world.server.url, 'change-password', change, headers)).status).toBe(200);
    expect(await noticesOf(personOf(person))).toMatchObject([{ kind: 'PASSWORD_CHANGED' }]);
  });

  test('the address counts as confirmed; what a stranger may have left in the account before is gone', async () => {
    const person = await account(world);
    await addWaysIn(person);
    expect((await choose(world, await linkFor(person))).status).toBe(200);
    expect(await waysIn(person)).toEqual({ confirmed: true, passkeys: 0, methods: ['credential'] });
  });

  test('of an account whose address was confirmed before, every way in stays', async () => {
    const person = await account(world);
    await confirmAddress(world, personOf(person));
    await addWaysIn(person);
    expect((await choose(world, await linkFor(person))).status).toBe(200);
    expect(await waysIn(person)).toEqual({ confirmed: true, passkeys: 1, methods: ['credential', 'line'] });
  });

  test('who came by LINE has a first password, and LINE as before', async () => {
    const person = await world.person();
    await world.pool.query(
      `INSERT INTO sign_in_method (id, account_id, provider_id, user_id) VALUES (gen_random_uuid(), $1, 'line', $2)`,
      [randomUUID(), person.userId],
    );
    await askForLink(world, person.email);
    expect((await choose(world, await linkIn(mailbox, person.email))).status).toBe(200);
    expect(await signInStatus(world, person.email, newPassword)).toBe(200);
    const { userId, email } = person;
    expect(await waysIn({ userId, email, token: '' })).toMatchObject({ methods: ['credential', 'line'] });
  });
});

async function addWaysIn({ userId }: Account): Promise<void> {
  await world.pool.query(
    `INSERT INTO passkey (id, public_key, user_id, credential_id, counter, device_type, backed_up)
      VALUES (gen_random_uuid(), 'key', $1, $2, 0, 'singleDevice', false)`,
    [userId, randomUUID()],
  );
  await world.pool.query(
    `INSERT INTO sign_in_method (id, account_id, provider_id, user_id) VALUES (gen_random_uuid(), $1, 'line', $2)`,
    [randomUUID(), userId],
  );
}

async function waysIn({ userId }: Account): Promise<unknown> {
  const { rows } = await world.pool.query(
    `SELECT email_verified AS confirmed, (SELECT count(*)::integer FROM passkey WHERE user_id = users.id) AS passkeys,
        (SELECT array_agg(provider_id ORDER BY provider_id) FROM sign_in_method WHERE user_id = users.id) AS methods
      FROM users WHERE id = $1`,
    [userId],
  );
  return rows[0];
}

describe('limits', () => {
  let limited: TestServer;

  beforeAll(async () => {
    limited = await startServer({
      databaseUrl: world.database.url,
      redisUrl: null,
      env: {
        RATE_LIMITS: 'on',
        TRUST_PROXY: 'on',
        JOBS: 'off',
        SMTP_URL: mailbox.url,
        MAIL_FROM: 'kwamdee@village.example',
      },
    });
  });

  afterAll(() => limited.stop());

  const ask = (email: string, address: string) =>
    postAuth(limited.url, 'request-password-reset', { email }, { 'x-forwarded-for': address });

  test('three an hour go to one address, whoever asks, and whether or not it is anybody’s', async () => {
    const { email } = await account(world);
    for (const each of [email, `${randomUUID()}@test.example`]) {
      const statuses: number[] = [];
      for (let time = 1; time <= 4; time++) statuses.push((await ask(each, `10.1.0.${time}`)).status);
      expect(statuses).toEqual([200, 200, 200, 429]);
      expect(await (await ask(each, '10.1.0.5')).json()).toMatchObject({ code: 'TOO_MANY_LINKS' });
    }
  });

  test('one network address asks for sixty an hour; another goes on', async () => {
    const statuses: number[] = [];
    for (let time = 0; time < 61; time++) {
      statuses.push((await ask(`${randomUUID()}@test.example`, '10.2.0.1')).status);
    }
    expect(statuses.slice(0, 60).every((status) => status === 200)).toBe(true);
    expect(statuses[60]).toBe(429);
    // Nothing was sent to who asks now, and the screen must not say so: it knows the other refusal by its code.
    for (const email of [(await account(world)).email, `${randomUUID()}@test.example`]) {
      const refusal = await ask(email, '10.2.0.1');
      expect(refusal.status).toBe(429);
      expect(await refusal.json()).not.toHaveProperty('code');
    }
    expect((await ask(`${randomUUID()}@test.example`, '10.2.0.2')).status).toBe(200);
  });
});

describe('without mail', () => {
  let mute: TestServer;

  beforeAll(async () => {
    mute = await startServer({ databaseUrl: world.database.url, env: { JOBS: 'off' } });
  });

  afterAll(() => mute.stop());

  test('everybody is answered alike that there is none, and the app is told', async () => {
    const { email } = await account(world);
    const answers = await Promise.all(
      [email, `${randomUUID()}@test.example`].map(async (each) => {
        const response = await postAuth(mute.url, 'request-password-reset', { email: each });
        return [response.status, await response.json()];
      }),
    );
    expect(answers[0]).toEqual([400, expect.objectContaining({ code: 'RESET_PASSWORD_DISABLED' })]);
    expect(answers[1]).toEqual(answers[0]);
    const configs = [mute, world.server].map(async ({ url }) => (await fetch(`${url}/config.json`)).json());
    expect(await Promise.all(configs)).toMatchObject([{ mail: false }, { mail: true }]);
  });

  test('whoever looks after the machine makes a link', async () => {
    const { email } = await account(world);
    const { exitCode, output } = await resetLink(email.toUpperCase());
    expect(exitCode).toBe(0);
    const [, token = ''] = /^http:\/\/kwamdee\.example\/new-password\/([A-Za-z0-9]{24})\n/.exec(output) ?? [];
    expect((await choose(world, token)).status).toBe(200);
    expect(await signInStatus(world, email, newPassword)).toBe(200);
    expect(await resetLink(`${randomUUID()}@test.example`)).toMatchObject({ exitCode: 1, output: '' });
  });
});

/** `pnpm reset-link <e-mail>`. */
async function resetLink(email: string): Promise<{ exitCode: number | null; output: string }> {
  const child = spawn(
    process.execPath,
    ['--import', '@oxc-node/core/register', 'scripts/reset-link.ts', email],
    {
      cwd: resolve(import.meta.dirname, '../..'),
      env: {
        PATH: process.env['PATH'] ?? '',
        DATABASE_URL: world.database.url,
        PUBLIC_URL: 'http://kwamdee.example',
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(child, 'close');
  return { exitCode: child.exitCode, output };
}
