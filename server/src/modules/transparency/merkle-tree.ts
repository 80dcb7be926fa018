import { createHash } from 'node:crypto';

// The Merkle tree of RFC 9162 (2.1): leaves and nodes are hashed with different first bytes, so that no node can pass for
// a leaf; of an odd number of nodes the last goes up as it is.

const leafPrefix = Buffer.of(0x00);
const nodePrefix = Buffer.of(0x01);

export function hashLeaf(content: Uint8Array): Buffer {
  return createHash('sha256').update(leafPrefix).update(content).digest();
}

function hashNode(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest();
}

/** The root over the hashes of at least one leaf. */
export function merkleRoot(leafHashes: readonly Buffer[]): Buffer {
  const [root] = levelsOf(leafHashes).at(-1) ?? [];
  if (root === undefined) throw new Error('a tree needs a leaf');
  return root;
}

/** The hashes beside the way from the leaf at `position` up to the root, lowest first. */
export function auditPath(leafHashes: readonly Buffer[], position: number): Buffer[] {
  if (!Number.isInteger(position) || position < 0 || position >= leafHashes.length) {
    throw new RangeError(`there is no leaf ${position}`);
  }
  return levelsOf(leafHashes).flatMap((level, height) => level[(position >> height) ^ 1] ?? []);
}

/** The root that a leaf and its path lead to (RFC 9162, 2.1.3.2); null when the path does not fit the place. */
export function rootFromPath(
  leafHash: Buffer,
  position: number,
  leafCount: number,
  path: readonly Buffer[],
): Buffer | null {
  if (position < 0 || position >= leafCount) return null;
  let node = position;
  let last = leafCount - 1;
  let hash = leafHash;
  for (const sibling of path) {
    if (last === 0) return null;
    if (node % 2 === 1 || node === last) {
      hash = hashNode(sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      hash = hashNode(hash, sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  return last === 0 ? hash : null;
}

/** From the leaves up to the root. */
function levelsOf(leafHashes: readonly Buffer[]): (readonly Buffer[])[] {
  const levels: (readonly Buffer[])[] = [leafHashes];
  for (let level = leafHashes; level.length > 1; ) {
    const above: Buffer[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const [left, right] = [level[index], level[index + 1]];
      if (left !== undefined) above.push(right === undefined ? left : hashNode(left, right));
    }
    levels.push(above);
    level = above;
  }
  return levels;
}
