/** A proof as the passbook gives it out: docs/ledger-chain.md says what is in it. */
export interface ProofDocument {
  readonly format: string;
  readonly transfer: string;
  readonly salt: string;
  readonly leafHash: string;
  readonly position: number;
  readonly auditPath: readonly string[];
  readonly blocks: readonly ProofBlock[];
  readonly published: { readonly week: string; readonly head: string } | null;
}

export interface ProofBlock {
  readonly networkId: string;
  readonly number: number;
  readonly firstTransferId: number;
  readonly lastTransferId: number;
  readonly leafCount: number;
  readonly root: string;
  readonly previousHead: string;
  readonly sealedAt: string;
  readonly head: string;
}

/** The line that the proof must be about, as the person sees it in their passbook. */
export interface ProvenLine {
  readonly kind: string;
  readonly points: number;
  readonly balanceAfter: number;
  readonly at: string;
}

/** What was computed here, step by step; the first that fails ends it. */
export type ProofStep = 'line' | 'leaf' | 'block' | 'chain' | 'head';
export type ProofVerdict =
  | { readonly isTrue: true; readonly head: string }
  | { readonly isTrue: false; readonly failed: ProofStep };

const textEncoder = new TextEncoder();

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function sha256(...parts: readonly Uint8Array[]): Promise<Uint8Array> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
}

/** RFC 9162, 2.1.3.2; null when the path does not fit the place. */
async function rootFromPath(
  leaf: Uint8Array,
  position: number,
  leafCount: number,
  path: readonly string[],
): Promise<string | null> {
  let node = position;
  let last = leafCount - 1;
  let hash = leaf;
  if (node > last) return null;
  for (const sibling of path.map(bytesOf)) {
    if (last === 0) return null;
    if (node % 2 === 1 || node === last) {
      hash = await sha256(Uint8Array.of(1), sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      hash = await sha256(Uint8Array.of(1), hash, sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  return last === 0 ? hexOf(hash) : null;
}

async function headOf(block: ProofBlock): Promise<string> {
  const text = [
    ...['kwamdee.block.v1', block.networkId, block.number, block.firstTransferId, block.lastTransferId],
    ...[block.leafCount, block.root, block.previousHead, block.sealedAt],
  ].join('\n');
  return hexOf(await sha256(Uint8Array.of(2), textEncoder.encode(text)));
}

/** Whether the sealed text says what the passbook's line says: the same points, balance and moment. */
function saysTheLine(transfer: string, line: ProvenLine): boolean {
  const [format, , , kind, , , points, fromBalance, toBalance, , at] = transfer.split('\n');
  return (
    format === 'kwamdee.transfer.v1' &&
    kind === line.kind &&
    points === String(Math.abs(line.points)) &&
    (line.points < 0 ? fromBalance : toBalance) === String(line.balanceAfter) &&
    at !== undefined &&
    Date.parse(at) === Date.parse(line.at)
  );
}

/**
 * Computes the proof anew in this browser: line → leaf → block → chain → head. Takes no word of the server for it; whether
 * the head is the one that hangs on the notice board is for the person's eyes.
 */
export async function verifyProof(proof: ProofDocument, line: ProvenLine | null): Promise<ProofVerdict> {
  if (proof.format !== 'kwamdee.inclusion-proof.v1') return { isTrue: false, failed: 'line' };
  if (line !== null && !saysTheLine(proof.transfer, line)) return { isTrue: false, failed: 'line' };
  const leaf = await sha256(Uint8Array.of(0), bytesOf(proof.salt), textEncoder.encode(proof.transfer));
  if (hexOf(leaf) !== proof.leafHash) return { isTrue: false, failed: 'leaf' };
  const [first] = proof.blocks;
  if (first === undefined || proof.transfer.split('\n')[2] !== first.networkId)
    return { isTrue: false, failed: 'block' };
  const root = await rootFromPath(leaf, proof.position, first.leafCount, proof.auditPath);
  if (root !== first.root) return { isTrue: false, failed: 'block' };
  let previous: ProofBlock | null = null;
  for (const block of proof.blocks) {
    const follows =
      previous === null || (block.number === previous.number + 1 && block.previousHead === previous.head);
    if (!follows || (await headOf(block)) !== block.head) return { isTrue: false, failed: 'chain' };
    previous = block;
  }
  const head = previous?.head ?? '';
  if (proof.published !== null && proof.published.head !== head) return { isTrue: false, failed: 'head' };
  return { isTrue: true, head };
}

/** A head in groups of four, eight to a line of paper: to be compared by eye. */
export function groupHead(head: string): string {
  return head.match(/.{1,4}/g)?.join(' ') ?? '';
}
