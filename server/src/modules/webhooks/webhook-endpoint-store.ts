import type { WebhookKind, WebhookState } from '../../platform/generated/enums.ts';
import type { Executor } from '../../platform/transaction.ts';

/** Whose an endpoint is: a shop's, or, without one, the network's. */
export interface WebhookOwner {
  readonly networkId: string;
  readonly merchantId: string | null;
}

export interface WebhookEndpointRow {
  readonly id: string;
  readonly networkId: string;
  readonly merchantId: string | null;
  readonly url: string;
  readonly kinds: readonly WebhookKind[];
  readonly state: WebhookState;
  readonly stateSince: Date;
  readonly formerSecretUntil: Date | null;
  readonly createdAt: Date;
}

const select = {
  id: true,
  networkId: true,
  merchantId: true,
  url: true,
  kinds: true,
  state: true,
  stateSince: true,
  formerSecretUntil: true,
  createdAt: true,
} as const;

/** Of one shop, or of one network; the oldest first. */
export function listEndpoints(executor: Executor, owner: WebhookOwner): Promise<WebhookEndpointRow[]> {
  return executor.webhookEndpoint.findMany({
    where: { networkId: owner.networkId, merchantId: owner.merchantId, state: { not: 'REMOVED' } },
    select,
    orderBy: { id: 'asc' },
  });
}

/** Null when there is none, or it was removed. */
export function findEndpoint(executor: Executor, id: string): Promise<WebhookEndpointRow | null> {
  return executor.webhookEndpoint.findFirst({ where: { id, state: { not: 'REMOVED' } }, select });
}

/**
 * Locks the endpoint, so that a change of its state and the end of a delivery come one after the other. Null when there is
 * none, or it was removed.
 */
export async function lockEndpoint(tx: Executor, id: string): Promise<WebhookEndpointRow | null> {
  await tx.$queryRaw`SELECT 1 FROM webhook_endpoint WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return findEndpoint(tx, id);
}

/** One after the other counts and adds, for each owner: a limit that is looked at is then kept. */
export async function lockEndpointsOf(tx: Executor, owner: WebhookOwner): Promise<number> {
  const key = `webhooks ${owner.networkId} ${owner.merchantId ?? ''}`;
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))) AS locked`;
  return tx.webhookEndpoint.count({ where: { ...owner, state: { not: 'REMOVED' } } });
}

export function insertEndpoint(
  tx: Executor,
  endpoint: WebhookOwner & {
    readonly id: string;
    readonly url: string;
    readonly kinds: readonly WebhookKind[];
    readonly secret: Uint8Array<ArrayBuffer>;
    readonly createdBy: string;
  },
): Promise<WebhookEndpointRow> {
  return tx.webhookEndpoint.create({ data: { ...endpoint, kinds: [...endpoint.kinds] }, select });
}

export interface EndpointChange {
  readonly url?: string;
  readonly kinds?: readonly WebhookKind[];
  readonly state?: WebhookState;
  readonly secret?: Uint8Array<ArrayBuffer>;
  readonly formerSecret?: Uint8Array<ArrayBuffer> | null;
  readonly formerSecretUntil?: Date | null;
}

/** The caller holds its lock. One that is enabled begins anew with counting what failed. */
export function changeEndpoint(
  tx: Executor,
  id: string,
  { kinds, ...change }: EndpointChange,
): Promise<WebhookEndpointRow> {
  return tx.webhookEndpoint.update({
    where: { id },
    data: {
      ...change,
      ...(kinds === undefined ? {} : { kinds: [...kinds] }),
      ...(change.state === undefined ? {} : { stateSince: new Date() }),
      ...(change.state === 'ENABLED' ? { deadInARow: 0 } : {}),
    },
    select,
  });
}

export async function findSecret(tx: Executor, id: string): Promise<Uint8Array<ArrayBuffer>> {
  return (await tx.webhookEndpoint.findUniqueOrThrow({ where: { id }, select: { secret: true } })).secret;
}

/** How many deliveries in a row were given up, this one included. */
export async function countDead(tx: Executor, id: string): Promise<number> {
  const { deadInARow } = await tx.webhookEndpoint.update({
    where: { id },
    data: { deadInARow: { increment: 1 } },
    select: { deadInARow: true },
  });
  return deadInARow;
}

export async function countAlive(tx: Executor, id: string): Promise<void> {
  await tx.webhookEndpoint.updateMany({ where: { id, deadInARow: { gt: 0 } }, data: { deadInARow: 0 } });
}

/** Null when there is no such shop. */
export async function findNetworkOfShop(tx: Executor, merchantId: string): Promise<string | null> {
  const shop = await tx.merchant.findUnique({ where: { id: merchantId }, select: { networkId: true } });
  return shop?.networkId ?? null;
}
