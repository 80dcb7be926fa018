import { setTimeout as delay } from 'node:timers/promises';
import { alone } from '../../platform/alone.ts';
import type { Database } from '../../platform/postgres.ts';
import { headOf, leafHashOf, noHead, type TransferContent } from './chain-format.ts';
import {
  type Asker,
  type BlockRow,
  findLastSealing,
  findNetworkKey,
  findNewestBlock,
  findSettledId,
  finishSealing,
  listUnsealed,
  publishHeads,
  type Snapshot,
  sealBlock,
  takeSnapshot,
} from './chain-store.ts';
import { merkleRoot } from './merkle-tree.ts';

/** As the CHECK of ledger_block has it. A proof reads a block whole. */
const largestBlock = 8_192;
/** Transfers read at once: what is hashed without letting anybody else go first. */
const pageSize = 2_048;
/**
 * Ids gone through at once. After a rush millions of sealed transfers lie before the first that is not: one statement
 * over all of them would take longer than a statement may.
 */
const stretchIds = 100_000;
/** Transfers of all networks that wait for their block at once; beyond it each network's go into a block as they are. */
const mostWaiting = 8 * largestBlock;
/** How long it rests after a page, as a multiple of what the page took: a rush has the rest of the machine. */
const restAfterPage = 4;
/** A block an hour is enough for a head a week, and keeps the way from an entry to its head short. */
const restMs = 50 * 60_000;

export interface Sealing {
  readonly blocks: number;
  readonly transfers: number;
  readonly headsPublished: number;
}

/**
 * Seals whatever is committed and in no block yet, and publishes this week's heads. Called by the clock, in any number of
 * processes: while one seals, the others leave it to that one. With `force` it does not wait for the hour, only for its turn.
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
  const waits = options.force === true;
  const sealed = isRested || waits ? await alone(pool, 'ledger sealing', sealAll, { waits }) : null;
  return { blocks: 0, transfers: 0, ...sealed, headsPublished: await publishHeads(pool) };
}

/** One pass over what a snapshot sees, in pages of stretches of ids. */
async function sealAll(asker: Asker): Promise<Omit<Sealing, 'headsPublished'>> {
  // Before the look: whatever this snapshot sees, the statements after it see too.
  const snapshot = await takeSnapshot(asker);
  const waiting = new WaitingTransfers(asker, snapshot);
  const lastId = snapshot.maxId ?? 0;
  for (let afterId = await findSettledId(asker); afterId < lastId; ) {
    const startMs = performance.now();
    const upToId = Math.min(afterId + stretchIds, lastId);
    const page = await listUnsealed(asker, { afterId, upToId, limit: pageSize });
    await waiting.take(page);
    const last = page.at(-1);
    afterId = last === undefined || page.length < pageSize ? upToId : last.id;
    if (afterId < lastId) await delay((performance.now() - startMs) * restAfterPage);
  }
  await waiting.sealRest();
  if (snapshot.maxId !== null) await finishSealing(asker, snapshot);
  return waiting.sealed;
}

/** What goes into each network's next block. */
class WaitingTransfers {
  readonly sealed = { blocks: 0, transfers: 0 };
  readonly #byNetwork = new Map<string, TransferContent[]>();
  #count = 0;

  constructor(
    private readonly asker: Asker,
    private readonly snapshot: Snapshot,
  ) {}

  /** Blocks that are full are sealed, and all of them when too many wait. */
  async take(page: readonly TransferContent[]): Promise<void> {
    for (const transfer of page) {
      const of = this.#byNetwork.get(transfer.networkId) ?? [];
      of.push(transfer);
      this.#byNetwork.set(transfer.networkId, of);
    }
    this.#count += page.length;
    for (const [networkId, transfers] of this.#byNetwork) {
      while (transfers.length >= largestBlock) await this.#seal(networkId, transfers.splice(0, largestBlock));
    }
    if (this.#count > mostWaiting) await this.sealRest();
  }

  async sealRest(): Promise<void> {
    for (const [networkId, transfers] of this.#byNetwork) await this.#seal(networkId, transfers);
    this.#byNetwork.clear();
  }

  async #seal(networkId: string, transfers: readonly TransferContent[]): Promise<void> {
    if (transfers.length === 0) return;
    this.#count -= transfers.length;
    await sealNext(this.asker, networkId, transfers, this.snapshot.at);
    this.sealed.blocks++;
    this.sealed.transfers += transfers.length;
  }
}

/** Adds the network's next block. */
async function sealNext(
  asker: Asker,
  networkId: string,
  transfers: readonly TransferContent[],
  at: Date,
): Promise<void> {
  const [first] = transfers;
  const last = transfers.at(-1);
  if (first === undefined || last === undefined) return;
  const newest = await findNewestBlock(asker, networkId);
  const key = await findNetworkKey(asker, networkId);
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
  if (!isSealed) throw new Error(`another sealed block ${block.number} of network ${networkId}`);
}
