import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../testkit/client.ts';
import { confirmAddress } from '../testkit/delivery.ts';
import { Mailbox } from '../testkit/mailbox.ts';
import { mutate, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { noticesOf } from '../testkit/notices.ts';
import {
  type Account,
  account,
  askForLink,
  choose,
  jobsLeft,
  linkIn,
  newPassword,
  oldPassword,
  postAuth,
  signInStatus,
  tokenIn,
} from '../testkit/password-reset.ts';
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

const newAddress = () => `${randomUUID()}@new.example`;

const ask = (person: Person, email: string) =>
  mutate(person, 'changeEmail', { email }, `... on StateError { state } ${onValidationError}`);

async function linkTo(email: string): Promise<string> {
  const mail = await waitUntil('the mail', () => mailbox.to(email)[0]);
  return /\/mail\/change\/([\w.-]+)/.exec(mail.text)?.[1] ?? '';
}

async function follow(token: string): Promise<number> {
  return (await fetch(`${world.server.url}/api/mail/change/${token}`, { method: 'POST' })).status;
}

async function emailOf(person: Person): Promise<string> {
  return (await person.client.ask<{ viewer: { email: string } }>('{ viewer { email } }')).viewer.email;
}

describe('another address', () => {
  test('is the account’s when the link that went there is followed, and the old one is told', async () => {
    const member = await network.member();
    await confirmAddress(world, member);
    const email = newAddress();
    expect((await ask(member, ` ${email.toUpperCase()} `)).__typename).toBe('ChangeEmailSuccess');
    const link = await linkTo(email);
    expect(await emailOf(member)).toBe(member.email);
    expect(await follow(link)).toBe(200);
    expect(await emailOf(member)).toBe(email);
    const { rows } = await world.pool.query('SELECT email_verified FROM users WHERE id = $1', [
      member.userId,
    ]);
    expect(rows).toEqual([{ email_verified: true }]);
    const [notice] = await noticesOf(member);
    expect(notice).toMatchObject({ kind: 'EMAIL_CHANGED', path: '/profile' });
    const told = await waitUntil('the old address to be told', () => mailbox.to(member.email)[0]);
    expect(told.subject).toBe('เปลี่ยนอีเมลแล้ว · ความดี');
    expect(told.text).not.toContain(email);
    // A coordinator can do nothing about it (ADR 0045), and knows who can.
    expect(told.text).toContain('คนดูแลระบบ');
    expect(notice?.body).toContain('whoever looks after the system');
  });

  test('an old address that was never confirmed is not written to', async () => {
    const member = await network.member();
    const email = newAddress();
    await ask(member, email);
    expect(await follow(await linkTo(email))).toBe(200);
    expect(await jobsLeft(world, 'send_email_changed')).toBe(0);
    expect(mailbox.to(member.email)).toEqual([]);
  });

  test('is given to who came by LINE without one', async () => {
    const person = await world.person();
    await world.pool.query('UPDATE users SET email = $2 WHERE id = $1', [
      person.userId,
      `u${randomUUID()}@line.invalid`,
    ]);
    const email = newAddress();
    await ask(person, email);
    expect(await follow(await linkTo(email))).toBe(200);
    expect(await emailOf(person)).toBe(email);
  });

  test('links for a forgotten password that went to the old one are good no more', async () => {
    const member = await network.member();
    await askForLink(world, member.email);
    const old = await linkIn(mailbox, member.email);
    const email = newAddress();
    await ask(member, email);
    expect(await follow(await linkTo(email))).toBe(200);
    expect((await choose(world, old)).status).toBe(400);
  });
});

describe('the link', () => {
  test('changes the address once, and of several only one does', async () => {
    const member = await network.member();
    const [first, second] = [newAddress(), newAddress()];
    await ask(member, first);
    await ask(member, second);
    const [one, other] = [await linkTo(first), await linkTo(second)];
    expect(await follow(one)).toBe(200);
    const before = await world.fingerprint();
    expect(await follow(other)).toBe(404);
    expect(await emailOf(member)).toBe(first);
    expect(await world.fingerprint()).toBe(before);
  });

  // Where the signal is weak the answer is lost, and the page is pressed again: "no longer good" would send somebody back
  // to an address that they no longer sign in with.
  test('says that it worked when it is followed again, and changes nothing', async () => {
    const member = await network.member();
    await confirmAddress(world, member);
    const email = newAddress();
    await ask(member, email);
    const link = await linkTo(email);
    expect(await follow(link)).toBe(200);
    await waitUntil('the old address to be told', () => mailbox.to(member.email)[0]);
    const before = await world.fingerprint();
    expect([await follow(link), await follow(link)]).toEqual([200, 200]);
    expect(await world.fingerprint()).toBe(before);
    expect(await jobsLeft(world, 'send_email_changed')).toBe(0);
    expect(mailbox.to(member.email)).toHaveLength(1);
    expect((await noticesOf(member)).filter(({ kind }) => kind === 'EMAIL_CHANGED')).toHaveLength(1);
  });

  test('that is followed twice at once says twice that it worked, and changes the address once', async () => {
    const member = await network.member();
    const email = newAddress();
    await ask(member, email);
    const link = await linkTo(email);
    expect(await Promise.all([follow(link), follow(link), follow(link)])).toEqual([200, 200, 200]);
    expect((await noticesOf(member)).filter(({ kind }) => kind === 'EMAIL_CHANGED')).toHaveLength(1);
  });

  test('to a third address is not good again when the old one comes back', async () => {
    const member = await network.member();
    const [second, third] = [newAddress(), newAddress()];
    for (const email of [second, third]) await ask(member, email);
    const [there, further] = [await linkTo(second), await linkTo(third)];
    expect(await follow(there)).toBe(200);
    await world.pool.query('UPDATE users SET email = $2 WHERE id = $1', [member.userId, member.email]);
    const before = await world.fingerprint();
    expect([await follow(there), await follow(further)]).toEqual([404, 404]);
    expect(await world.fingerprint()).toBe(before);
  });

  test('that was tampered with, or is for something else, does nothing', async () => {
    const member = await network.member();
    const email = newAddress();
    await ask(member, email);
    const link = await linkTo(email);
    const before = await world.fingerprint();
    const [payload, mark] = link.split('.');
    expect(await follow(`${payload}x.${mark}`)).toBe(404);
    expect((await fetch(`${world.server.url}/api/mail/confirm/${link}`, { method: 'POST' })).status).toBe(
      404,
    );
    expect(await world.fingerprint()).toBe(before);
  });

  test('whose address two accounts want at once is good for one of them', async () => {
    const people = [await world.person(), await world.person()];
    const email = newAddress();
    for (const person of people) await ask(person, email);
    const mails = await waitUntil('both mails', () =>
      mailbox.to(email).length === 2 ? mailbox.to(email) : null,
    );
    const links = mails.map(({ text }) => /\/mail\/change\/([\w.-]+)/.exec(text)?.[1] ?? '');
    const statuses = await Promise.all(links.map(follow));
    expect([...statuses].sort()).toEqual([200, 404]);
    const { rows } = await world.pool.query('SELECT 1 FROM users WHERE email = $1', [email]);
    expect(rows).toHaveLength(1);
  });
});

/** Somebody who signs in with a password, and in two places. */
interface Lender extends Account {
  readonly person: Person;
  /** Bearer, of the session in which another address is asked for. */
  readonly here: { readonly authorization: string };
  readonly elsewhere: { readonly authorization: string };
}

async function lender(): Promise<Lender> {
  const made = await account(world, 'TH');
  const { userId, email, token } = made;
  const other = await postAuth(world.server.url, 'sign-in/email', { email, password: oldPassword });
  return {
    ...made,
    person: { userId, email, name: 'สมหญิง ใจดี', client: new Client(world.server.url, token) },
    here: { authorization: `Bearer ${token}` },
    elsewhere: { authorization: `Bearer ${tokenIn(other)}` },
  };
}

async function post(path: string, body: object, headers: { readonly authorization: string }): Promise<void> {
  expect((await postAuth(world.server.url, path, body, headers)).status).toBe(200);
}

async function resetPassword({ email }: Lender): Promise<void> {
  expect((await askForLink(world, email)).status).toBe(200);
  expect((await choose(world, await linkIn(mailbox, email))).status).toBe(200);
}

const passwords = { currentPassword: oldPassword, newPassword };

/** What an owner does who has had their phone back: each must end what was asked for on it. */
const waysToEndIt: [string, (lender: Lender) => Promise<void>][] = [
  ['a new password by mail', resetPassword],
  ['another password', ({ here }) => post('change-password', passwords, here)],
  ['another password, chosen elsewhere', ({ elsewhere }) => post('change-password', passwords, elsewhere)],
  ['signing out', ({ here }) => post('sign-out', {}, here)],
  [
    'ending that session from elsewhere',
    ({ token, elsewhere }) => post('revoke-session', { token: token.split('.')[0] }, elsewhere),
  ],
  ['signing out everywhere', ({ elsewhere }) => post('revoke-sessions', {}, elsewhere)],
  ['signing out everywhere else', ({ here }) => post('revoke-other-sessions', {}, here)],
];

describe('what was asked for on a phone that was lent', () => {
  test.each(waysToEndIt)('%s makes its link worthless', async (_name, end) => {
    const owner = await lender();
    const email = newAddress();
    expect((await ask(owner.person, email)).__typename).toBe('ChangeEmailSuccess');
    const link = await linkTo(email);
    await end(owner);
    const before = await world.fingerprint();
    expect(await follow(link)).toBe(404);
    expect(await world.fingerprint()).toBe(before);
    expect(await jobsLeft(world, 'send_email_changed')).toBe(0);
    expect((await askForLink(world, email)).status).toBe(200);
    await waitUntil('nobody to be found', async () => (await jobsLeft(world, 'send_reset_link')) === 0);
    expect(mailbox.to(email)).toHaveLength(1);
  });

  test('in another session than the one that ends holds', async () => {
    const owner = await lender();
    const email = newAddress();
    await ask(owner.person, email);
    const link = await linkTo(email);
    await post('sign-out', {}, owner.elsewhere);
    expect(await follow(link)).toBe(200);
    expect(await emailOf(owner.person)).toBe(email);
  });

  test('sends no link when its job comes to it after the session has ended, or a day later', async () => {
    const [left, late] = [await lender(), await lender()];
    const email = newAddress();
    for (const { person } of [left, late]) await ask(person, email);
    await waitUntil('both mails', () => mailbox.to(email).length === 2);
    const { rows } = await world.pool.query<{ id: string; userId: string }>(
      'SELECT id, user_id AS "userId" FROM email_change WHERE user_id = ANY($1)',
      [[left.userId, late.userId]],
    );
    expect(rows).toHaveLength(2);
    await post('sign-out', {}, left.here);
    await world.pool.query(
      `UPDATE email_change SET created_at = now() - interval '25 hours' WHERE user_id = $1`,
      [late.userId],
    );
    for (const row of rows) {
      await world.pool.query(`SELECT enqueue_job('send_email_change', $1::json, NULL)`, [
        JSON.stringify({ ...row, email }),
      ]);
    }
    await waitUntil('the jobs to be done', async () => (await jobsLeft(world, 'send_email_change')) === 0);
    expect(mailbox.to(email)).toHaveLength(2);
  });

  test('while the session is being ended is refused', async () => {
    const owner = await lender();
    const ending = await world.pool.connect();
    try {
      await ending.query('BEGIN');
      await ending.query('DELETE FROM session WHERE user_id = $1', [owner.userId]);
      const asked = ask(owner.person, newAddress());
      await waitUntil('asking to wait for it', async () => {
        const { rows } = await world.pool.query(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%INTO email_change%'`,
        );
        return rows.length > 0;
      });
      await ending.query('COMMIT');
      expect(await asked).toMatchObject({ state: 'SIGN_IN_AGAIN' });
    } finally {
      await ending.query('ROLLBACK');
      ending.release();
    }
    expect(await jobsLeft(world, 'send_email_change')).toBe(0);
  });
});

describe('asking', () => {
  test('for an unusual address that a sign-in takes leads to one', async () => {
    const owner = await lender();
    const email = `o'brien+${randomUUID()}@sub-domain.new.example`;
    await ask(owner.person, email);
    expect(await follow(await linkTo(email))).toBe(200);
    expect(await signInStatus(world, email, oldPassword)).toBe(200);
    expect(await signInStatus(world, owner.email, oldPassword)).toBe(401);
  });

  test('for an address that is another account’s is answered alike, and no mail is sent', async () => {
    const [member, other] = [await network.member(), await network.member()];
    expect((await ask(member, other.email)).__typename).toBe('ChangeEmailSuccess');
    await waitUntil('the job to be done', async () => (await jobsLeft(world, 'send_email_change')) === 0);
    expect(mailbox.to(other.email)).toEqual([]);
    expect([await emailOf(member), await emailOf(other)]).toEqual([member.email, other.email]);
  });

  test.each([
    '',
    'none',
    'two words@test.example',
    'a@b',
    `${'x'.repeat(250)}@test.example`,
    'somchai@example.xn--o3cw4h',
    'สมชาย@test.example',
    'som..chai@test.example',
  ])('for %j is refused', async (email) => {
    const result = await ask(await network.member(), email);
    expect(result.__typename).toBe('ValidationError');
    expect(wrongFields(result)).toEqual(['email']);
    expect(await jobsLeft(world, 'send_email_change')).toBe(0);
  });

  test('for the own address, or in a session of yesterday, is refused', async () => {
    const member = await network.member();
    expect(await ask(member, member.email.toUpperCase())).toMatchObject({ state: 'SAME' });
    await world.pool.query(
      `UPDATE session SET created_at = created_at - interval '25 hours' WHERE user_id = $1`,
      [member.userId],
    );
    expect(await ask(member, newAddress())).toMatchObject({ state: 'SIGN_IN_AGAIN' });
    expect(await jobsLeft(world, 'send_email_change')).toBe(0);
  });
});
