import type { MerchantStatus } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export interface ReviewRow {
  readonly merchantId: string;
  readonly networkId: string;
  readonly status: MerchantStatus;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly ownedSince: Date | null;
  /** Null when nothing waits for a coordinator. */
  readonly dueAt: Date | null;
  readonly isOverdue: boolean;
  readonly hasPicture: boolean;
  readonly hasPlace: boolean;
  readonly isChecklistRequired: boolean;
  readonly openItemCount: number;
  readonly openNoteCount: number;
}

const reviews = `
  SELECT merchant.id AS "merchantId", merchant.network_id AS "networkId", merchant.status,
    owner.id AS "ownerId", owner.display_name AS "ownerName",
    CASE WHEN owner.id IS NOT NULL THEN merchant_case.owned_since END AS "ownedSince",
    due.at AS "dueAt", coalesce(due.at <= now(), false) AS "isOverdue",
    merchant.picture_id IS NOT NULL OR merchant.picture_key IS NOT NULL AS "hasPicture",
    num_nonnulls(merchant.address, merchant.latitude, merchant.place_id) > 0 AS "hasPlace",
    network.checklist_required AS "isChecklistRequired",
    (SELECT count(*)::integer FROM checklist_item item
      WHERE item.network_id = merchant.network_id AND item.removed_at IS NULL AND NOT EXISTS (
        SELECT FROM checklist_tick tick WHERE tick.merchant_id = merchant.id AND tick.item_id = item.id)
    ) AS "openItemCount",
    (SELECT count(*)::integer FROM case_note note
      WHERE note.merchant_id = merchant.id AND note.settled_at IS NULL) AS "openNoteCount"
  FROM merchant
  JOIN network ON network.id = merchant.network_id
  LEFT JOIN merchant_case ON merchant_case.merchant_id = merchant.id
  LEFT JOIN membership owner ON owner.id = merchant_case.owner_id
    AND owner.status = 'ACTIVE' AND 'COORDINATOR' = ANY (owner.roles)
  CROSS JOIN LATERAL (
    SELECT CASE WHEN merchant.status = 'APPLIED'
      THEN working_days_after(merchant.applied_at, network.case_due_days, network.time_zone) END AS at) AS due
  WHERE merchant.id = ANY ($1::uuid[])`;

/** Batch load for {@link Loaders}: what a coordinator works by, of each shop. PostgreSQL's clock says what is overdue. */
export async function loadReviews(
  database: Database,
  merchantIds: readonly string[],
): Promise<ReadonlyMap<string, ReviewRow>> {
  const { rows } = await database.pool.query<ReviewRow>({
    name: 'merchant_reviews',
    text: reviews,
    values: [merchantIds],
  });
  return new Map(rows.map((row) => [row.merchantId, row]));
}

/** As {@link loadReviews}, in a transaction that has the shop locked. */
export async function findReview(tx: Executor, merchantId: string): Promise<ReviewRow | null> {
  const [row] = await tx.$queryRawUnsafe<ReviewRow[]>(reviews, [merchantId]);
  return row ?? null;
}

export interface OverdueCase {
  readonly merchantId: string;
  readonly networkId: string;
}

/** Applications past their due date, of whose submission nobody has been told yet. */
export async function findUntoldOverdueCases(
  database: Database,
  limit: number,
): Promise<readonly OverdueCase[]> {
  const { rows } = await database.pool.query<OverdueCase>({
    name: 'untold_overdue_cases',
    text: `
      SELECT merchant.id AS "merchantId", merchant.network_id AS "networkId"
      FROM network JOIN merchant ON merchant.network_id = network.id AND merchant.status = 'APPLIED'
      LEFT JOIN merchant_case ON merchant_case.merchant_id = merchant.id
      WHERE merchant.applied_at < now() - make_interval(days => network.case_due_days)
        AND working_days_after(merchant.applied_at, network.case_due_days, network.time_zone) <= now()
        AND merchant_case.told_overdue_of IS DISTINCT FROM merchant.applied_at
      ORDER BY merchant.applied_at LIMIT $1`,
    values: [limit],
  });
  return rows;
}
