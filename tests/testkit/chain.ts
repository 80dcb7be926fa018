import type pg from 'pg';
import { pino } from 'pino';
import { sealLedger } from '../../server/src/modules/transparency/seal-ledger.ts';
import { type Database, openDatabase } from '../../server/src/platform/postgres.ts';

/** The database as a server has it, in the application's role, for what is otherwise done by the clock. */
export function databaseOf({ url }: { readonly url: string }): Database {
  return openDatabase({ url, assumeApplicationRole: true, poolSize: 4, logger: pino({ level: 'silent' }) });
}

/** Seals what is committed by now, and publishes the heads of the week. */
export async function sealNow(scratch: { readonly url: string }): Promise<void> {
  const database = databaseOf(scratch);
  try {
    await sealLedger({ database }, { force: true });
  } finally {
    await database.close();
  }
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly rows: readonly unknown[];
  /** Of PostgreSQL: who asked. */
  readonly pid: number;
}

/** The same database, whose connections tell of each statement when it is done; the next one waits for whoever is told. */
export function watched(database: Database, tell: (statement: Statement) => Promise<void>): Database {
  const connect = async (): Promise<pg.PoolClient> => {
    const client = await database.pool.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const query = async (text: string, values: readonly unknown[] = []) => {
      const result = await client.query(text, [...values]);
      await tell({ text, values, rows: result.rows, pid: rows[0]?.pid ?? 0 });
      return result;
    };
    return withMember(client, 'query', query);
  };
  return { ...database, pool: withMember(database.pool, 'connect', connect) };
}

function withMember<T extends object>(of: T, name: keyof T, instead: unknown): T {
  return new Proxy(of, {
    get(target, key) {
      if (key === name) return instead;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
