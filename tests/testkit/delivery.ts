import { mutate, type Outcome } from './mutate.ts';
import type { PushBrowser } from './push-browser.ts';
import { runJob } from './time-travel.ts';
import type { Person, World } from './world.ts';

/** Says that the person's address is theirs, as the link in the mail does. */
export async function confirmAddress(world: World, person: Person): Promise<void> {
  await world.pool.query('UPDATE users SET email_verified = true WHERE id = $1', [person.userId]);
}

/** Whatever hour the test runs at, and whatever was chosen by default: this person is told at once. */
export async function tellAtOnce(
  person: Person,
  channel: 'EMAIL' | 'PUSH' | 'LINE',
  groups: readonly string[] = [],
): Promise<void> {
  const result = await mutate(person, 'updateNoticeSettings', {
    quietHours: { isOn: false, from: '21:00', until: '07:00' },
    channels: [{ channel, cadence: 'AT_ONCE', groups: groups.map((group) => ({ group, isWanted: true })) }],
  });
  if (result.__typename !== 'UpdateNoticeSettingsSuccess') throw new Error(JSON.stringify(result));
}

export function subscribe(person: Person, browser: PushBrowser): Promise<Outcome> {
  return mutate(
    person,
    'subscribeToPush',
    browser.subscription,
    '... on ValidationError { fields { path } }',
  );
}

/** What waits is due now, and nobody holds it: as when the time has come, or its process has died long ago. */
export async function letMessagesBeDue(world: World): Promise<void> {
  await world.pool.query(
    `UPDATE outgoing_message SET next_attempt_at = now(), leased_until = NULL WHERE state = 'WAITING'`,
  );
  await runJob(world, 'deliver_notices');
}

export async function letWebhooksBeDue(world: World): Promise<void> {
  await world.pool.query(
    `UPDATE webhook_delivery SET next_attempt_at = now(), leased_until = NULL WHERE state = 'WAITING'`,
  );
  await runJob(world, 'send_webhooks');
}

export interface MessageRow {
  readonly id: string;
  readonly channel: string;
  readonly state: string;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly dueAt: Date;
  readonly noticeCount: number;
}

/** What goes, or went, to somebody. */
export async function messagesOf(world: World, person: Person): Promise<readonly MessageRow[]> {
  const { rows } = await world.pool.query<MessageRow>(
    `SELECT id, channel, state, attempts, last_error AS "lastError", due_at AS "dueAt",
        (SELECT count(*)::integer FROM notice_delivery WHERE message_id = outgoing_message.id) AS "noticeCount"
      FROM outgoing_message WHERE user_id = $1 ORDER BY id`,
    [person.userId],
  );
  return rows;
}
