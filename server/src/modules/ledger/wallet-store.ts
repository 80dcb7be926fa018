import type { Database } from '../../platform/postgres.ts';

export interface WalletRow {
  readonly available: number;
  readonly held: number;
  readonly earnedTotal: number;
}

interface Row {
  readonly member_id: string;
  readonly available: number;
  readonly held: number;
  readonly earned_total: number;
}

/** Batch load for {@link Loaders}: the wallets of these members. */
export async function loadWalletsByMember(
  database: Database,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, WalletRow>> {
  const { rows } = await database.pool.query<Row>({
    name: 'wallets',
    text: `
      SELECT own.member_id, own.balance AS available, own_held.balance AS held, own.earned_total
      FROM ledger_account own
      JOIN ledger_account own_held ON own_held.member_id = own.member_id AND own_held.kind = 'MEMBER_HELD'
      WHERE own.member_id = ANY ($1::uuid[]) AND own.kind = 'MEMBER_AVAILABLE'`,
    values: [memberIds],
  });
  return new Map(
    rows.map((row) => [
      row.member_id,
      { available: row.available, held: row.held, earnedTotal: row.earned_total },
    ]),
  );
}
