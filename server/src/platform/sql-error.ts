/** What PostgreSQL said, whether it came through `pg` or through Prisma (which wraps it twice). */
export interface SqlError {
  /** SQLSTATE, five characters. https://www.postgresql.org/docs/current/errcodes-appendix.html */
  readonly state: string;
  readonly constraint: string | null;
}

export const sqlState = {
  uniqueViolation: '23505',
  foreignKeyViolation: '23503',
  checkViolation: '23514',
  serializationFailure: '40001',
  deadlockDetected: '40P01',
} as const;

/** The SQL error inside `error`, or null when there is none. Branch on the SQLSTATE, never on a message. */
export function sqlErrorOf(error: unknown): SqlError | null {
  let current: unknown = error;
  for (let depth = 0; depth < 6 && typeof current === 'object' && current !== null; depth++) {
    const fields = current as Record<string, unknown>;
    const state = stateIn(fields);
    if (state !== null) return { state, constraint: constraintIn(fields) };
    current = fields['meta'] ?? fields['driverAdapterError'] ?? fields['cause'];
  }
  return null;
}

/** True when the constraint of this name (or one of these columns' index) refused the write. */
export function isConstraint(error: unknown, ...names: readonly string[]): boolean {
  const sql = sqlErrorOf(error);
  return sql?.constraint !== null && sql?.constraint !== undefined && names.includes(sql.constraint);
}

function stateIn(fields: Record<string, unknown>): string | null {
  for (const name of ['originalCode', 'code'] as const) {
    const value = fields[name];
    // P2002 and the like are Prisma's own codes.
    if (typeof value === 'string' && /^[0-9A-Z]{5}$/.test(value) && !/^P\d{4}$/.test(value)) return value;
  }
  return null;
}

function constraintIn(fields: Record<string, unknown>): string | null {
  const value = fields['constraint'];
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'index' in value && typeof value.index === 'string')
    return value.index;
  const text = fields['originalMessage'];
  return typeof text === 'string' ? (/constraint "([^"]+)"/.exec(text)?.[1] ?? null) : null;
}
