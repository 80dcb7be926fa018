import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditPath, hashLeaf, merkleRoot, rootFromPath } from './merkle-tree.ts';

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** MTH of RFC 9162, 2.1.1, word for word. */
function naiveRoot(contents: readonly Buffer[]): Buffer {
  const [only] = contents;
  if (only !== undefined && contents.length === 1) return sha256(Buffer.of(0), only);
  let split = 1;
  while (split * 2 < contents.length) split *= 2;
  return sha256(Buffer.of(1), naiveRoot(contents.slice(0, split)), naiveRoot(contents.slice(split)));
}

/** PATH of RFC 9162, 2.1.3.1, word for word. */
function naivePath(position: number, contents: readonly Buffer[]): Buffer[] {
  if (contents.length === 1) return [];
  let split = 1;
  while (split * 2 < contents.length) split *= 2;
  return position < split
    ? [...naivePath(position, contents.slice(0, split)), naiveRoot(contents.slice(split))]
    : [...naivePath(position - split, contents.slice(split)), naiveRoot(contents.slice(0, split))];
}

const contents = fc.array(
  fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)),
  { minLength: 1, maxLength: 70 },
);
const place = contents.chain((leaves) => fc.tuple(fc.constant(leaves), fc.nat(leaves.length - 1)));

describe('a tree', () => {
  test('has the root that the RFC gives it', () => {
    fc.assert(
      fc.property(contents, (leaves) => {
        expect(merkleRoot(leaves.map(hashLeaf))).toEqual(naiveRoot(leaves));
      }),
    );
  });

  test('has the known root of the test vectors of Certificate Transparency', () => {
    const leaves = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ];
    const root = merkleRoot(leaves.map((hex) => hashLeaf(Buffer.from(hex, 'hex'))));
    expect(root.toString('hex')).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
  });

  test('a node does not pass for a leaf', () => {
    const [left, right] = [hashLeaf(Buffer.from('a')), hashLeaf(Buffer.from('b'))];
    expect(merkleRoot([left, right])).not.toEqual(hashLeaf(Buffer.concat([left, right])));
  });

  test('needs a leaf', () => {
    expect(() => merkleRoot([])).toThrow();
    expect(() => auditPath([hashLeaf(Buffer.alloc(0))], 1)).toThrow(RangeError);
  });
});

describe('a path', () => {
  test('is that of the RFC, and leads from its leaf to the root', () => {
    fc.assert(
      fc.property(place, ([leaves, position]) => {
        const hashes = leaves.map(hashLeaf);
        const path = auditPath(hashes, position);
        expect(path).toEqual(naivePath(position, leaves));
        const leaf = hashes[position] ?? Buffer.alloc(0);
        expect(rootFromPath(leaf, position, leaves.length, path)).toEqual(merkleRoot(hashes));
      }),
    );
  });

  test('tampered with in any way leads elsewhere', () => {
    fc.assert(
      fc.property(place, fc.nat(), fc.nat({ max: 255 }), ([leaves, position], where, bit) => {
        const hashes = leaves.map(hashLeaf);
        const leaf = hashes[position] ?? Buffer.alloc(0);
        const path = auditPath(hashes, position);
        const parts = [leaf, ...path].map((part) => Buffer.from(part));
        const part = parts[where % parts.length];
        part?.writeUInt8((part[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
        const [changedLeaf = leaf, ...changedPath] = parts;
        const root = merkleRoot(hashes);
        expect(rootFromPath(changedLeaf, position, leaves.length, changedPath)).not.toEqual(root);
        expect(rootFromPath(leaf, position, leaves.length, [...path, leaf])).not.toEqual(root);
        if (path.length > 0) {
          expect(rootFromPath(leaf, position, leaves.length, path.slice(1))).not.toEqual(root);
        }
      }),
    );
  });

  test('of another place leads elsewhere, unless the leaves are alike', () => {
    fc.assert(
      fc.property(place, fc.nat(), ([leaves, position], other) => {
        const hashes = leaves.map((leaf, index) => hashLeaf(Buffer.concat([Buffer.of(index), leaf])));
        const elsewhere = other % leaves.length;
        fc.pre(elsewhere !== position);
        const leaf = hashes[position] ?? Buffer.alloc(0);
        expect(rootFromPath(leaf, elsewhere, leaves.length, auditPath(hashes, position))).not.toEqual(
          merkleRoot(hashes),
        );
      }),
    );
  });

  test('of a place outside the tree is none', () => {
    const leaf = hashLeaf(Buffer.alloc(0));
    expect(rootFromPath(leaf, 1, 1, [])).toBeNull();
    expect(rootFromPath(leaf, -1, 1, [])).toBeNull();
  });
});
