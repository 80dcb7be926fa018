import { createHmac } from 'node:crypto';
import { mutate, type Outcome } from './mutate.ts';
import type { ReceivedRequest } from './receiver.ts';
import type { Person, World } from './world.ts';

export const allEvents = [
  'VOUCHER_USED',
  'VOUCHER_REVERSED',
  'OFFER_STATE_CHANGED',
  'MERCHANT_STATUS_CHANGED',
];

export interface Webhook {
  readonly id: string;
  readonly secret: string;
}

export function createWebhook(
  by: Person,
  input: {
    readonly merchantId?: string;
    readonly networkId?: string;
    readonly url: string;
    readonly events?: readonly string[];
  },
): Promise<Outcome & { secret?: string; webhook?: { id: string } }> {
  return mutate<{ secret: string; webhook: { id: string } }>(
    by,
    'createWebhook',
    { events: allEvents, ...input },
    '... on WebhookSecretSuccess { secret webhook { id } } ... on ValidationError { fields { path } }',
  );
}

export async function webhook(by: Person, input: Parameters<typeof createWebhook>[1]): Promise<Webhook> {
  const made = await createWebhook(by, input);
  if (made.secret === undefined || made.webhook === undefined) throw new Error(JSON.stringify(made));
  return { id: made.webhook.id, secret: made.secret };
}

/** What Standard Webhooks asks a receiver to check: see docs/api.md. */
export function isSigned({ headers, body }: ReceivedRequest, secret: string): boolean {
  const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body.toString('utf8')}`;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const expected = `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(expected);
}

export interface CallRow {
  readonly id: string;
  readonly event: string;
  readonly state: string;
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
}

export interface WebhookView {
  readonly id: string;
  readonly state: string;
  readonly deadCount: number;
  readonly deliveries: { readonly totalCount: number; readonly nodes: readonly CallRow[] };
}

/** The shop's endpoints as their owner sees them. */
export async function webhooksOf(by: Person, merchantId: string): Promise<readonly WebhookView[] | null> {
  const { node } = await by.client.ask<{ node: { webhooks: WebhookView[] | null } }>(
    `query ($id: ID!) { node(id: $id) { ... on Merchant { webhooks { id state deadCount
      deliveries(first: 50) { totalCount nodes { id event state attempts lastStatus lastError } } } } } }`,
    { id: merchantId },
  );
  return node.webhooks;
}

/** The next try of each waiting call of this world is its last. */
export async function letTriesRunOut(world: World): Promise<void> {
  await world.pool.query(`UPDATE webhook_delivery SET attempts = 11 WHERE state = 'WAITING'`);
}
