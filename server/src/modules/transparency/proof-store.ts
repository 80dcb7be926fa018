import type { Database } from '../../platform/postgres.ts';
import type { TransferContent } from './chain-format.ts';
import { type BlockRow, blockColumns, transferColumns } from './chain-store.ts';

export interface SealedTransfer {
  readonly transfer: TransferContent;
  readonly blockNumber: number;
  readonly position: number;
}

/** Those of the transfers that are in a block, by their ids. */
export async function loadSealedTransfers(
  database: Database,
  transferIds: readonly number[],
): Promise<ReadonlyMap<number, SealedTransfer>> {
  const { rows } = await database.pool.query<TransferContent & Omit<SealedTransfer, 'transfer'>>({
    name: 'load_sealed_transfers',
    text: `SELECT ${transferColumns}, leaf.block_number AS "blockNumber", leaf.position
      FROM ledger_leaf leaf JOIN transfer ON transfer.id = leaf.transfer_id AND transfer.network_id = leaf.network_id
      WHERE leaf.transfer_id = ANY ($1::bigint[])`,
    values: [transferIds],
  });
  return new Map(
    rows.map(({ blockNumber, position, ...transfer }) => [transfer.id, { transfer, blockNumber, position }]),
  );
}

/** The hashes of a block's leaves, in their places. */
export async function listLeafHashes(
  database: Database,
  networkId: string,
  blockNumber: number,
): Promise<Buffer[]> {
  const { rows } = await database.pool.query<{ hash: Buffer }>({
    name: 'list_leaf_hashes',
    text: `SELECT leaf_hash AS hash FROM ledger_leaf WHERE network_id = $1 AND block_number = $2 ORDER BY position`,
    values: [networkId, blockNumber],
  });
  return rows.map(({ hash }) => hash);
}

export interface PublishedHead {
  readonly networkId: string;
  readonly week: string;
  readonly blockNumber: number;
  readonly head: Buffer;
  readonly transferCount: number;
  readonly publishedAt: Date;
}

const headColumns = `
  network_id AS "networkId", to_char(week, 'YYYY-MM-DD') AS week, block_number AS "blockNumber", head,
  transfer_count AS "transferCount", published_at AS "publishedAt"`;

/** The first head that was published with this block in it; null while it waits for the next week. */
export async function findHeadOver(
  database: Database,
  networkId: string,
  blockNumber: number,
): Promise<PublishedHead | null> {
  const { rows } = await database.pool.query<PublishedHead>({
    name: 'find_head_over',
    text: `SELECT ${headColumns} FROM ledger_head WHERE network_id = $1 AND block_number >= $2 ORDER BY week LIMIT 1`,
    values: [networkId, blockNumber],
  });
  return rows[0] ?? null;
}

/** Newest first. */
export async function listHeads(
  database: Database,
  page: { readonly networkId: string; readonly limit: number; readonly beforeWeek: string | null },
): Promise<PublishedHead[]> {
  const { rows } = await database.pool.query<PublishedHead>({
    name: 'list_heads',
    text: `SELECT ${headColumns} FROM ledger_head
      WHERE network_id = $1 AND ($2::date IS NULL OR week < $2) ORDER BY week DESC LIMIT $3`,
    values: [page.networkId, page.beforeWeek, page.limit],
  });
  return rows;
}

export async function countHeads(database: Database, networkId: string): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>({
    name: 'count_heads',
    text: 'SELECT count(*) AS count FROM ledger_head WHERE network_id = $1',
    values: [networkId],
  });
  return rows[0]?.count ?? 0;
}

/** Blocks in their order: those after `afterNumber`, up to `untilNumber`. */
export async function listBlocks(
  database: Database,
  stretch: {
    readonly networkId: string;
    readonly afterNumber: number;
    readonly untilNumber: number | null;
    readonly limit: number;
  },
): Promise<BlockRow[]> {
  const { rows } = await database.pool.query<BlockRow>({
    name: 'list_blocks',
    text: `SELECT ${blockColumns} FROM ledger_block block
      WHERE network_id = $1 AND number > $2 AND ($3::integer IS NULL OR number <= $3) ORDER BY number LIMIT $4`,
    values: [stretch.networkId, stretch.afterNumber, stretch.untilNumber, stretch.limit],
  });
  return rows;
}
