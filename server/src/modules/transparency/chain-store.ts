import type pg from 'pg';
import type { BlockHeader, TransferContent } from './chain-format.ts';

/** A connection, or the pool: what a store of the chain asks. */
export type Asker = Pick<pg.ClientBase, 'query'>;

/** A transfer's row as chain-format.ts hashes it. */
export const transferColumns = `
  transfer.id, transfer.network_id AS "networkId", transfer.kind, transfer.from_account_id AS "fromAccountId",
  transfer.to_account_id AS "toAccountId", transfer.points, transfer.from_balance_after AS "fromBalanceAfter",
  transfer.to_balance_after AS "toBalanceAfter", transfer.created_at AS "createdAt",
  CASE
    WHEN transfer.award_id IS NOT NULL THEN 'award:' || transfer.award_id
    WHEN transfer.deed_id IS NOT NULL THEN 'deed:' || transfer.deed_id
    WHEN transfer.voucher_id IS NOT NULL THEN 'voucher:' || transfer.voucher_id
    WHEN transfer.gift_id IS NOT NULL THEN 'gift:' || transfer.gift_id
    WHEN transfer.funding_id IS NOT NULL THEN 'funding:' || transfer.funding_id
    WHEN transfer.pledge_id IS NOT NULL THEN 'pledge:' || transfer.pledge_id
    WHEN transfer.sponsorship_id IS NOT NULL THEN 'sponsorship:' || transfer.sponsorship_id
    ELSE 'corrects:' || transfer.corrects_id END AS cause`;

export interface BlockRow extends BlockHeader {
  readonly head: Buffer;
}

export const blockColumns = `
  block.network_id AS "networkId", block.number, block.first_transfer_id AS "firstTransferId",
  block.last_transfer_id AS "lastTransferId", block.leaf_count AS "leafCount", block.root,
  block.previous_head AS "previousHead", block.head, block.sealed_at AS "sealedAt"`;

/** One look at the books: what had been committed, and what was still under way. */
export interface Snapshot {
  readonly at: Date;
  /** Of PostgreSQL's transaction numbers, as text: every transaction below it has ended. */
  readonly xmin: string;
  readonly xmax: string;
  /** The highest transfer that was there; null when there was none. */
  readonly maxId: number | null;
}

export async function takeSnapshot(asker: Asker): Promise<Snapshot> {
  const { rows } = await asker.query<Snapshot>(`
    SELECT clock_timestamp()::timestamptz(3) AS at, pg_snapshot_xmin(now.snapshot)::text AS xmin,
      pg_snapshot_xmax(now.snapshot)::text AS xmax, (SELECT max(id) FROM transfer) AS "maxId"
    FROM pg_current_snapshot() AS now (snapshot)`);
  const [snapshot] = rows;
  if (snapshot === undefined) throw new Error('no snapshot');
  return snapshot;
}

/** When everything visible was sealed last; null when it never was. */
export async function findLastSealing(asker: Asker): Promise<Date | null> {
  const { rows } = await asker.query<{ at: Date | null }>('SELECT sealed_at AS at FROM ledger_sealing');
  return rows[0]?.at ?? null;
}

/** Where the look for unsealed transfers begins: no transfer up to here can still come. */
export async function findSettledId(asker: Asker): Promise<number> {
  const { rows } = await asker.query<{ id: number }>('SELECT settled_id AS id FROM ledger_sealing');
  return rows[0]?.id ?? 0;
}

/**
 * The transfers of all networks that are in no block, by their ids: the first `limit` of those above `afterId`, up to
 * `upToId`. Walks along two indexes side by side, so that a page costs the same wherever it is.
 */
export async function listUnsealed(
  asker: Asker,
  page: { readonly afterId: number; readonly upToId: number; readonly limit: number },
): Promise<TransferContent[]> {
  const { rows } = await asker.query<TransferContent>(
    `SELECT ${transferColumns} FROM transfer
      LEFT JOIN ledger_leaf leaf ON leaf.transfer_id = transfer.id AND leaf.transfer_id > $1 AND leaf.transfer_id <= $2
      WHERE transfer.id > $1 AND transfer.id <= $2 AND leaf.transfer_id IS NULL
      ORDER BY transfer.id LIMIT $3`,
    [page.afterId, page.upToId, page.limit],
  );
  return rows;
}

export async function findNetworkKey(asker: Asker, networkId: string): Promise<Buffer> {
  const { rows } = await asker.query<{ key: Buffer }>('SELECT key FROM ledger_key WHERE network_id = $1', [
    networkId,
  ]);
  const [row] = rows;
  if (row === undefined) throw new Error(`network ${networkId} has no ledger key`);
  return row.key;
}

export async function findNewestBlock(asker: Asker, networkId: string): Promise<BlockRow | null> {
  const { rows } = await asker.query<BlockRow>(
    `SELECT ${blockColumns} FROM ledger_block block WHERE network_id = $1 ORDER BY number DESC LIMIT 1`,
    [networkId],
  );
  return rows[0] ?? null;
}

/** False when somebody else has added a block by now: nothing is written then. */
export async function sealBlock(
  asker: Asker,
  block: BlockRow,
  leaves: { readonly transferIds: readonly number[]; readonly hashes: readonly Buffer[] },
): Promise<boolean> {
  const { rows } = await asker.query<{ sealed: boolean }>(
    'SELECT seal_block($1, $2, $3, $4, $5, $6, $7::bigint[], $8::bytea[]) AS sealed',
    [
      ...[block.networkId, block.number, block.root, block.previousHead, block.head, block.sealedAt],
      ...[leaves.transferIds, leaves.hashes],
    ],
  );
  return rows[0]?.sealed === true;
}

export async function finishSealing(asker: Asker, snapshot: Snapshot): Promise<void> {
  await asker.query('SELECT finish_sealing($1, $2::xid8, $3::xid8, $4)', [
    snapshot.at,
    snapshot.xmin,
    snapshot.xmax,
    snapshot.maxId,
  ]);
}

/** How many heads were published. */
export async function publishHeads(asker: Asker): Promise<number> {
  const { rows } = await asker.query<{ count: number }>('SELECT publish_ledger_heads() AS count');
  return rows[0]?.count ?? 0;
}
