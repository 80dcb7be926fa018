import type { Database } from '../../platform/postgres.ts';
import type { CheckedLine } from './check-code.ts';

export interface CheckedLinePage {
  readonly networkId: string;
  readonly memberNumber: string;
  readonly limit: number;
  readonly beforeId: number | null;
}

/** What the codes of a member's lines are made of, newest first, and nothing else: no text, no shop, no deed. */
export async function listCheckedLines(database: Database, page: CheckedLinePage): Promise<CheckedLine[]> {
  const ownAccount = `(
    SELECT own.id FROM membership
    JOIN ledger_account own ON own.member_id = membership.id AND own.network_id = membership.network_id
    WHERE membership.network_id = $1 AND membership.member_number = $2 AND own.kind = 'MEMBER_AVAILABLE')`;
  const inPage = `transfer.network_id = $1 AND id < $3 ORDER BY id DESC LIMIT $4`;
  const { rows } = await database.pool.query<CheckedLine>({
    name: 'list_checked_lines',
    text: `
      (SELECT id, from_account_id AS "accountId", kind, -points AS points, from_balance_after AS "balanceAfter",
          created_at AS "at"
        FROM transfer WHERE from_account_id = ${ownAccount} AND ${inPage})
      UNION ALL
      (SELECT id, to_account_id, kind, points, to_balance_after, created_at
        FROM transfer WHERE to_account_id = ${ownAccount} AND ${inPage})
      ORDER BY id DESC LIMIT $4`,
    values: [page.networkId, page.memberNumber, page.beforeId ?? Number.MAX_SAFE_INTEGER, page.limit],
  });
  return rows;
}
