import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  confirmAddress,
  letMessagesBeDue,
  letWebhooksBeDue,
  messagesOf,
  tellAtOnce,
} from '../testkit/delivery.ts';
import { FaultProxy } from '../testkit/fault-proxy.ts';
import { Mailbox } from '../testkit/mailbox.ts';
import { mutate } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { Receiver } from '../testkit/receiver.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { webhook, webhooksOf } from '../testkit/webhook.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let mailbox: Mailbox;
let receiver: Receiver;
const workers: TestServer[] = [];

beforeAll(async () => {
  [mailbox, receiver] = await Promise.all([Mailbox.open(), Receiver.open()]);
  // The one that answers does no jobs, so that those who do can be killed.
  world = await World.start({ env: { JOBS: 'off' } });
  network = await world.network();
});

afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.kill();
  mailbox.beforeAnswer = async () => undefined;
  receiver.answer = () => ({ status: 200 });
});

afterAll(async () => {
  await world.stop();
  await Promise.all([mailbox.close(), receiver.close()]);
});

async function worker(databaseUrl = world.database.url): Promise<TestServer> {
  const env = { SMTP_URL: mailbox.url, MAIL_FROM: 'kwamdee@village.example' };
  const server = await startServer({ databaseUrl, env });
  workers.push(server);
  return server;
}

async function reader(): Promise<MemberPerson> {
  const member = await network.member();
  await confirmAddress(world, member);
  await tellAtOnce(member, 'EMAIL', ['POINTS']);
  return member;
}

/** The jobs of a process that was killed are taken over at once, not after a minute. */
async function endLeasesOfJobs(): Promise<void> {
  await world.pool.query(
    `UPDATE graphile_worker._private_jobs SET locked_at = locked_at - interval '2 minutes' WHERE locked_at IS NOT NULL`,
  );
}

test('a process that is killed between sending and writing that down has it sent again, under the same id', async () => {
  const victim = await worker();
  const member = await reader();
  // The mail has arrived whole; its sender never learns that.
  mailbox.beforeAnswer = async () => {
    await victim.kill();
    throw new Error('too late');
  };
  await network.award(member, 5);
  await waitUntil('the mail to arrive', () => mailbox.to(member.email)[0]);
  await waitUntil('the process to be dead', () => victim.process.signalCode === 'SIGKILL');
  expect(await messagesOf(world, member)).toMatchObject([{ state: 'WAITING', attempts: 1 }]);

  mailbox.beforeAnswer = async () => undefined;
  await worker();
  await endLeasesOfJobs();
  await letMessagesBeDue(world);
  const [message] = await waitUntil('it to be sent', async () => {
    const messages = await messagesOf(world, member);
    return messages[0]?.state === 'SENT' ? messages : null;
  });
  const ids = mailbox.to(member.email).map(({ headers }) => headers['message-id']);
  expect(ids).toEqual([`<${message?.id}@village.example>`, `<${message?.id}@village.example>`]);
});

test('a message that another process may be sending is left to it until its lease is over', async () => {
  const member = await reader();
  await network.award(member, 5);
  await world.pool.query(
    `INSERT INTO outgoing_message (id, network_id, user_id, channel, collects, due_at, next_attempt_at, attempts, leased_until)
      VALUES (gen_random_uuid(), $1, $2, 'EMAIL', false, now(), now(), 1, now() + interval '1 minute')`,
    [network.uuid, member.userId],
  );
  await worker();
  await waitUntil('the mail of the award', () => mailbox.to(member.email)[0]);
  const held = (await messagesOf(world, member)).find(({ noticeCount }) => noticeCount === 0);
  expect(held).toMatchObject({ state: 'WAITING', attempts: 1 });
});

test('a call of a webhook that a killed process had in hand is made again, under the same id', async () => {
  const shop = await network.shop();
  const path = `/hooks/${randomUUID()}`;
  const hook = await webhook(shop.owner, { merchantId: shop.id, url: receiver.url + path });
  const victim = await worker();
  receiver.answer = async () => {
    await victim.kill();
    return 'SILENCE' as const;
  };
  await mutate(shop.owner, 'testWebhook', { webhookId: hook.id });
  await waitUntil('the call', () => receiver.at(path)[0]);
  await waitUntil('the process to be dead', () => victim.process.signalCode === 'SIGKILL');

  receiver.answer = () => ({ status: 200 });
  await worker();
  await endLeasesOfJobs();
  await letWebhooksBeDue(world);
  await waitUntil('the call to be taken', async () => {
    const [view] = (await webhooksOf(shop.owner, shop.id)) ?? [];
    return view?.deliveries.nodes[0]?.state === 'DELIVERED';
  });
  const ids = receiver.at(path).map(({ headers }) => headers['webhook-id']);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test('while PostgreSQL is away nothing is lost: what was noticed before goes when it is back', async () => {
  const proxy = await FaultProxy.before(world.database.url);
  const member = await reader();
  await worker(proxy.through(world.database.url));
  proxy.refuse();
  await network.award(member, 5);
  expect(mailbox.to(member.email)).toHaveLength(0);
  await proxy.pass();
  await letMessagesBeDue(world);
  await waitUntil('the mail', () => mailbox.to(member.email)[0], 60_000);
  expect(mailbox.to(member.email)).toHaveLength(1);
  for (const server of workers.splice(0)) await server.kill();
  proxy.stop();
});
