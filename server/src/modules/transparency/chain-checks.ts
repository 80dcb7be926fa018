import type pg from 'pg';
import {
  type BooksCheck,
  type ComputedCheck,
  type Difference,
  type Finding,
  mostExamples,
} from '../ledger/reconcile.ts';
import type { ReconcileCheck } from '../ledger/reconcile-checks.ts';
import { headOf, leafHashOf, noHead, type TransferContent } from './chain-format.ts';
import { type BlockRow, blockColumns, findNetworkKey, transferColumns } from './chain-store.ts';
import { merkleRoot } from './merkle-tree.ts';

/** Counts everything, tells the first few. */
class Findings {
  examined = 0;
  differences = 0;
  readonly examples: Difference[] = [];

  add(difference: Difference): void {
    this.differences++;
    if (this.examples.length < mostExamples) this.examples.push(difference);
  }

  get finding(): Finding {
    return { examined: this.examined, differences: this.differences, examples: this.examples };
  }
}

async function blockKeys(client: pg.ClientBase): Promise<{ networkId: string; number: number }[]> {
  const { rows } = await client.query<{ networkId: string; number: number }>(
    'SELECT network_id AS "networkId", number FROM ledger_block ORDER BY network_id, number',
  );
  return rows;
}

interface LeafRow extends Omit<TransferContent, 'id'> {
  /** Null when the transfer is gone. */
  readonly id: number | null;
  readonly leafTransferId: number;
  readonly leafHash: Buffer;
}

/** Makes every leaf again from the transfer that it is of. */
const leaves: ComputedCheck = {
  code: 'CHAIN_LEAVES',
  promise: 'Every transfer that was sealed is there, as it was sealed',
  async look(client) {
    const findings = new Findings();
    const keys = new Map<string, Buffer>();
    for (const { networkId, number } of await blockKeys(client)) {
      const key = keys.get(networkId) ?? (await findNetworkKey(client, networkId));
      keys.set(networkId, key);
      const { rows } = await client.query<LeafRow>(
        `SELECT ${transferColumns}, leaf.transfer_id AS "leafTransferId", leaf.leaf_hash AS "leafHash"
          FROM ledger_leaf leaf LEFT JOIN transfer ON transfer.id = leaf.transfer_id
          WHERE leaf.network_id = $1 AND leaf.block_number = $2 ORDER BY leaf.position`,
        [networkId, number],
      );
      findings.examined += rows.length;
      for (const { id, leafTransferId, leafHash, ...content } of rows) {
        const subject = `transfer ${leafTransferId}, sealed in block ${number} of network ${networkId}`;
        if (id === null) findings.add({ subject, expected: 'as it was sealed', found: 'removed' });
        else if (!leafHashOf(key, { id, ...content }).equals(leafHash))
          findings.add({ subject, expected: 'as it was sealed', found: 'changed' });
      }
    }
    return findings.finding;
  },
};

/** Makes every root and every head again, from the leaves' hashes on, and holds them against what was published. */
const blocks: ComputedCheck = {
  code: 'CHAIN_BLOCKS',
  promise: 'Every block seals its leaves and the block before it, and the published heads are theirs',
  async look(client) {
    const findings = new Findings();
    const { rows } = await client.query<BlockRow>(
      `SELECT ${blockColumns} FROM ledger_block block ORDER BY network_id, number`,
    );
    let previous: BlockRow | null = null;
    for (const block of rows) {
      if (previous?.networkId !== block.networkId) previous = null;
      findings.examined++;
      for (const problem of await blockProblems(client, block, previous)) {
        findings.add({ subject: `block ${block.number} of network ${block.networkId}`, ...problem });
      }
      previous = block;
    }
    const { rows: heads } = await client.query<Difference>(`
      SELECT 'head of ' || head.week || ' of network ' || head.network_id AS subject,
        coalesce(encode(block.head, 'hex'), 'a block') AS expected, encode(head.head, 'hex') AS found
      FROM ledger_head head
      LEFT JOIN ledger_block block ON block.network_id = head.network_id AND block.number = head.block_number
      WHERE block.head IS DISTINCT FROM head.head OR head.transfer_count <> (
        SELECT sum(leaf_count) FROM ledger_block counted
        WHERE counted.network_id = head.network_id AND counted.number <= head.block_number)`);
    for (const head of heads) findings.add(head);
    return findings.finding;
  },
};

async function blockProblems(
  client: pg.ClientBase,
  block: BlockRow,
  previous: BlockRow | null,
): Promise<Omit<Difference, 'subject'>[]> {
  const { rows } = await client.query<{ hash: Buffer; position: number }>(
    `SELECT leaf_hash AS hash, position FROM ledger_leaf WHERE network_id = $1 AND block_number = $2 ORDER BY position`,
    [block.networkId, block.number],
  );
  const hashes = rows.map(({ hash }) => hash);
  const expectedNumber = (previous?.number ?? 0) + 1;
  const expectedPrevious = (previous?.head ?? noHead).toString('hex');
  const compared: readonly (readonly [what: string, expected: string, found: string])[] = [
    ['number', String(expectedNumber), String(block.number)],
    ['leaves', String(block.leafCount), String(hashes.length)],
    ['last place', String(hashes.length - 1), String(rows.at(-1)?.position)],
    ['root', hashes.length === 0 ? 'leaves' : merkleRoot(hashes).toString('hex'), block.root.toString('hex')],
    ['head before it', expectedPrevious, block.previousHead.toString('hex')],
    ['head', headOf(block).toString('hex'), block.head.toString('hex')],
  ];
  return compared
    .filter(([, expected, found]) => expected !== found)
    .map(([what, expected, found]) => ({ expected: `${what} ${expected}`, found: `${what} ${found}` }));
}

/**
 * A transfer that was committed when everything was sealed is in a block, and none joins the chain long after its moment.
 * The hour is far more than any transaction of ours may take.
 */
const whole: ReconcileCheck = {
  code: 'CHAIN_WHOLE',
  promise: 'No transfer was slipped in past the seals, after its time',
  examined: 'SELECT count(*) FROM transfer',
  differences: `
    SELECT 'transfer ' || transfer.id AS subject, 'sealed by ' || sealing.sealed_at AS expected, 'in no block' AS found
    FROM transfer CROSS JOIN ledger_sealing sealing
    WHERE transfer.created_at < sealing.sealed_at - interval '1 hour'
      AND NOT EXISTS (SELECT FROM ledger_leaf WHERE ledger_leaf.transfer_id = transfer.id)
      -- A network that was sealed before has a past into which something can be slipped.
      AND EXISTS (SELECT FROM ledger_block WHERE ledger_block.network_id = transfer.network_id)
    UNION ALL
    SELECT 'transfer ' || transfer.id, 'sealed by ' || block.follows_at, 'joined block ' || block.number || ' of network '
      || block.network_id || ', later than its time'
    FROM ledger_block block
    JOIN ledger_leaf leaf ON leaf.network_id = block.network_id AND leaf.block_number = block.number
    JOIN transfer ON transfer.id = leaf.transfer_id
    WHERE transfer.created_at < block.follows_at - interval '1 hour'`,
};

/** The promises of the chain, after those of the books. */
export const chainChecks: readonly BooksCheck[] = [leaves, blocks, whole];
