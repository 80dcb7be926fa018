import webPush from 'web-push';
import { sendOutbound } from '../../platform/outbound-request.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Channel, failed, type Letter, type SendOutcome } from './channel.ts';
import {
  countFailure,
  countSuccess,
  findOrMakePushKey,
  forgetSubscription,
  listSubscriptions,
  type PushKeyPair,
  type PushSubscriptionRow,
} from './push-store.ts';

const timeoutMs = 10_000;
/** A phone that is off for longer need not be told any more. */
const keptSeconds = 24 * 3_600;

export interface PushChannelDeps {
  readonly database: Database;
  /** Whom a push service may turn to: `mailto:` or `https:` (RFC 8292, 2.1). */
  readonly contact: string;
  readonly allowsLoopback: boolean;
}

/** The key that a browser subscribes with. */
export async function pushPublicKey(database: Database): Promise<string> {
  return (await findOrMakePushKey(database, webPush.generateVAPIDKeys)).publicKey;
}

/**
 * Web push (RFC 8030, 8291): encrypted for the browser, so that the push service in between learns the size and the time.
 * The tag of the notification is the letter's id, which lets a phone show a repetition in place of the first.
 */
export function createPushChannel(deps: PushChannelDeps): Channel {
  return {
    kind: 'PUSH',
    async send(letter) {
      const [key, subscriptions] = await Promise.all([
        findOrMakePushKey(deps.database, webPush.generateVAPIDKeys),
        listSubscriptions(deps.database, letter.userId),
      ]);
      const sent = await Promise.all(
        subscriptions.map(async (subscription) => ({
          id: subscription.id,
          outcome: await sendToOne(deps, key, subscription, letter),
        })),
      );
      const failures = sent.filter(({ outcome }) => outcome.outcome === 'FAILED');
      // One phone that has it is enough: what is sent to all again would come back to those who put it away.
      if (sent.some(({ outcome }) => outcome.outcome === 'SENT')) {
        // Beside one that works. Where none does, the trouble may be the push service's or ours: no phone is lost by it.
        for (const { id } of failures) await countFailure(deps.database, id);
        return { outcome: 'SENT' };
      }
      return failures[0]?.outcome ?? { outcome: 'NOBODY' };
    },
  };
}

async function sendToOne(
  deps: PushChannelDeps,
  key: PushKeyPair,
  subscription: PushSubscriptionRow,
  letter: Letter,
): Promise<SendOutcome> {
  const { id, endpoint, p256dh, auth } = subscription;
  try {
    const request = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payloadOf(letter), {
      vapidDetails: { subject: deps.contact, ...key },
      TTL: keptSeconds,
      urgency: 'normal',
      // At most 32 characters: the UUID without its dashes.
      topic: letter.id.replaceAll('-', ''),
    });
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
    );
    const { status, text } = await sendOutbound({
      ...{ url: endpoint, headers, body: request.body ?? '', timeoutMs },
      allowsLoopback: deps.allowsLoopback,
    });
    if (status >= 200 && status < 300) {
      await countSuccess(deps.database, id);
      return { outcome: 'SENT' };
    }
    if (status === 404 || status === 410) {
      await forgetSubscription(deps.database, id);
      return { outcome: 'NOBODY' };
    }
    return failed(`the push service answered ${status} ${text.slice(0, 200)}`);
  } catch (error) {
    return failed(String(error));
  }
}

/** What the service worker shows (web/public/push.js). */
function payloadOf(letter: Letter): string {
  return JSON.stringify({
    title: letter.title,
    body: letter.networkName,
    path: letter.path,
    tag: letter.id,
    lang: letter.language.toLowerCase(),
  });
}
