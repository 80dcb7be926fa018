import type { DeliveryChannel, Language, NoticeKind } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';

/** A message that this process has taken to send it. */
export interface TakenMessage {
  readonly id: string;
  readonly networkId: string;
  readonly userId: string;
  readonly channel: DeliveryChannel;
  readonly collects: boolean;
  /** This one included. It also tells the lease: who comes later has a higher number. */
  readonly attempts: number;
}

/** Longer than the sending of a whole batch may take. */
const leaseSeconds = 120;

/**
 * Takes messages that are due. The lease is committed before anything is sent: a process that dies while it sends leaves
 * the message to another when the lease is over, which sends it again, with the same id.
 */
export async function takeMessages(
  database: Database,
  channels: readonly DeliveryChannel[],
  limit: number,
): Promise<readonly TakenMessage[]> {
  const { rows } = await database.pool.query<TakenMessage>({
    name: 'take_messages',
    text: `
      UPDATE outgoing_message SET attempts = attempts + 1, leased_until = now() + make_interval(secs => $3)
      WHERE id IN (
        SELECT id FROM outgoing_message
        WHERE state = 'WAITING' AND next_attempt_at <= now() AND channel::text = ANY ($1)
          AND (leased_until IS NULL OR leased_until < now())
        ORDER BY next_attempt_at, id LIMIT $2 FOR UPDATE SKIP LOCKED)
      RETURNING id, network_id AS "networkId", user_id AS "userId", channel, collects, attempts`,
    values: [channels, limit, leaseSeconds],
  });
  return rows;
}

export interface MessageContent {
  readonly messageId: string;
  readonly language: Language;
  /** PostgreSQL's. */
  readonly now: Date;
  readonly networkZone: string;
  readonly networkSlug: string;
  readonly networkTh: string;
  readonly networkEn: string;
  readonly notices: readonly {
    readonly id: string;
    readonly kind: NoticeKind;
    readonly parameters: unknown;
  }[];
}

/** What of these messages is still to be told: what has been read in the app meanwhile is not. */
export async function loadContents(
  database: Database,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, MessageContent>> {
  const now = await databaseNow(database);
  const rows = await database.prisma.outgoingMessage.findMany({
    where: { id: { in: [...messageIds] } },
    select: {
      id: true,
      user: { select: { language: true } },
      network: { select: { slug: true, nameTh: true, nameEn: true, timeZone: true } },
      deliveries: {
        where: { notice: { readAt: null } },
        orderBy: { noticeId: 'asc' },
        select: { notice: { select: { id: true, kind: true, parameters: true } } },
      },
    },
  });
  return new Map(
    rows.map(({ id, user, network, deliveries }) => [
      id,
      {
        messageId: id,
        language: user.language,
        now,
        networkZone: network.timeZone,
        networkSlug: network.slug,
        networkTh: network.nameTh,
        networkEn: network.nameEn,
        notices: deliveries.map(({ notice }) => notice),
      },
    ]),
  );
}

async function databaseNow(database: Database): Promise<Date> {
  const { rows } = await database.pool.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  return rows[0]?.now ?? new Date();
}

export type MessageEnd =
  | { readonly state: 'SENT' | 'DROPPED' }
  | { readonly state: 'GIVEN_UP'; readonly error: string }
  | { readonly state: 'WAITING'; readonly error: string; readonly pauseSeconds: number }
  /** It was not tried: the person's quiet hours have come in between. */
  | { readonly state: 'POSTPONED'; readonly until: Date };

/** Writes down what became of a try. One whose lease was over, and that another process has taken since, writes nothing. */
export async function settleMessage(database: Database, taken: TakenMessage, end: MessageEnd): Promise<void> {
  if (end.state === 'POSTPONED') {
    await database.pool.query({
      name: 'postpone_message',
      text: `
        UPDATE outgoing_message SET attempts = attempts - 1, leased_until = NULL, next_attempt_at = $3
        WHERE id = $1 AND attempts = $2 AND state = 'WAITING'`,
      values: [taken.id, taken.attempts, end.until],
    });
    return;
  }
  await database.pool.query({
    name: 'settle_message',
    text: `
      UPDATE outgoing_message SET state = $3::message_state, leased_until = NULL, last_error = $4,
        next_attempt_at = CASE WHEN $3 = 'WAITING' THEN now() + make_interval(secs => $5) ELSE next_attempt_at END,
        ended_at = CASE WHEN $3 = 'WAITING' THEN NULL ELSE now() END
      WHERE id = $1 AND attempts = $2 AND state = 'WAITING'`,
    values: [
      taken.id,
      taken.attempts,
      end.state,
      'error' in end ? end.error.slice(0, 500) : null,
      end.state === 'WAITING' ? end.pauseSeconds : 0,
    ],
  });
}

/** Notes that a channel works, or does not; writes only when that is news. */
export async function noteChannel(
  database: Database,
  channel: DeliveryChannel,
  error: string | null,
): Promise<void> {
  if (error === null) {
    await database.pool.query(
      `UPDATE channel_state SET failing_since = NULL, last_error = NULL
        WHERE channel = $1::delivery_channel AND failing_since IS NOT NULL`,
      [channel],
    );
  } else {
    await database.pool.query(
      `INSERT INTO channel_state (channel, failing_since, last_error) VALUES ($1::delivery_channel, now(), $2)
        ON CONFLICT (channel) DO UPDATE SET failing_since = now(), last_error = excluded.last_error
        WHERE channel_state.failing_since IS NULL`,
      [channel, error.slice(0, 500)],
    );
  }
}

export async function failingChannels(database: Database): Promise<readonly DeliveryChannel[]> {
  const rows = await database.prisma.channelState.findMany({ where: { failingSince: { not: null } } });
  return rows.map(({ channel }) => channel);
}

export async function countMessages(
  database: Database,
): Promise<readonly { readonly channel: DeliveryChannel; readonly state: string; readonly count: number }[]> {
  const { rows } = await database.pool.query<{ channel: DeliveryChannel; state: string; count: number }>(`
    SELECT channel, 'WAITING' AS state, count(*) FROM outgoing_message WHERE state = 'WAITING' GROUP BY channel
    UNION ALL
    SELECT channel, 'GIVEN_UP', count(*) FROM outgoing_message WHERE state = 'GIVEN_UP' GROUP BY channel`);
  return rows;
}

/** What ended long ago goes; its deliveries with it. */
export async function sweepMessages(database: Database, keptDays: number): Promise<void> {
  await database.pool.query(
    `DELETE FROM outgoing_message WHERE id IN (
      SELECT id FROM outgoing_message WHERE ended_at < now() - make_interval(days => $1) ORDER BY ended_at LIMIT 10000)`,
    [keptDays],
  );
}
