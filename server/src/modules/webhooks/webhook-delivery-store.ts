import type { WebhookDeliveryState, WebhookKind } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

/** A call that this process has taken to make it. */
export interface TakenDelivery {
  readonly id: string;
  readonly endpointId: string;
  readonly networkId: string;
  /** This one included. */
  readonly attempts: number;
  readonly url: string;
  readonly secret: Buffer;
  readonly formerSecret: Buffer | null;
  readonly kind: WebhookKind;
  readonly facts: unknown;
  readonly createdAt: Date;
}

/** Longer than the calls of one batch may take. */
const leaseSeconds = 60;
/** One receiver that is slow is not to keep the others waiting. */
const mostOfOne = 4;

/**
 * Takes calls that are due, a few of each endpoint: the oldest of every endpoint before the second of any, in no order
 * between them, so that however much waits for some, the others have their turn. The lease is committed before anything is sent: a process that dies
 * leaves its calls to another, which makes them again under the same ids.
 */
export async function takeDeliveries(database: Database, limit: number): Promise<readonly TakenDelivery[]> {
  const { rows } = await database.pool.query<TakenDelivery>({
    name: 'take_webhook_deliveries',
    text: `
      WITH next AS (
        SELECT picked.id, picked.turn FROM webhook_endpoint endpoint
        CROSS JOIN LATERAL (
          SELECT id, row_number() OVER (ORDER BY next_attempt_at, id) AS turn FROM (
            SELECT id, next_attempt_at FROM webhook_delivery
            WHERE endpoint_id = endpoint.id AND state = 'WAITING' AND next_attempt_at <= now()
              AND (leased_until IS NULL OR leased_until < now())
            ORDER BY next_attempt_at, id LIMIT $2) AS oldest) AS picked
        WHERE endpoint.state = 'ENABLED' ORDER BY picked.turn, random() LIMIT $1 * 4
      ), due AS (
        SELECT delivery.id FROM next JOIN webhook_delivery delivery ON delivery.id = next.id
        WHERE delivery.state = 'WAITING' AND delivery.next_attempt_at <= now()
          AND (delivery.leased_until IS NULL OR delivery.leased_until < now())
        ORDER BY next.turn LIMIT $1 FOR UPDATE OF delivery SKIP LOCKED
      ), taken AS (
        UPDATE webhook_delivery SET attempts = attempts + 1, leased_until = now() + make_interval(secs => $3)
        FROM due WHERE webhook_delivery.id = due.id RETURNING webhook_delivery.*
      )
      SELECT taken.id, taken.endpoint_id AS "endpointId", taken.network_id AS "networkId", taken.attempts, endpoint.url,
        endpoint.secret, CASE WHEN endpoint.former_secret_until > now() THEN endpoint.former_secret END AS "formerSecret",
        event.kind, event.facts, event.created_at AS "createdAt"
      FROM taken JOIN webhook_endpoint endpoint ON endpoint.id = taken.endpoint_id
      JOIN webhook_event event ON event.id = taken.event_id`,
    values: [limit, mostOfOne, leaseSeconds],
  });
  return rows;
}

export interface DeliveryEnd {
  readonly state: WebhookDeliveryState;
  readonly status: number | null;
  readonly error: string | null;
  /** Of one that goes on waiting. */
  readonly pauseSeconds: number;
}

/** False when the lease was over and another process has taken it since, or its endpoint was ended: nothing is written. */
export async function endDelivery(
  tx: Executor,
  taken: { readonly id: string; readonly attempts: number },
  end: DeliveryEnd,
): Promise<boolean> {
  const error = end.error?.slice(0, 500) ?? null;
  const count = await tx.$executeRaw`
    UPDATE webhook_delivery SET state = ${end.state}::webhook_delivery_state, leased_until = NULL,
      last_status = ${end.status}::smallint, last_error = ${error},
      next_attempt_at = CASE WHEN ${end.state} = 'WAITING' THEN now() + make_interval(secs => ${end.pauseSeconds}::float8)
        ELSE next_attempt_at END,
      ended_at = CASE WHEN ${end.state} = 'WAITING' THEN NULL ELSE now() END
    WHERE id = ${taken.id}::uuid AND attempts = ${taken.attempts} AND state = 'WAITING'`;
  return count > 0;
}

/** Of an endpoint that is called no more, for its owner to see and to replay. */
export async function buryWaiting(tx: Executor, endpointId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE webhook_delivery SET state = 'DEAD', ended_at = now(), leased_until = NULL,
      last_error = coalesce(last_error, 'the endpoint was disabled')
    WHERE endpoint_id = ${endpointId}::uuid AND state = 'WAITING'`;
}

const mostReplayed = 1_000;

/** Dead ones wait again, under their old ids; one, or the oldest thousand. Answers how many. */
export function reviveDead(tx: Executor, endpointId: string, deliveryId: string | null): Promise<number> {
  return tx.$executeRaw`
    UPDATE webhook_delivery SET state = 'WAITING', attempts = 0, next_attempt_at = now(), ended_at = NULL
    WHERE id IN (
      SELECT id FROM webhook_delivery
      WHERE endpoint_id = ${endpointId}::uuid AND state = 'DEAD' AND (${deliveryId}::uuid IS NULL OR id = ${deliveryId}::uuid)
      ORDER BY created_at, id LIMIT ${mostReplayed} FOR UPDATE)`;
}

export async function insertTest(
  tx: Executor,
  endpoint: { readonly id: string; readonly networkId: string; readonly merchantId: string | null },
): Promise<void> {
  await tx.$executeRaw`
    WITH event AS (
      INSERT INTO webhook_event (network_id, merchant_id, kind, facts)
      VALUES (${endpoint.networkId}::uuid, ${endpoint.merchantId}::uuid, 'TEST', '{}') RETURNING id)
    INSERT INTO webhook_delivery (network_id, endpoint_id, event_id)
    SELECT ${endpoint.networkId}::uuid, ${endpoint.id}::uuid, id FROM event`;
}

export interface WebhookDeliveryRow {
  readonly id: string;
  readonly kind: WebhookKind;
  readonly state: WebhookDeliveryState;
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly nextAttemptAt: Date;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

/** The newest first. */
export async function listDeliveries(
  database: Database,
  page: {
    readonly endpointId: string;
    readonly state: WebhookDeliveryState | null;
    readonly limit: number;
    readonly after: readonly [moment: string, id: string] | null;
  },
): Promise<WebhookDeliveryRow[]> {
  const { rows } = await database.pool.query<WebhookDeliveryRow>(
    `SELECT delivery.id, event.kind, delivery.state, attempts, last_status AS "lastStatus", last_error AS "lastError",
        next_attempt_at AS "nextAttemptAt", delivery.created_at AS "createdAt", ended_at AS "endedAt"
      FROM webhook_delivery delivery JOIN webhook_event event ON event.id = delivery.event_id
      WHERE endpoint_id = $1 AND ($2::webhook_delivery_state IS NULL OR delivery.state = $2::webhook_delivery_state)
        AND ($3::timestamptz IS NULL OR (delivery.created_at, delivery.id) < ($3::timestamptz, $4::uuid))
      ORDER BY delivery.created_at DESC, delivery.id DESC LIMIT $5`,
    [page.endpointId, page.state, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
  );
  return rows;
}

export function countDeliveriesOf(
  database: Database,
  endpointId: string,
  state: WebhookDeliveryState | null,
): Promise<number> {
  return database.prisma.webhookDelivery.count({
    where: { endpointId, ...(state === null ? {} : { state }) },
  });
}

export async function countDeliveries(database: Database): Promise<{ waiting: number; dead: number }> {
  const { rows } = await database.pool.query<{ waiting: number; dead: number }>(`
    SELECT (SELECT count(*) FROM webhook_delivery WHERE state = 'WAITING') AS waiting,
      (SELECT count(*) FROM webhook_delivery WHERE state = 'DEAD') AS dead`);
  return rows[0] ?? { waiting: 0, dead: 0 };
}

/** What happened long ago goes, whatever became of it: nobody waits for it any more. */
export async function sweepWebhooks(database: Database, keptDays: number): Promise<void> {
  await database.pool.query(
    `DELETE FROM webhook_event WHERE id IN (
      SELECT id FROM webhook_event WHERE created_at < now() - make_interval(days => $1) ORDER BY created_at LIMIT 10000)`,
    [keptDays],
  );
}
