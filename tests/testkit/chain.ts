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
