import type { LoanReminderKind } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import type { VoucherUseRow } from './voucher-use-store.ts';

/** Whose loans: of one shop, or of all shops of a network. */
export type LoansOf = { readonly merchantId: string } | { readonly networkId: string };

export interface LoansPage {
  readonly of: LoansOf;
  readonly limit: number;
  readonly after: readonly [dueAt: string, voucherUseId: string] | null;
}

/** What is out of these, and not back. */
const out = (of: LoansOf) =>
  `voucher.${'merchantId' in of ? 'merchant_id' : 'network_id'} = $1 AND voucher.state = 'USED' AND voucher.kind = 'HOLD'`;
const idOf = (of: LoansOf) => ('merchantId' in of ? of.merchantId : of.networkId);

/** What is out, the first due first. Items and days, and nothing of who has them. */
export async function listLoansOut(database: Database, page: LoansPage): Promise<VoucherUseRow[]> {
  const { rows } = await database.pool.query<VoucherUseRow>({
    name: 'merchantId' in page.of ? 'loans_out_of_shop' : 'loans_out_of_network',
    text: `
      SELECT used.id, used.merchant_id AS "merchantId", voucher.offer_id AS "offerId", voucher.quantity,
        used.used_at AS "usedAt", used.undone_at AS "undoneAt", used.released_at AS "releasedAt", voucher.due_at AS "dueAt"
      FROM voucher JOIN voucher_use used ON used.voucher_id = voucher.id
      WHERE ${out(page.of)} AND ($2::timestamptz IS NULL OR (voucher.due_at, used.id) > ($2, $3::uuid))
      ORDER BY voucher.due_at, used.id LIMIT $4`,
    values: [idOf(page.of), page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
  });
  return rows;
}

export async function countLoansOut(database: Database, of: LoansOf): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    `SELECT count(*) AS count FROM voucher WHERE ${out(of)}`,
    [idOf(of)],
  );
  return rows[0]?.count ?? 0;
}

/** Holds that have been out for longer than their network lets any be, by PostgreSQL's clock. */
export async function listOldHolds(tx: Executor, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT voucher.id FROM network
    CROSS JOIN LATERAL (
      SELECT id, due_at FROM voucher
      WHERE voucher.network_id = network.id AND voucher.state = 'USED' AND voucher.kind = 'HOLD'
        AND voucher.due_at <= now() - make_interval(days => network.max_hold_days)
      ORDER BY due_at LIMIT ${limit}) AS voucher
    ORDER BY voucher.due_at LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

export interface Reminder {
  readonly voucherId: string;
  readonly networkId: string;
  readonly kind: LoanReminderKind;
  /** YYYY-MM-DD, in the network's own time. */
  readonly dueOn: string;
}

/**
 * Takes the reminders that are due now and writes down that they were given: from nine in the morning of the day before
 * until it is due, and from nine in the morning of the day after. Whoever writes first gives it.
 */
export function claimReminders(tx: Executor, limit: number): Promise<Reminder[]> {
  return tx.$queryRaw<Reminder[]>`
    WITH due AS (
      SELECT loan.id, network.id AS network_id, loan.due_on,
        CASE WHEN loan.is_past THEN 'AFTER' ELSE 'BEFORE' END::loan_reminder_kind AS kind
      FROM network
      CROSS JOIN LATERAL (
        SELECT voucher.id, voucher.due_at <= now() AS is_past, (voucher.due_at AT TIME ZONE network.time_zone)::date AS due_on
        FROM voucher
        WHERE voucher.network_id = network.id AND voucher.state = 'USED' AND voucher.kind = 'HOLD'
          AND voucher.due_at <= now() + interval '2 days'
      ) AS loan
      WHERE now() AT TIME ZONE network.time_zone >= loan.due_on + time '09:00' + CASE WHEN loan.is_past THEN 1 ELSE -1 END * interval '1 day'
        AND NOT EXISTS (
          SELECT FROM loan_reminder given
          WHERE given.voucher_id = loan.id AND given.kind = CASE WHEN loan.is_past THEN 'AFTER' ELSE 'BEFORE' END::loan_reminder_kind)
      LIMIT ${limit}
    ), given AS (
      INSERT INTO loan_reminder (voucher_id, kind, network_id) SELECT id, kind, network_id FROM due ORDER BY id
      ON CONFLICT DO NOTHING RETURNING voucher_id, kind
    )
    SELECT due.id AS "voucherId", due.network_id AS "networkId", due.kind, due.due_on::text AS "dueOn"
    FROM due JOIN given ON given.voucher_id = due.id AND given.kind = due.kind
    ORDER BY due.id`;
}
