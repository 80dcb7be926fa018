import type { Language } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

const select = { id: true, name: true, email: true, language: true } as const;

/** Batch load for {@link Loaders}. */
export async function loadUsersById(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, UserRow>> {
  const rows = await database.prisma.user.findMany({ where: { id: { in: [...ids] } }, select });
  return new Map(rows.map((row) => [row.id, row]));
}

/** By an address in lower case, as every account has it; null when it is nobody's. */
export function findUserByEmail(database: Database, email: string): Promise<UserRow | null> {
  return database.prisma.user.findUnique({ where: { email }, select });
}

/**
 * Until the transaction ends nobody else changes this account. Taken before anything that hangs on it, so that no two wait
 * for each other. Null when it is gone.
 */
export async function lockUser(tx: Executor, id: string): Promise<Pick<UserRow, 'email'> | null> {
  const [row] = await tx.$queryRaw<
    Pick<UserRow, 'email'>[]
  >`SELECT email FROM users WHERE id = ${id}::uuid FOR UPDATE`;
  return row ?? null;
}

/** Null when the account is gone. */
export async function updateUser(
  database: Database,
  id: string,
  change: { readonly name?: string; readonly language?: Language },
): Promise<UserRow | null> {
  const [row] = await database.prisma.user.updateManyAndReturn({
    where: { id },
    data: { ...change, updatedAt: new Date() },
    select,
  });
  return row ?? null;
}
