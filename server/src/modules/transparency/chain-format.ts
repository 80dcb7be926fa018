import { createHash, createHmac } from 'node:crypto';
import { hashLeaf } from './merkle-tree.ts';

// What is hashed, byte for byte. docs/ledger-chain.md says it for those who check it with a program of their own;
// scripts/verify-proof.ts is such a program. A change here is a new version beside the old one.

/** A transfer as its row is. Ids that PostgreSQL numbers are numbers. */
export interface TransferContent {
  readonly id: number;
  readonly networkId: string;
  readonly kind: string;
  readonly fromAccountId: string;
  readonly toAccountId: string;
  readonly points: number;
  readonly fromBalanceAfter: number | null;
  readonly toBalanceAfter: number | null;
  /** `award:<uuid>`, `deed:<uuid>`, …: what it was made for. */
  readonly cause: string;
  readonly createdAt: Date;
}

/** A text of eleven lines. An empty line stands for what there is not. */
export function transferText(transfer: TransferContent): string {
  return [
    'kwamdee.transfer.v1',
    transfer.id,
    transfer.networkId,
    transfer.kind,
    transfer.fromAccountId,
    transfer.toAccountId,
    transfer.points,
    transfer.fromBalanceAfter ?? '',
    transfer.toBalanceAfter ?? '',
    transfer.cause,
    transfer.createdAt.toISOString(),
  ].join('\n');
}

/** Different for each transfer, and unknown to whoever has not the network's key: nobody can try out what a leaf hides. */
export function saltOf(networkKey: Buffer, transferId: number): Buffer {
  return createHmac('sha256', networkKey).update(`kwamdee.salt.v1\n${transferId}`).digest();
}

/** The hash of a leaf: its salt, then its text. */
export function leafHashOf(networkKey: Buffer, transfer: TransferContent): Buffer {
  return hashLeaf(
    Buffer.concat([saltOf(networkKey, transfer.id), Buffer.from(transferText(transfer), 'utf8')]),
  );
}

export interface BlockHeader {
  readonly networkId: string;
  readonly number: number;
  readonly firstTransferId: number;
  readonly lastTransferId: number;
  readonly leafCount: number;
  readonly root: Buffer;
  readonly previousHead: Buffer;
  readonly sealedAt: Date;
}

/** What the first block goes on from. */
export const noHead: Buffer = Buffer.alloc(32);

const headPrefix = Buffer.of(0x02);

/** A text of nine lines, which binds the block before it. */
export function blockText(block: BlockHeader): string {
  return [
    'kwamdee.block.v1',
    block.networkId,
    block.number,
    block.firstTransferId,
    block.lastTransferId,
    block.leafCount,
    block.root.toString('hex'),
    block.previousHead.toString('hex'),
    block.sealedAt.toISOString(),
  ].join('\n');
}

/** The chain's head after this block. */
export function headOf(block: BlockHeader): Buffer {
  return createHash('sha256').update(headPrefix).update(blockText(block), 'utf8').digest();
}
