import type { Database } from '../../platform/postgres.ts';
import { headOf, leafHashOf, noHead } from './chain-format.ts';
import {
  type Asker,
  type BlockRow,
  findLastSealing,
  findNetworkKey,
  findNewestBlock,
  finishSealing,
  listUnsealed,
  listUnsealedNetworks,
  publishHeads,
  sealBlock,
  takeSnapshot,
} from './chain-store.ts';
import { merkleRoot } from './merkle-tree.ts';

/** As the CHECK of ledger_block has it. A proof reads a block whole. */
const largestBlock = 8_192;
/** A block an hour is enough for a head a week, and keeps the way from an entry to its head short. */
const restMs = 50 * 60_000;

export interface Sealing {
  readonly blocks: number;
  readonly transfers: number;
  readonly headsPublished: number;
}

/**
 * Seals whatever is committed and in no block yet, and publishes this week's heads. Called by the clock, in any number of
 * processes: one adds the next block, the others find it there.
 *
 * A transfer has its id before it is committed, so one with a lower id may come after a block was sealed. Nothing waits
 * for it: a leaf says which transfer it is, a block takes whatever has none, and the latecomer is in the next one. See
 * docs/adr/0025-a-chain-over-the-ledger.md.
 */
export async function sealLedger(
  deps: { readonly database: Database },
  options: { readonly force?: boolean | undefined } = {},
): Promise<Sealing> {
  const { pool } = deps.database;
  const last = await findLastSealing(pool);
  const isRested = last === null || Date.now() - last.getTime() >= restMs;
  const sealed = isRested || options.force === true ? await sealAll(pool) : { blocks: 0, transfers: 0 };
  return { ...sealed, headsPublished: await publishHeads(pool) };
}

async function sealAll(asker: Asker): Promise<Omit<Sealing, 'headsPublished'>> {
  // Before the look: whatever this snapshot sees, the statements after it see too.
  const snapshot = await takeSnapshot(asker);
  if (snapshot.maxId === null) return { blocks: 0, transfers: 0 };
  let blocks = 0;
  let transfers = 0;
  for (const networkId of await listUnsealedNetworks(asker)) {
    const key = await findNetworkKey(asker, networkId);
    for (;;) {
      const count = await sealNext(asker, networkId, key, snapshot.at);
      if (count === 0) break;
      blocks++;
      transfers += count;
    }
  }
  await finishSealing(asker, snapshot);
  return { blocks, transfers };
}

/** Adds one block; how many transfers went into it, 0 when there were none. */
async function sealNext(asker: Asker, networkId: string, key: Buffer, at: Date): Promise<number> {
  // The head first: what another adds after it makes seal_block refuse, and never lets a transfer in twice.
  const newest = await findNewestBlock(asker, networkId);
  const transfers = await listUnsealed(asker, networkId, largestBlock);
  const [first] = transfers;
  const last = transfers.at(-1);
  if (first === undefined || last === undefined) return 0;
  const hashes = transfers.map((transfer) => leafHashOf(key, transfer));
  const header = {
    networkId,
    number: (newest?.number ?? 0) + 1,
    firstTransferId: first.id,
    lastTransferId: last.id,
    leafCount: transfers.length,
    root: merkleRoot(hashes),
    previousHead: newest?.head ?? noHead,
    // Of two looks at once the later may end first; the blocks' moments still ascend.
    sealedAt: newest !== null && newest.sealedAt > at ? newest.sealedAt : at,
  };
  const block: BlockRow = { ...header, head: headOf(header) };
  const isSealed = await sealBlock(asker, block, { transferIds: transfers.map(({ id }) => id), hashes });
  // Another was quicker: its block is the newest now.
  return isSealed ? transfers.length : sealNext(asker, networkId, key, at);
}
