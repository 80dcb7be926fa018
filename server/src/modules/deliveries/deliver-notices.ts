import { setTimeout as pause } from 'node:timers/promises';
import { backOffSeconds, mostAttempts } from '../../platform/back-off.ts';
import type { DeliveryChannel } from '../../platform/generated/enums.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Channel, failed, type SendOutcome } from './channel.ts';
import { composeLetter } from './compose-letter.ts';
import type { MailLinks } from './mail-links.ts';
import {
  loadContents,
  type MessageContent,
  type MessageEnd,
  noteChannel,
  settleMessage,
  type TakenMessage,
  takeMessages,
} from './message-store.ts';
import { groupOfKind, wants } from './notice-groups.ts';
import { planDeliveries } from './plan-deliveries.ts';
import { loadSettings } from './setting-store.ts';
import { whenToSend } from './when-to-send.ts';

export interface DeliverDeps {
  readonly database: Database;
  readonly logger: Logger;
  readonly channels: ReadonlyMap<DeliveryChannel, Channel>;
  readonly mailLinks: MailLinks;
}

const batchSize = 10;
/** A job is not to hold a worker for ever; what is left is there for the next. */
const mostMs = 40_000;

/**
 * A job: plans what is in the outbox, and sends what is due. May run anywhere and at once: a message is leased to one. A
 * message that was handed over, by a process that then died before it could write that down, is handed over again under
 * the same id.
 */
export async function deliverNotices(deps: DeliverDeps): Promise<void> {
  const kinds = [...deps.channels.keys()];
  await planDeliveries(deps, kinds);
  const endMs = performance.now() + mostMs;
  // A channel that is down is left alone until the next run.
  const usable = new Set(kinds);
  while (usable.size > 0 && performance.now() < endMs) {
    const taken = await takeMessages(deps.database, [...usable], batchSize);
    if (taken.length === 0) return;
    const contents = await loadContents(
      deps.database,
      taken.map(({ id }) => id),
    );
    await Promise.all(
      taken.map(async (message) => {
        const isDown = await deliver(deps, message, contents.get(message.id));
        if (isDown) usable.delete(message.channel);
      }),
    );
    await pause(0);
  }
}

/** True when the channel is down. */
async function deliver(
  deps: DeliverDeps,
  message: TakenMessage,
  content: MessageContent | undefined,
): Promise<boolean> {
  const channel = deps.channels.get(message.channel);
  const wish = content === undefined ? null : await wishToday(deps, message, content);
  if (channel === undefined || wish === null) {
    await settleMessage(deps.database, message, { state: 'DROPPED' });
    return false;
  }
  if (wish.until > wish.content.now) {
    await settleMessage(deps.database, message, { state: 'POSTPONED', until: wish.until });
    return false;
  }
  const sent = await send(deps, channel, message, wish.content);
  await settleMessage(deps.database, message, endOf(sent, message));
  if (sent.outcome === 'SENT') await noteChannel(deps.database, message.channel, null);
  if (sent.outcome !== 'FAILED') return false;
  const { channel: kind, id: messageId } = message;
  deps.logger.warn({ channel: kind, messageId, error: sent.error }, 'a notice was not sent');
  if (sent.isChannelDown) await noteChannel(deps.database, kind, sent.error);
  return sent.isChannelDown;
}

/** Whatever goes wrong with one message is its own: the next ones are not held up by it. */
async function send(
  deps: DeliverDeps,
  channel: Channel,
  message: TakenMessage,
  content: MessageContent,
): Promise<SendOutcome> {
  // Every process that took it has died of something: it is not tried for ever.
  if (message.attempts > mostAttempts) return failed('nobody came back from sending it', { isFinal: true });
  try {
    return await channel.send(composeLetter(content, message.userId, deps.mailLinks));
  } catch (error) {
    return failed(String(error));
  }
}

/**
 * What the person wants to hear of it today, and from when on: a message that was late is not sent in the middle of the
 * night. Null when there is nothing left of it.
 */
async function wishToday(
  deps: DeliverDeps,
  message: TakenMessage,
  content: MessageContent,
): Promise<{ readonly content: MessageContent; readonly until: Date } | null> {
  const settings = (await loadSettings(deps.database.prisma, [message.userId])).get(message.userId);
  if (settings === undefined || settings.cadences[message.channel] === 'OFF') return null;
  const notices = content.notices.filter(({ kind }) =>
    wants(settings.choices, groupOfKind[kind], message.channel),
  );
  const zone = settings.timeZone ?? content.networkZone;
  const until = whenToSend(content.now, { cadence: 'AT_ONCE', quiet: settings.quiet, zone });
  return notices.length === 0 ? null : { content: { ...content, notices }, until };
}

function endOf(sent: SendOutcome, message: TakenMessage): MessageEnd {
  switch (sent.outcome) {
    case 'SENT':
      return { state: 'SENT' };
    case 'NOBODY':
      return { state: 'DROPPED' };
    case 'FAILED': {
      const { error } = sent;
      if (sent.isFinal || message.attempts >= mostAttempts) return { state: 'GIVEN_UP', error };
      return { state: 'WAITING', error, pauseSeconds: backOffSeconds(message.attempts, Math.random()) };
    }
    default:
      return sent satisfies never;
  }
}
