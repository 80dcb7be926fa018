import type { Database } from '../../platform/postgres.ts';

export interface WalletRow {
  readonly available: number;
  readonly held: number;
  readonly earnedTotal: number;
}

/** The key of {@link loadWalletsByMember}. */
export function walletKey(networkId: string, memberId: string): string {
  return `${networkId}:${memberId}`;
}

interface Row {
  readonly network_id: string;
  readonly member_id: string;
  readonly available: number;
  readonly held: number;
  readonly earned_total: number;
}

/** Batch load for {@link Loaders}, by {@link walletKey}. */
export async function loadWalletsByMember(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, WalletRow>> {
  const asked = keys.map((key) => key.split(':'));
  const { rows } = await database.pool.query<Row>({
    name: 'wallets',
    text: `
      SELECT own.network_id, own.member_id, own.balance AS available, own_held.balance AS held, own.earned_total
      FROM ledger_account own
      JOIN ledger_account own_held ON own_held.network_id = own.network_id AND own_held.member_id = own.member_id
        AND own_held.kind = 'MEMBER_HELD'
      WHERE own.network_id = ANY ($1::uuid[]) AND own.member_id = ANY ($2::uuid[]) AND own.kind = 'MEMBER_AVAILABLE'`,
    values: [[...new Set(asked.map(([networkId]) => networkId))], asked.map(([, memberId]) => memberId)],
  });
  return new Map(
    rows.map((row) => [
      walletKey(row.network_id, row.member_id),
      { available: row.available, held: row.held, earnedTotal: row.earned_total },
    ]),
  );
}
