import type { FieldProblem } from '../../graphql/user-error.ts';
import type { WebhookKind } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { SecretBox } from '../../platform/secret-box.ts';
import { type Executor, enqueueJob, inTransaction } from '../../platform/transaction.ts';
import { buryWaiting, insertTest, reviveDead } from './webhook-delivery-store.ts';
import {
  changeEndpoint,
  findSecret,
  lockEndpoint,
  type WebhookEndpointRow,
} from './webhook-endpoint-store.ts';
import { webhookProblems } from './webhook-input.ts';
import { findWebhookManager } from './webhook-policy.ts';
import { newSecret, writeSecret } from './webhook-signature.ts';

/** How long the secret before goes on signing beside the new one. */
const formerSecretHours = 24;

interface EndpointCommand {
  readonly userId: string;
  readonly endpointId: string | null;
}

/** All of these are FORBIDDEN to who does not manage the endpoint, and where there is none. */
type Forbidden = { readonly outcome: 'FORBIDDEN' };

export type UpdateWebhookOutcome =
  | { readonly outcome: 'DONE'; readonly endpoint: WebhookEndpointRow }
  | Forbidden
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * Changes where and of what is told, and whether at all; null leaves a thing as it is. One that is disabled keeps what
 * waited, as dead, to be replayed.
 *
 * - DONE: the endpoint as it is now. INVALID: as for createWebhook.
 */
export function updateWebhook(
  deps: { readonly database: Database; readonly allowsLoopback: boolean },
  command: EndpointCommand & {
    readonly url: string | null;
    readonly kinds: readonly WebhookKind[] | null;
    readonly isEnabled: boolean | null;
  },
): Promise<UpdateWebhookOutcome> {
  const { isEnabled } = command;
  const change = {
    ...(command.url === null ? {} : { url: command.url }),
    ...(command.kinds === null ? {} : { kinds: [...new Set(command.kinds)] }),
  };
  return withEndpoint(deps, command, async (tx, endpoint) => {
    const problems = webhookProblems(change, deps);
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const state = isEnabled === null ? endpoint.state : isEnabled ? 'ENABLED' : 'DISABLED';
    const changed = await changeEndpoint(tx, endpoint.id, {
      ...change,
      ...(state === endpoint.state ? {} : { state }),
    });
    if (state === 'DISABLED') await buryWaiting(tx, endpoint.id);
    return { outcome: 'DONE', endpoint: changed };
  });
}

/** Ends an endpoint for good; what waited is not sent. DONE. */
export function removeWebhook(
  deps: { readonly database: Database },
  command: EndpointCommand,
): Promise<{ readonly outcome: 'DONE'; readonly endpoint: WebhookEndpointRow } | Forbidden> {
  return withEndpoint(deps, command, async (tx, endpoint) => {
    const removed = await changeEndpoint(tx, endpoint.id, { state: 'REMOVED' });
    await buryWaiting(tx, endpoint.id);
    return { outcome: 'DONE', endpoint: removed };
  });
}

export type RotateWebhookSecretOutcome =
  | { readonly outcome: 'ROTATED'; readonly endpoint: WebhookEndpointRow; readonly secret: string }
  | Forbidden;

/** A new secret, shown this once. The one before signs beside it for a day; one still before that ends at once. */
export function rotateWebhookSecret(
  deps: { readonly database: Database; readonly webhookSecrets: SecretBox },
  command: EndpointCommand,
): Promise<RotateWebhookSecretOutcome> {
  return withEndpoint(deps, command, async (tx, { id }) => {
    const secret = newSecret();
    const endpoint = await changeEndpoint(tx, id, {
      secret: deps.webhookSecrets.close(secret),
      formerSecret: await findSecret(tx, id),
      formerSecretUntil: new Date(Date.now() + formerSecretHours * 3_600_000),
    });
    return { outcome: 'ROTATED', endpoint, secret: writeSecret(secret) };
  });
}

export type ReplayWebhookOutcome =
  | { readonly outcome: 'REPLAYED'; readonly endpoint: WebhookEndpointRow; readonly count: number }
  | { readonly outcome: 'DISABLED' }
  | Forbidden;

/**
 * Dead calls are made again under their old ids: one (`deliveryId`), or the oldest thousand (`ALL`).
 *
 * - REPLAYED: how many wait again; none when there was no such dead call.
 * - DISABLED: nobody listens; enable it first.
 */
export function replayWebhook(
  deps: { readonly database: Database },
  command: EndpointCommand & { readonly deliveryId: string },
): Promise<ReplayWebhookOutcome> {
  const deliveryId = command.deliveryId === 'ALL' ? null : command.deliveryId;
  return withEndpoint(deps, command, async (tx, endpoint) => {
    if (endpoint.state !== 'ENABLED') return { outcome: 'DISABLED' };
    const count = await reviveDead(tx, endpoint.id, deliveryId);
    if (count > 0) await enqueueJob(tx, 'send_webhooks', {});
    return { outcome: 'REPLAYED', endpoint, count };
  });
}

/** Calls an endpoint with an event of the type `test`. DONE: it is on its way. DISABLED: enable it first. */
export function testWebhook(
  deps: { readonly database: Database },
  command: EndpointCommand,
): Promise<
  | { readonly outcome: 'DONE'; readonly endpoint: WebhookEndpointRow }
  | { readonly outcome: 'DISABLED' }
  | Forbidden
> {
  return withEndpoint(deps, command, async (tx, endpoint) => {
    if (endpoint.state !== 'ENABLED') return { outcome: 'DISABLED' };
    await insertTest(tx, endpoint);
    await enqueueJob(tx, 'send_webhooks', {});
    return { outcome: 'DONE', endpoint };
  });
}

async function withEndpoint<Outcome>(
  deps: { readonly database: Database },
  { userId, endpointId }: EndpointCommand,
  work: (tx: Executor, endpoint: WebhookEndpointRow) => Promise<Outcome>,
): Promise<Outcome | Forbidden> {
  if (endpointId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx): Promise<Outcome | Forbidden> => {
    const endpoint = await lockEndpoint(tx, endpointId);
    const manager = endpoint === null ? null : await findWebhookManager(tx, endpoint, userId);
    return endpoint === null || manager === null ? { outcome: 'FORBIDDEN' } : work(tx, endpoint);
  });
}
