import type pg from 'pg';

/** The books as one moment has them. All but `transfers` must be 0 at every moment. */
export interface Totals {
  readonly transfers: number;
  /** What members have and hold as their rows say, what shops got and what networks gave out as transfers say. */
  readonly sumOfAllAccounts: number;
  /** Member accounts whose row is not the sum of its transfers. */
  readonly membersOff: number;
  /** Offers whose sold units are not what vouchers hold, or with what is left are not the whole. */
  readonly offersOff: number;
}

/** Several statements of one REPEATABLE READ transaction: all of them see one moment, whatever is written meanwhile. */
export async function readTotals(client: pg.ClientBase): Promise<Totals> {
  await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  try {
    const transfers = await numberOf(client, 'SELECT count(*) AS number FROM transfer');
    const ofMembers = await numberOf(
      client,
      'SELECT coalesce(sum(balance), 0) AS number FROM ledger_account',
    );
    const ofOthers = await numberOf(
      client,
      `SELECT coalesce(sum(CASE WHEN account.id = transfer.to_account_id THEN points ELSE -points END), 0) AS number
      FROM ledger_account account
      JOIN transfer ON account.id IN (transfer.from_account_id, transfer.to_account_id)
      WHERE account.kind IN ('MERCHANT', 'COMMUNITY_GOAL', 'NETWORK_ISSUANCE')`,
    );
    const membersOff = await numberOf(
      client,
      `SELECT count(*) AS number FROM ledger_account account
      LEFT JOIN (
        SELECT account_id, sum(change) AS total FROM (
          SELECT to_account_id AS account_id, points AS change FROM transfer
          UNION ALL SELECT from_account_id, -points FROM transfer) AS entry
        GROUP BY account_id
      ) AS entries ON entries.account_id = account.id
      WHERE account.balance IS NOT NULL AND account.balance <> coalesce(entries.total, 0)`,
    );
    const offersOff = await numberOf(
      client,
      `SELECT count(*) AS number FROM offer_stock stock
      LEFT JOIN (
        SELECT offer_id, count(*) AS units FROM voucher WHERE state IN ('ISSUED', 'USED') GROUP BY offer_id
      ) AS held ON held.offer_id = stock.offer_id
      WHERE stock.sold <> coalesce(held.units, 0) OR stock.sold + stock.stock_left <> stock.stock_total`,
    );
    return { transfers, sumOfAllAccounts: ofMembers + ofOthers, membersOff, offersOff };
  } finally {
    await client.query('ROLLBACK');
  }
}

async function numberOf(client: pg.ClientBase, statement: string): Promise<number> {
  const { rows } = await client.query<{ number: string }>(statement);
  return Number(rows[0]?.number);
}
