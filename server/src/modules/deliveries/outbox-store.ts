import type { DeliveryChannel, NoticeKind } from '../../platform/generated/enums.ts';
import type { Executor } from '../../platform/transaction.ts';

export interface OutboxRow {
  readonly noticeId: string;
  readonly networkId: string;
  readonly userId: string;
  readonly kind: NoticeKind;
  readonly networkZone: string;
  /** PostgreSQL's. */
  readonly now: Date;
}

/**
 * The oldest notices that have not been planned, locked. Any number of planners may run: SKIP LOCKED leaves a notice to
 * the one that has it.
 */
export function takeFromOutbox(tx: Executor, limit: number): Promise<OutboxRow[]> {
  return tx.$queryRaw<OutboxRow[]>`
    SELECT notice.id AS "noticeId", notice.network_id AS "networkId", notice.user_id AS "userId", notice.kind,
      network.time_zone AS "networkZone", clock_timestamp() AS now
    FROM notice_outbox
    JOIN notice ON notice.id = notice_outbox.notice_id
    JOIN network ON network.id = notice.network_id
    ORDER BY notice_outbox.notice_id LIMIT ${limit} FOR UPDATE OF notice_outbox SKIP LOCKED`;
}

export async function clearOutbox(tx: Executor, noticeIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`DELETE FROM notice_outbox WHERE notice_id = ANY (${[...noticeIds]}::uuid[])`;
}

export interface PlannedMessage {
  readonly id: string;
  readonly networkId: string;
  readonly userId: string;
  readonly channel: DeliveryChannel;
  readonly dueAt: Date;
  /** True when others of the same moment go out with it. */
  readonly collects: boolean;
}

/**
 * Writes messages, and answers under which id each of them stands: a collection that is open for its moment already is
 * added to (unique index outgoing_message_collecting). They are written in the index's order, so that two planners with
 * the same collections do not wait for each other.
 */
export async function writeMessages(
  tx: Executor,
  messages: readonly PlannedMessage[],
): Promise<ReadonlyMap<string, string>> {
  const ordered = messages.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  const rows = await tx.$queryRaw<{ wanted: string; id: string }[]>`
    WITH planned AS (
      SELECT * FROM unnest(
        ${ordered.map((m) => m.id)}::uuid[], ${ordered.map((m) => m.networkId)}::uuid[],
        ${ordered.map((m) => m.userId)}::uuid[], ${ordered.map((m) => m.channel)}::text[]::delivery_channel[],
        ${ordered.map((m) => m.dueAt)}::timestamptz[], ${ordered.map((m) => m.collects)}::boolean[]
      ) AS p (id, network_id, user_id, channel, due_at, collects)
    ), written AS (
      INSERT INTO outgoing_message (id, network_id, user_id, channel, due_at, next_attempt_at, collects)
      SELECT id, network_id, user_id, channel, due_at, due_at, collects FROM planned
      ON CONFLICT (network_id, user_id, channel, due_at) WHERE collects AND state = 'WAITING' AND attempts = 0
      DO UPDATE SET due_at = excluded.due_at
      RETURNING *
    )
    SELECT planned.id AS wanted, written.id FROM planned JOIN written ON written.id = planned.id OR (
      planned.collects AND written.collects AND written.network_id = planned.network_id
      AND written.user_id = planned.user_id AND written.channel = planned.channel
      AND written.due_at = planned.due_at::timestamptz(3))`;
  return new Map(rows.map(({ wanted, id }) => [wanted, id]));
}

const orderOf = (m: PlannedMessage): string =>
  [m.networkId, m.userId, m.channel, m.dueAt.toISOString(), m.id].join(' ');

/** Of a notice that was planned before, nothing is written: it goes out once over each channel. */
export async function writeDeliveries(
  tx: Executor,
  deliveries: readonly {
    readonly noticeId: string;
    readonly networkId: string;
    readonly channel: DeliveryChannel;
    readonly messageId: string;
  }[],
): Promise<void> {
  await tx.noticeDelivery.createMany({ data: [...deliveries], skipDuplicates: true });
}
