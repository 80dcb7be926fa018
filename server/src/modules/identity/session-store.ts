import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export interface SessionRow {
  readonly id: string;
  readonly userId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** The session of this token, unless it has expired. */
export async function findLiveSession(database: Database, token: string): Promise<SessionRow | null> {
  const [session = null] = await findLiveSessions(database, [token]);
  return session;
}

/** The same for many tokens: one answer for each, in order. Reads of a unique index, prepared once a connection. */
export async function findLiveSessions(
  database: Database,
  tokens: readonly string[],
): Promise<(SessionRow | null)[]> {
  const { rows } = await database.pool.query<SessionRow & { token: string }>({
    name: 'find_live_sessions',
    text: `SELECT token, id, user_id AS "userId", created_at AS "createdAt", expires_at AS "expiresAt" FROM session
      WHERE token = ANY ($1::text[]) AND expires_at > now()`,
    values: [tokens],
  });
  const sessions = new Map(rows.map(({ token, ...session }) => [token, session]));
  return tokens.map((token) => sessions.get(token) ?? null);
}

/** Ends a session; its token, for SessionCache.end after the commit. Null when it had ended before. */
export async function deleteSession(tx: Executor, id: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<
    { token: string }[]
  >`DELETE FROM session WHERE id = ${id}::uuid RETURNING token`;
  return row?.token ?? null;
}
