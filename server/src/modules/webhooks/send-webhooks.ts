import { setTimeout as pause } from 'node:timers/promises';
import { toGlobalId } from '../../graphql/global-id.ts';
import { backOffSeconds, mostAttempts } from '../../platform/back-off.ts';
import type { Logger } from '../../platform/logger.ts';
import { sendOutbound } from '../../platform/outbound-request.ts';
import type { Database } from '../../platform/postgres.ts';
import type { SecretBox } from '../../platform/secret-box.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { disableEndpoint } from './disable-endpoint.ts';
import { buryWaiting, endDelivery, type TakenDelivery, takeDeliveries } from './webhook-delivery-store.ts';
import { countAlive, countDead, lockEndpoint } from './webhook-endpoint-store.ts';
import { messageBody } from './webhook-message.ts';
import { signatureHeaders } from './webhook-signature.ts';

export interface SendWebhooksDeps {
  readonly database: Database;
  readonly logger: Logger;
  readonly webhookSecrets: SecretBox;
  readonly allowsLoopback: boolean;
}

const batchSize = 20;
const timeoutMs = 10_000;
const mostMs = 40_000;
/** So many calls given up without one in between that was taken: nobody listens there. */
const mostDeadInARow = 5;
const longestPauseSeconds = 6 * 3_600;

interface CallAnswer {
  readonly status: number | null;
  readonly error: string | null;
  /** As the receiver asked, in seconds; 0 when it did not. */
  readonly retryAfterSeconds: number;
}

/** A job: makes the calls that are due. May run anywhere and at once; each call is leased to one process. */
export async function sendWebhooks(deps: SendWebhooksDeps): Promise<void> {
  const endMs = performance.now() + mostMs;
  while (performance.now() < endMs) {
    const taken = await takeDeliveries(deps.database, batchSize);
    if (taken.length === 0) return;
    await Promise.all(taken.map(async (delivery) => settle(deps, delivery, await call(deps, delivery))));
    await pause(0);
  }
}

async function call(deps: SendWebhooksDeps, delivery: TakenDelivery): Promise<CallAnswer> {
  // Every process that took it has died of something: it is not tried for ever.
  if (delivery.attempts > mostAttempts) {
    return { status: null, error: 'nobody came back from calling it', retryAfterSeconds: 0 };
  }
  try {
    const secrets = [delivery.secret, delivery.formerSecret].flatMap((box) =>
      box === null ? [] : [deps.webhookSecrets.open(box)],
    );
    const body = messageBody(delivery);
    const message = { id: messageId(delivery.id), at: new Date(), body };
    const answer = await sendOutbound({
      url: delivery.url,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Kwamdee-Webhooks/1',
        ...signatureHeaders(message, secrets),
      },
      ...{ body, timeoutMs, allowsLoopback: deps.allowsLoopback },
    });
    const isTaken = answer.status >= 200 && answer.status < 300;
    const asked = Number(answer.headers['retry-after']);
    return {
      status: answer.status,
      error: isTaken ? null : `answered ${answer.status}`,
      retryAfterSeconds: Number.isFinite(asked) ? Math.max(0, Math.min(asked, longestPauseSeconds)) : 0,
    };
  } catch (error) {
    return {
      status: null,
      error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      retryAfterSeconds: 0,
    };
  }
}

/** The id that receivers know a repetition by. */
export function messageId(deliveryId: string): string {
  return toGlobalId('delivery', deliveryId);
}

async function settle(deps: SendWebhooksDeps, delivery: TakenDelivery, answer: CallAnswer): Promise<void> {
  const { status, error } = answer;
  const isGone = status === 410;
  const isDead = error !== null && (isGone || delivery.attempts >= mostAttempts);
  const backOff = backOffSeconds(delivery.attempts, Math.random());
  await inTransaction(deps.database, async (tx) => {
    const endpoint = await lockEndpoint(tx, delivery.endpointId);
    const isOurs = await endDelivery(tx, delivery, {
      state: error === null ? 'DELIVERED' : isDead ? 'DEAD' : 'WAITING',
      ...{ status, error, pauseSeconds: Math.max(backOff, answer.retryAfterSeconds) },
    });
    if (!isOurs || endpoint === null) return;
    if (error === null) await countAlive(tx, endpoint.id);
    if (!isDead) return;
    const deadInARow = await countDead(tx, endpoint.id);
    if (endpoint.state !== 'ENABLED' || (!isGone && deadInARow < mostDeadInARow)) return;
    await disableEndpoint(tx, endpoint);
    await buryWaiting(tx, endpoint.id);
  });
  if (error !== null) {
    deps.logger.info(
      { endpointId: delivery.endpointId, deliveryId: delivery.id, attempts: delivery.attempts, error },
      'a webhook was not taken',
    );
  }
}
