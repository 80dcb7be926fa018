import { sqlErrorOf } from './sql-error.ts';

/**
 * A failure of the database that will pass by itself, and what it has left of the statement that met it:
 *
 * - `UNDONE`: nothing. PostgreSQL undid the statement, with the transaction around it, and said so; or was never asked.
 * - `UNKNOWN`: the connection ended before the answer came, and the commit may have been in time. Only asking again tells.
 *
 * It speaks of one statement or transaction: what the same request did before it is not undone.
 */
export type PassingFailure = 'UNDONE' | 'UNKNOWN';

/** SQLSTATEs, whole or a class of them. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const sqlStates: readonly (readonly [string, PassingFailure])[] = [
  ['40003', 'UNKNOWN'], // statement_completion_unknown
  ['40001', 'UNDONE'], // serialization_failure
  ['40P01', 'UNDONE'], // deadlock_detected
  ['53', 'UNDONE'], // disk_full, out_of_memory, too_many_connections
  ['55P03', 'UNDONE'], // lock_not_available
  ['57014', 'UNDONE'], // query_canceled, also by statement_timeout
  ['25006', 'UNDONE'], // read_only_sql_transaction: a standby that was promoted a moment too late, or a full disk
  ['25P03', 'UNDONE'], // idle_in_transaction_session_timeout
  ['25P04', 'UNDONE'], // transaction_timeout
  ['57P03', 'UNDONE'], // cannot_connect_now: starting up or shutting down
  // A session that is ended may be ended between its commit and its answer.
  ['57P01', 'UNKNOWN'], // admin_shutdown
  ['57P02', 'UNKNOWN'], // crash_shutdown
  ['57P05', 'UNKNOWN'], // idle_session_timeout
  ['08', 'UNKNOWN'], // connection exceptions
];

/** Of the operating system, of Prisma and of its adapter for `pg`; all of them exact. */
const codes: Readonly<Record<string, PassingFailure>> = {
  ECONNREFUSED: 'UNDONE',
  ENOTFOUND: 'UNDONE',
  EAI_AGAIN: 'UNDONE',
  EHOSTUNREACH: 'UNKNOWN',
  ENETUNREACH: 'UNKNOWN',
  ECONNRESET: 'UNKNOWN',
  EPIPE: 'UNKNOWN',
  ETIMEDOUT: 'UNKNOWN',
  DatabaseNotReachable: 'UNDONE',
  ConnectionClosed: 'UNKNOWN',
  SocketTimeout: 'UNKNOWN',
  P1001: 'UNDONE',
  P2024: 'UNDONE',
  P2034: 'UNDONE',
  P2037: 'UNDONE',
  P1008: 'UNKNOWN',
  P1017: 'UNKNOWN',
  P2028: 'UNKNOWN',
};

/** `pg`, `pg-pool` and Prisma have only words for these. */
const messages: readonly (readonly [string, PassingFailure])[] = [
  ['timeout exceeded when trying to connect', 'UNDONE'],
  ['Connection terminated due to connection timeout', 'UNDONE'],
  ['Unable to start a transaction', 'UNDONE'],
  ['Connection terminated', 'UNKNOWN'],
  ['Query read timeout', 'UNKNOWN'],
  ['is not queryable', 'UNKNOWN'],
];

/** What `error` is of that, through `pg` or through Prisma; null when it is a mistake that stays one. */
export function passingFailureOf(error: unknown): PassingFailure | null {
  const state = sqlErrorOf(error)?.state;
  const bySqlState = sqlStates.find(([start]) => state?.startsWith(start) === true)?.[1];
  return bySqlState ?? byWords(error, 0);
}

const deepest = 6;

function byWords(error: unknown, depth: number): PassingFailure | null {
  if (typeof error !== 'object' || error === null || depth > deepest) return null;
  const { message, code, kind, meta, driverAdapterError, cause, errors } = error as Record<string, unknown>;
  const said = typeof message === 'string' ? messages.find(([words]) => message.includes(words)) : undefined;
  if (said !== undefined) return said[1];
  const named = codes[String(code)] ?? codes[String(kind)];
  if (named !== undefined) return named;
  // An address that has several answers fails with an AggregateError.
  return byWords(
    meta ?? driverAdapterError ?? cause ?? (Array.isArray(errors) ? errors[0] : null),
    depth + 1,
  );
}
