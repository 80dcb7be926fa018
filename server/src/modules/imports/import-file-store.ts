import type { Database } from '../../platform/postgres.ts';
import type { StoredFile } from './files/stored-file.ts';

/** As the table's CHECK has it. */
const chunkBytes = 262_144;

/** Keeps what comes, in pieces of one size, so that any piece is found by its number. Gives back how many bytes there were. */
export async function storeFile(
  database: Database,
  owner: { readonly id: string; readonly networkId: string },
  content: AsyncIterable<Buffer>,
): Promise<number> {
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let ordinal = 0;
  const store = async (piece: Buffer): Promise<void> => {
    await database.pool.query(
      'INSERT INTO import_chunk (import_id, network_id, ordinal, content) VALUES ($1, $2, $3, $4)',
      [owner.id, owner.networkId, ordinal++, piece],
    );
  };
  for await (const piece of content) {
    pending.push(piece);
    pendingBytes += piece.length;
    if (pendingBytes < chunkBytes) continue;
    let rest = Buffer.concat(pending);
    for (; rest.length >= chunkBytes; rest = rest.subarray(chunkBytes)) {
      await store(rest.subarray(0, chunkBytes));
    }
    pending = [rest];
    pendingBytes = rest.length;
  }
  if (pendingBytes > 0) await store(Buffer.concat(pending));
  return (ordinal - (pendingBytes > 0 ? 1 : 0)) * chunkBytes + pendingBytes;
}

/** The file of an import, read piece by piece. */
export function storedFile(
  database: Database,
  owner: { readonly id: string; readonly networkId: string; readonly fileBytes: number },
): StoredFile {
  return {
    sizeBytes: owner.fileBytes,
    async *read(start, end) {
      for (let at = start; at < end; ) {
        const ordinal = Math.floor(at / chunkBytes);
        const piece = await findChunk(database, owner, ordinal);
        if (piece === null) throw new Error(`import ${owner.id} has lost piece ${ordinal} of its file`);
        const from = ordinal * chunkBytes;
        yield piece.subarray(at - from, end - from);
        at = from + chunkBytes;
      }
    },
  };
}

async function findChunk(
  database: Database,
  owner: { readonly id: string; readonly networkId: string },
  ordinal: number,
): Promise<Buffer | null> {
  const { rows } = await database.pool.query<{ content: Buffer }>({
    name: 'import_chunk',
    text: 'SELECT content FROM import_chunk WHERE import_id = $1 AND network_id = $2 AND ordinal = $3',
    values: [owner.id, owner.networkId, ordinal],
  });
  return rows[0]?.content ?? null;
}
