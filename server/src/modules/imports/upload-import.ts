import { createHash } from 'node:crypto';
import { isKey } from '../../graphql/idempotency-key.ts';
import type { ImportKind } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findMembership, lockMembership } from '../members/membership-store.ts';
import { tidyCell } from './files/cell-text.ts';
import { storedFile, storeFile } from './import-file-store.ts';
import { importLimits, mayImport } from './import-policy.ts';
import {
  acceptImport,
  countOpenImports,
  countUploadsSince,
  deleteUpload,
  findImportByKey,
  type ImportRow,
  insertImport,
  type NewImport,
} from './import-store.ts';
import { type FileInspection, inspectFile } from './inspect-file.ts';

const dayMs = 86_400_000;
/** An upload takes half a minute at the most (the server's request timeout): one that is older has died. */
const deadAfterMs = 120_000;

export interface UploadImportCommand {
  readonly userId: string;
  readonly networkId: string | null;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly idempotencyKey: string;
  readonly content: AsyncIterable<Buffer>;
  /** True when the file went on beyond the limit; asked after it has been read. */
  readonly isCutOff: () => boolean;
}

export type UploadImportOutcome =
  | { readonly outcome: 'UPLOADED'; readonly row: ImportRow; readonly replayed: boolean }
  | {
      readonly outcome:
        | 'FORBIDDEN'
        | 'INVALID_KEY'
        | 'IDEMPOTENCY_CONFLICT'
        | 'TOO_MANY_UPLOADS'
        | 'TOO_MANY_OPEN'
        | 'BUSY'
        | 'FILE_TOO_LARGE';
    }
  | Exclude<FileInspection, { readonly outcome: 'READABLE' }>;

/**
 * A coordinator brings a file of members or deeds. It is kept in pieces while it arrives, then read once from end to end;
 * of whatever is refused nothing is kept, and nobody's data are changed yet in any case.
 *
 * - UPLOADED: the import; `replayed` when this key and this file came before.
 * - FORBIDDEN: not a coordinator of this network, or no such network.
 * - INVALID_KEY: not 8 to 128 characters.
 * - IDEMPOTENCY_CONFLICT: the coordinator used this key for another file.
 * - TOO_MANY_UPLOADS, TOO_MANY_OPEN: 50 files in a day, or 20 of the network that are not over. The lock on the uploader's
 *   membership decides the first, also between uploads at once.
 * - BUSY: the same upload is under way already.
 * - FILE_TOO_LARGE: more than 20 MB; and what {@link inspectFile} finds.
 */
export async function uploadImport(
  deps: { readonly database: Database },
  command: UploadImportCommand,
): Promise<UploadImportOutcome> {
  if (!isKey(command.idempotencyKey)) return { outcome: 'INVALID_KEY' };
  const place = await openUpload(deps.database, command);
  if (place.outcome === 'BEFORE') return repetitionOf(place.row, command);
  if (place.outcome !== 'OPENED') return place;
  try {
    const result = await takeIn(deps.database, place.upload, command);
    if (result.outcome !== 'UPLOADED') await deleteUpload(deps.database.prisma, place.upload.id);
    return result;
  } catch (error) {
    await deleteUpload(deps.database.prisma, place.upload.id);
    throw error;
  }
}

type Opening =
  | { readonly outcome: 'OPENED'; readonly upload: NewImport }
  | { readonly outcome: 'BEFORE'; readonly row: ImportRow }
  | { readonly outcome: 'FORBIDDEN' | 'TOO_MANY_UPLOADS' | 'TOO_MANY_OPEN' | 'BUSY' };

function openUpload(database: Database, command: UploadImportCommand): Promise<Opening> {
  return inTransaction(database, async (tx): Promise<Opening> => {
    const { networkId, userId, idempotencyKey } = command;
    const found = networkId === null ? null : await findMembership(tx, networkId, userId);
    if (!mayImport(found)) return { outcome: 'FORBIDDEN' };
    // One person's uploads one after the other: what makes the count below hold.
    await lockMembership(tx, found.id, 'FOR NO KEY UPDATE');
    const before = await findImportByKey(tx, found.id, idempotencyKey);
    if (before !== null && before.state !== 'UPLOADING') return { outcome: 'BEFORE', row: before };
    if (before !== null && Date.now() - before.uploadedAt.getTime() < deadAfterMs) return { outcome: 'BUSY' };
    if (before !== null) await deleteUpload(tx, before.id);
    const { uploadsADay, openImports } = importLimits;
    if ((await countUploadsSince(tx, found.id, new Date(Date.now() - dayMs))) >= uploadsADay) {
      return { outcome: 'TOO_MANY_UPLOADS' };
    }
    if ((await countOpenImports(tx, found.networkId)) >= openImports) return { outcome: 'TOO_MANY_OPEN' };
    const upload = {
      id: newId(),
      networkId: found.networkId,
      kind: command.kind,
      fileName: fileNameOf(command.fileName),
      uploadedBy: found.id,
      idempotencyKey,
    };
    if (!(await insertImport(tx, upload))) throw new Error('a key was taken under its lock');
    return { outcome: 'OPENED', upload };
  });
}

/** As the list shows it: without a path, and not longer than a list is wide. */
function fileNameOf(name: string): string {
  const plain =
    tidyCell(name.slice(-400))
      .replace(/\p{Cc}/gu, '')
      .split(/[\\/]/)
      .at(-1) ?? '';
  return plain.slice(-200) || 'file';
}

async function takeIn(
  database: Database,
  upload: NewImport,
  command: UploadImportCommand,
): Promise<UploadImportOutcome> {
  const mark = createHash('sha256');
  const fileBytes = await storeFile(database, upload, hashed(command.content, mark));
  if (command.isCutOff()) return { outcome: 'FILE_TOO_LARGE' };
  const file = storedFile(database, { ...upload, fileBytes });
  const inspection = await inspectFile(file, upload.kind);
  if (inspection.outcome !== 'READABLE') return inspection;
  const { format, columns, lineCount } = inspection;
  const facts = { fileBytes, fileHash: mark.digest('hex'), format, columns, lineCount };
  const row = await acceptImport(database.prisma, upload.id, facts);
  return row === null ? { outcome: 'BUSY' } : { outcome: 'UPLOADED', row, replayed: false };
}

async function* hashed(
  content: AsyncIterable<Buffer>,
  mark: { update(piece: Buffer): unknown },
): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    mark.update(piece);
    yield piece;
  }
}

/** The file is read to its end, for its hash alone. */
async function repetitionOf(row: ImportRow, command: UploadImportCommand): Promise<UploadImportOutcome> {
  const mark = createHash('sha256');
  for await (const piece of command.content) mark.update(piece);
  if (command.isCutOff() || mark.digest('hex') !== row.fileHash || row.kind !== command.kind) {
    return { outcome: 'IDEMPOTENCY_CONFLICT' };
  }
  return { outcome: 'UPLOADED', row, replayed: true };
}
