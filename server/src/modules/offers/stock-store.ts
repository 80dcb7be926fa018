import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

/** As the table's CHECK has it. */
export const stockLimit = 10_000_000;

export interface StockRow {
  readonly offerId: string;
  /** Null: unlimited. */
  readonly stockTotal: number | null;
  readonly stockLeft: number | null;
}

const select = { offerId: true, stockTotal: true, stockLeft: true } as const;

/** Batch load for {@link Loaders}. */
export async function loadStocksByOfferId(
  database: Database,
  offerIds: readonly string[],
): Promise<ReadonlyMap<string, StockRow>> {
  const { rows } = await database.pool.query<StockRow>({
    name: 'load_stocks',
    text: `SELECT offer_id AS "offerId", stock_total AS "stockTotal", stock_left AS "stockLeft"
      FROM offer_stock WHERE offer_id = ANY ($1::uuid[])`,
    values: [offerIds],
  });
  return new Map(rows.map((row) => [row.offerId, row]));
}

export function findStock(executor: Executor, offerId: string): Promise<StockRow | null> {
  return executor.offerStock.findUnique({ where: { offerId }, select });
}

/** In SQL, because the application may not write the count of what is sold, not even its zero. */
export async function insertStock(
  tx: Executor,
  stock: { readonly offerId: string; readonly networkId: string; readonly stockTotal: number | null },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO offer_stock (offer_id, network_id, stock_total)
    VALUES (${stock.offerId}::uuid, ${stock.networkId}::uuid, ${stock.stockTotal})`;
}

/** The stock of an offer that nobody can have redeemed yet. */
export async function setStock(tx: Executor, offerId: string, stockTotal: number | null): Promise<void> {
  await tx.offerStock.updateMany({ where: { offerId }, data: { stockTotal } });
}

export interface StockChange {
  readonly offerId: string;
  readonly delta: number;
  readonly membershipId: string;
  /** Null: sent without one. */
  readonly idempotencyKey: string | null;
}

/**
 * Adds to the stock, or takes from it, and writes it onto the timeline, in one statement: the row that every redemption
 * waits for is held no longer than its commit takes. The condition is judged on the row as it is once we have it, after
 * all redemptions before us; CHECK offer_stock_left_not_negative stands behind it. False when nothing was changed: the
 * stock is unlimited, fewer are left, it would grow beyond the limit, or the offer has ended. Throws what the unique index
 * case_event_idempotency_key says of a key that was written before.
 */
export async function addStock(executor: Executor, change: StockChange): Promise<boolean> {
  const { offerId, delta, membershipId, idempotencyKey } = change;
  const added = await executor.$executeRaw`
    WITH changed AS (
      UPDATE offer_stock SET stock_total = stock_total + ${delta}::integer
      WHERE offer_id = ${offerId}::uuid AND stock_total + ${delta}::integer BETWEEN sold AND ${stockLimit}::integer
        AND EXISTS (SELECT FROM offer WHERE offer.id = ${offerId}::uuid AND offer.state <> 'ENDED')
      RETURNING offer_id, network_id
    )
    INSERT INTO case_event (id, network_id, offer_id, action, actor, membership_id, reason, idempotency_key)
    SELECT ${newId()}::uuid, network_id, offer_id, 'STOCK_CHANGED', 'MERCHANT', ${membershipId}::uuid, ${signed(delta)},
      ${idempotencyKey}
    FROM changed`;
  return added === 1;
}

/** What a key has changed the stock by, as {@link signed} writes it; null when it was not used. */
export async function findStockChange(
  executor: Executor,
  offerId: string,
  idempotencyKey: string,
): Promise<string | null> {
  const event = await executor.caseEvent.findFirst({
    where: { offerId, idempotencyKey },
    select: { reason: true },
  });
  return event?.reason ?? null;
}

/** "+5" or "−5": the timeline's reason of a change of stock. */
export function signed(delta: number): string {
  return delta < 0 ? `−${-delta}` : `+${delta}`;
}
