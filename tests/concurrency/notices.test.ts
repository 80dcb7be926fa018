import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Mailbox } from '../testkit/mailbox.ts';
import type { Network } from '../testkit/network.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import { runJob } from '../testkit/time-travel.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let mailbox: Mailbox;
let others: readonly TestServer[];

beforeAll(async () => {
  mailbox = await Mailbox.open();
  const env = { SMTP_URL: mailbox.url, MAIL_FROM: 'kwamdee@village.example' };
  world = await World.start({ env });
  others = await Promise.all([1, 2].map(() => startServer({ databaseUrl: world.database.url, env })));
  network = await world.network();
});

afterAll(async () => {
  await Promise.all(others.map((server) => server.stop()));
  await world.stop();
  await mailbox.close();
});

/** People with confirmed addresses, who are told by mail of their place, at once or together in the evening. */
async function readers(count: number, cadence: 'AT_ONCE' | 'DAILY') {
  const people = await world.people(count);
  const ids = people.map(({ userId }) => userId);
  await world.pool.query('UPDATE users SET email_verified = true WHERE id = ANY ($1)', [ids]);
  await world.pool.query(
    `INSERT INTO notice_setting (user_id, email_cadence, quiet_from_minute, quiet_until_minute)
      SELECT id, $2, NULL, NULL FROM unnest($1::uuid[]) AS people (id)`,
    [ids, cadence],
  );
  return people;
}

function tell(userIds: readonly string[]) {
  return world.pool.query(
    `INSERT INTO notice (id, network_id, user_id, kind)
      SELECT id, $1, user_id, 'MEMBERSHIP_APPROVED' FROM unnest($2::uuid[], $3::uuid[]) AS told (id, user_id)`,
    [network.uuid, userIds.map(() => v7()), userIds],
  );
}

test('of a notice to a hundred people each gets one mail, though three processes plan and send', async () => {
  const people = await readers(100, 'AT_ONCE');
  await tell(people.map(({ userId }) => userId));
  for (let time = 0; time < 12; time++) await runJob(world, 'deliver_notices');
  const sent = () => world.pool.query(`SELECT attempts FROM outgoing_message WHERE state = 'SENT'`);
  await waitUntil('all to be sent', async () => (await sent()).rows.length === 100, 60_000);
  expect((await sent()).rows.every(({ attempts }) => attempts === 1)).toBe(true);
  expect(people.map(({ email }) => mailbox.to(email).length)).toEqual(people.map(() => 1));
  const ids = mailbox.mails.map(({ headers }) => headers['message-id']);
  expect(new Set(ids).size).toBe(100);
});

test('what comes from all sides is collected in one message for each person', async () => {
  const people = await readers(5, 'DAILY');
  const ids = people.map(({ userId }) => userId);
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      await tell(ids);
      await runJob(world, 'deliver_notices');
    }),
  );
  const { rows } = await waitUntil('all to be planned', async () => {
    const messages = await world.pool.query<{ notices: number }>(
      `SELECT (SELECT count(*)::integer FROM notice_delivery WHERE message_id = outgoing_message.id) AS notices
        FROM outgoing_message WHERE user_id = ANY ($1)`,
      [ids],
    );
    const count = messages.rows.reduce((sum, { notices }) => sum + notices, 0);
    return count === 100 ? messages : null;
  });
  // At six in the evening sharp, the day that is collected for may have changed in between.
  expect(rows.length).toBeLessThanOrEqual(10);
  expect(rows.length).toBeGreaterThanOrEqual(5);
});
