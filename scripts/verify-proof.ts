import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/*
 * Checks a proof that an entry is in the sealed ledger of a network, with nothing but this file and Node 24:
 *
 *   node scripts/verify-proof.ts proof.json [ledger.json | head]
 *
 * proof.json is what the passbook lets its member download. The second argument is what the proof is held against: the
 * network's chain (/api/ledger/<slug>.json), best a copy that you kept, or the 64 characters of a head that hung on the
 * notice board. It takes no word of the server for anything; docs/ledger-chain.md says what is computed and why.
 */

interface Block {
  networkId: string;
  number: number;
  firstTransferId: number;
  lastTransferId: number;
  leafCount: number;
  root: string;
  previousHead: string;
  sealedAt: string;
  head: string;
}
interface Proof {
  format: string;
  transfer: string;
  salt: string;
  leafHash: string;
  position: number;
  auditPath: string[];
  blocks: Block[];
  published: { week: string; head: string } | null;
}
interface Chain {
  format: string;
  heads: { week: string; blockNumber: number; head: string }[];
  blocks: Block[];
}

const sha256 = (...parts: (Buffer | string)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

function fail(reason: string): never {
  console.error(`NOT TRUE: ${reason}`);
  process.exit(1);
}

function headOf(block: Block): string {
  const text = [
    ...['kwamdee.block.v1', block.networkId, block.number, block.firstTransferId, block.lastTransferId],
    ...[block.leafCount, block.root, block.previousHead, block.sealedAt],
  ].join('\n');
  return sha256(Buffer.of(2), text).toString('hex');
}

/** RFC 9162, 2.1.3.2. */
function rootOf(leaf: Buffer, position: number, leafCount: number, path: string[]): string {
  let [node, last, hash] = [position, leafCount - 1, leaf];
  if (node > last) fail('the place of the leaf is outside its block');
  for (const sibling of path.map(bytes)) {
    if (last === 0) fail('the path is too long');
    if (node % 2 === 1 || node === last) {
      hash = sha256(Buffer.of(1), sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      hash = sha256(Buffer.of(1), hash, sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  if (last !== 0) fail('the path is too short');
  return hash.toString('hex');
}

/** Each block's head is its own, and the next goes on from it. The last head. */
function lastHead(blocks: Block[]): string {
  let previous: Block | undefined;
  for (const block of blocks) {
    if (headOf(block) !== block.head) fail(`block ${block.number} does not have the head that it says`);
    if (
      previous !== undefined &&
      (block.number !== previous.number + 1 || block.previousHead !== previous.head)
    ) {
      fail(`block ${block.number} does not go on from the one before`);
    }
    previous = block;
  }
  return previous?.head ?? fail('there is no block');
}

function checkChain(chain: Chain, proof: Proof, head: string): string {
  if (chain.format !== 'kwamdee.ledger-chain.v1') fail('the second file is no chain');
  if (chain.blocks[0]?.number !== 1 || chain.blocks[0].previousHead !== '0'.repeat(64))
    fail('the chain has no beginning');
  lastHead(chain.blocks);
  for (const published of chain.heads) {
    if (chain.blocks[published.blockNumber - 1]?.head !== published.head)
      fail(`the head of ${published.week} is not that of its block`);
  }
  for (const block of proof.blocks) {
    if (chain.blocks[block.number - 1]?.head !== block.head)
      fail(`block ${block.number} is another in the chain`);
  }
  const week = chain.heads.find((published) => published.head === head)?.week;
  return week === undefined
    ? 'in the chain, not under a published head yet'
    : `under the head of the week of ${week}`;
}

const [proofFile, against] = process.argv.slice(2);
if (proofFile === undefined) {
  console.error('usage: node scripts/verify-proof.ts proof.json [ledger.json | head]');
  process.exit(2);
}
const proof = JSON.parse(readFileSync(proofFile, 'utf8')) as Proof;
if (proof.format !== 'kwamdee.inclusion-proof.v1') fail('this is no proof');

const leaf = sha256(Buffer.of(0), bytes(proof.salt), proof.transfer);
if (leaf.toString('hex') !== proof.leafHash) fail('the entry is not the one that was sealed');
const [first] = proof.blocks;
if (first === undefined) fail('there is no block');
if (proof.transfer.split('\n')[2] !== first.networkId) fail('the entry is of another network');
if (rootOf(leaf, proof.position, first.leafCount, proof.auditPath) !== first.root)
  fail('the entry is not in its block');
const head = lastHead(proof.blocks);
if (proof.published !== null && proof.published.head !== head) fail('the published head is another');

let verdict = `leads to the head ${head}: hold it against one that you trust`;
if (against !== undefined && /^[0-9a-f\s]{64,}$/i.test(against)) {
  if (against.replace(/\s/g, '').toLowerCase() !== head) fail(`the proof leads to another head: ${head}`);
  verdict = 'under the head that you gave';
} else if (against !== undefined) {
  verdict = checkChain(JSON.parse(readFileSync(against, 'utf8')) as Chain, proof, head);
}
const [, id, , kind, , , points] = proof.transfer.split('\n');
console.log(`TRUE: transfer ${id} (${kind}, ${points} points) is sealed, ${verdict}.`);
