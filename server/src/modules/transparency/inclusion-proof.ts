import type { Database } from '../../platform/postgres.ts';
import { leafHashOf, saltOf, transferText } from './chain-format.ts';
import { type BlockRow, findNetworkKey } from './chain-store.ts';
import { auditPath } from './merkle-tree.ts';
import {
  findHeadOver,
  listBlocks,
  listLeafHashes,
  loadSealedTransfers,
  type PublishedHead,
  type SealedTransfer,
} from './proof-store.ts';

/** Blocks between an entry and its head: an hour each, so a year without a published head still fits. */
const mostBlocks = 10_000;

export interface InclusionProof {
  readonly sealed: SealedTransfer;
  readonly leafHash: string;
  readonly head: string;
  readonly published: PublishedHead | null;
  /** Everything that a stranger's program needs, as JSON: docs/ledger-chain.md says what is in it. */
  readonly document: string;
}

/**
 * The proofs that entries are in the chain, by their transfers: each leads from the transfer's text and salt up its block,
 * and on to the first head that was published after it (to the newest block, while none is). Those that are not sealed
 * yet have none.
 */
export async function inclusionProofs(
  database: Database,
  transferIds: readonly number[],
): Promise<ReadonlyMap<number, InclusionProof>> {
  const sealed = await loadSealedTransfers(database, transferIds);
  const proofs = new Map<number, InclusionProof>();
  // One after another: a proof reads its whole block, and nobody asks for many.
  for (const [id, each] of sealed) proofs.set(id, await proofOf(database, each));
  return proofs;
}

async function proofOf(database: Database, sealed: SealedTransfer): Promise<InclusionProof> {
  const { transfer, blockNumber, position } = sealed;
  const { networkId } = transfer;
  const [key, leafHashes, published] = await Promise.all([
    findNetworkKey(database.pool, networkId),
    listLeafHashes(database, networkId, blockNumber),
    findHeadOver(database, networkId, blockNumber),
  ]);
  const blocks = await listBlocks(database, {
    networkId,
    afterNumber: blockNumber - 1,
    untilNumber: published?.blockNumber ?? null,
    limit: mostBlocks,
  });
  const newest = blocks.at(-1);
  if (newest === undefined) throw new Error(`block ${blockNumber} of ${networkId} is not there`);
  const leafHash = leafHashOf(key, transfer).toString('hex');
  const document = {
    format: 'kwamdee.inclusion-proof.v1',
    transfer: transferText(transfer),
    salt: saltOf(key, transfer.id).toString('hex'),
    leafHash,
    position,
    auditPath: auditPath(leafHashes, position).map((hash) => hash.toString('hex')),
    blocks: blocks.map(plainBlock),
    published: published === null ? null : plainHead(published),
  };
  return {
    sealed,
    leafHash,
    head: newest.head.toString('hex'),
    published,
    document: JSON.stringify(document),
  };
}

export function plainBlock(block: BlockRow) {
  return {
    networkId: block.networkId,
    number: block.number,
    firstTransferId: block.firstTransferId,
    lastTransferId: block.lastTransferId,
    leafCount: block.leafCount,
    root: block.root.toString('hex'),
    previousHead: block.previousHead.toString('hex'),
    sealedAt: block.sealedAt.toISOString(),
    head: block.head.toString('hex'),
  };
}

export function plainHead(head: PublishedHead) {
  return {
    week: head.week,
    blockNumber: head.blockNumber,
    head: head.head.toString('hex'),
    transferCount: head.transferCount,
    publishedAt: head.publishedAt.toISOString(),
  };
}
