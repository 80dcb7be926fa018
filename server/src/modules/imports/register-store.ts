import type { ImportKind } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

/** What a key stands for already. */
export interface KnownKey {
  readonly lineKey: string;
  readonly contentHash: string;
}

/** Keys that were taken before, by any import of the network, or that wait in an earlier line of this one. */
export async function findKnownKeys(
  database: Database,
  owner: { readonly id: string; readonly networkId: string; readonly kind: ImportKind },
  lineKeys: readonly string[],
): Promise<readonly KnownKey[]> {
  const { rows } = await database.pool.query<KnownKey>({
    name: 'import_known_keys',
    text: `
      SELECT line_key AS "lineKey", content_hash AS "contentHash" FROM import_register
      WHERE network_id = $1 AND kind = $2::import_kind AND line_key = ANY ($4::uuid[])
      UNION ALL
      SELECT line_key, content_hash FROM import_line
      WHERE import_id = $3 AND network_id = $1 AND line_key = ANY ($4::uuid[]) AND state IN ('NEW', 'DONE')`,
    values: [owner.networkId, owner.kind, owner.id, lineKeys],
  });
  return rows;
}

/** Puts lines into the register: the unique key decides, also between two imports at once. See register_import_lines. */
export async function registerLines(
  tx: Executor,
  owner: { readonly id: string },
  numbers: readonly number[],
): Promise<ReadonlyMap<number, 'TAKEN' | 'SAME' | 'CONFLICT'>> {
  const rows = await tx.$queryRaw<{ number: number; status: 'TAKEN' | 'SAME' | 'CONFLICT' }[]>`
    SELECT number, status FROM register_import_lines(${owner.id}::uuid, ${[...numbers]}::integer[])`;
  return new Map(rows.map(({ number, status }) => [number, status]));
}

/** Takes out again, in the same transaction, what is refused after all. */
export async function unregisterLines(
  tx: Executor,
  owner: { readonly id: string },
  numbers: readonly number[],
): Promise<void> {
  if (numbers.length === 0) return;
  await tx.$executeRaw`SELECT unregister_import_lines(${owner.id}::uuid, ${[...numbers]}::integer[])`;
}
