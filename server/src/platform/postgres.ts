import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.ts';
import type { Logger } from './logger.ts';

/** The role that the application works as; see the migration that makes it. */
export const applicationRole = 'kwamdee_app';

export interface Database {
  /** For the hot statements. */
  readonly pool: pg.Pool;
  /** For everything else; it shares the pool. */
  readonly prisma: PrismaClient;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  /** False when the URL's own login is already the least-privileged one. */
  readonly assumeApplicationRole: boolean;
  readonly poolSize: number;
  readonly logger: Logger;
}

const int8Oid = 20;

/** int8 as a number: every bigint of ours is a sum of points, far below 2^53; one above it is an error, not a rounding. */
function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`);
  return value;
}

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === int8Oid ? parseInt8 : pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text'),
};

/** A pool, not yet connected. `role` is assumed at start-up, so that RESET ROLE leads back to it. */
export function createPool(options: {
  url: string;
  role: string | null;
  size: number;
  logger: Logger;
}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.size,
    ...(options.role === null ? {} : { options: `-c role=${options.role}` }),
    types,
    application_name: 'kwamdee',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    // PostgreSQL has given up long before: only a network that has fallen silent gets here.
    query_timeout: 20_000,
    keepAlive: true,
    idle_in_transaction_session_timeout: 15_000,
  });
  // A connection that breaks is replaced by the pool; without listeners it would end the process.
  pool.on('error', (error) => options.logger.warn({ err: error }, 'an idle database connection broke'));
  pool.on('connect', (client) => {
    client.on('error', (error) => options.logger.warn({ err: error }, 'a database connection broke'));
  });
  return pool;
}

export function openDatabase(options: DatabaseOptions): Database {
  const pool = createPool({
    url: options.url,
    role: options.assumeApplicationRole ? applicationRole : null,
    size: options.poolSize,
    logger: options.logger,
  });
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    pool,
    prisma,
    async close() {
      await prisma.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
}
