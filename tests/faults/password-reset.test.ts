import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Mailbox } from '../testkit/mailbox.ts';
import {
  account,
  askForLink,
  choose,
  jobsLeft,
  linkIn,
  newPassword,
  signInStatus,
} from '../testkit/password-reset.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

let world: World;
let mailbox: Mailbox;
const workers: TestServer[] = [];
const task = 'send_reset_link';

beforeAll(async () => {
  mailbox = await Mailbox.open();
  // The one that answers does no jobs, so that those who do can be killed.
  world = await World.start({ env: { ...mailSettings(), JOBS: 'off' } });
});

afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.kill();
  mailbox.beforeAnswer = async () => undefined;
});

afterAll(async () => {
  await world.stop();
  await mailbox.close();
});

const mailSettings = () => ({ SMTP_URL: mailbox.url, MAIL_FROM: 'kwamdee@village.example' });

async function worker(): Promise<TestServer> {
  const server = await startServer({ databaseUrl: world.database.url, env: mailSettings() });
  workers.push(server);
  return server;
}

/** As when the pause after a failed try is over, and that of a process that was killed. */
async function letJobsBeDue(): Promise<void> {
  await world.pool.query(
    `UPDATE graphile_worker._private_jobs SET run_at = now(), locked_at = locked_at - interval '2 minutes'`,
  );
}

test('a request does the same for every address: it leaves a job, and looks at no account', async () => {
  const person = await account(world);
  const before = await world.count('verification');
  for (const email of [person.email, `${randomUUID()}@test.example`]) {
    expect((await askForLink(world, email)).status).toBe(200);
  }
  expect(await world.count('verification')).toEqual(before);
  expect(await jobsLeft(world, task)).toBe(2);
  await worker();
  await linkIn(mailbox, person.email);
  await waitUntil('both jobs to be done', async () => (await jobsLeft(world, task)) === 0);
  expect(mailbox.mails).toHaveLength(1);
});

test('while the mail server is away the request waits; the mail comes when it is back, once, and its time begins then', async () => {
  const person = await account(world);
  await mailbox.close();
  await worker();
  await askForLink(world, person.email);
  await waitUntil('a try that failed', async () => {
    const { rows } = await world.pool.query(
      `SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = $1 AND last_error IS NOT NULL`,
      [task],
    );
    return rows.length > 0;
  });
  // Asking again does not make a second one.
  expect((await askForLink(world, person.email)).status).toBe(200);
  expect(await jobsLeft(world, task)).toBe(1);
  // A link that a failed try has made would be over by now.
  await world.pool.query('UPDATE verification SET expires_at = now() WHERE value = $1', [person.userId]);
  await mailbox.reopen();
  await letJobsBeDue();
  const link = await linkIn(mailbox, person.email);
  expect(mailbox.to(person.email)).toHaveLength(1);
  expect((await choose(world, link)).status).toBe(200);
  expect(await signInStatus(world, person.email, newPassword)).toBe(200);
});

test('a process that is killed while it sends has it sent again; one of the two links is good, once', async () => {
  const person = await account(world);
  const victim = await worker();
  mailbox.beforeAnswer = async () => {
    await victim.kill();
    throw new Error('too late');
  };
  await askForLink(world, person.email);
  const first = await linkIn(mailbox, person.email);
  await waitUntil('the process to be dead', () => victim.process.signalCode === 'SIGKILL');
  mailbox.beforeAnswer = async () => undefined;
  await worker();
  await letJobsBeDue();
  const second = await linkIn(mailbox, person.email, 2);
  expect((await choose(world, first)).status).toBe(200);
  expect((await choose(world, second, 'another password')).status).toBe(400);
});

test('who asked a day ago, and could not be written to, is written to no more', async () => {
  const person = await account(world);
  await askForLink(world, person.email);
  const payload = JSON.stringify({ email: person.email, askedAt: '2026-01-01T00:00:00.000Z' });
  await world.pool.query(
    `SELECT graphile_worker.add_job($1, $2::json, job_key => (
    SELECT key FROM graphile_worker.jobs WHERE task_identifier = $1 AND key IS NOT NULL LIMIT 1))`,
    [task, payload],
  );
  await worker();
  await waitUntil('the job to be done', async () => (await jobsLeft(world, task)) === 0);
  expect(mailbox.to(person.email)).toEqual([]);
});
