import pg from 'pg';
import { errorCode, errorLine, LaunchError } from '../lib/launch-error.ts';

const connectLimitMilliseconds = 8_000;
const oldestMajorVersion = 15;

interface DatabaseFacts {
  readonly version_number: number;
  readonly encoding: string;
  readonly character_classes: string;
  readonly locale_provider: string;
}

/** Tries the database of DATABASE_URL. Throws a LaunchError of one line, never with the password in it. */
export async function refuseUnfitDatabase(databaseUrl: string): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: connectLimitMilliseconds,
    query_timeout: connectLimitMilliseconds,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<DatabaseFacts>(`
      SELECT current_setting('server_version_num')::int AS version_number, pg_encoding_to_char(encoding) AS encoding,
        datctype AS character_classes, to_jsonb(pg_database) ->> 'datlocprovider' AS locale_provider
      FROM pg_database WHERE datname = current_database()`);
    const [facts] = rows;
    const unfit = facts === undefined ? 'answered nothing about itself' : whyUnfit(facts);
    if (unfit !== null)
      throw new LaunchError(`DATABASE_URL: the database ${client.database ?? ''} ${unfit}.`);
  } catch (error) {
    if (error instanceof LaunchError) throw error;
    throw new LaunchError(`DATABASE_URL: ${whyUnreachable(error, client)}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Why the application cannot live in such a database, or null when it can. */
export function whyUnfit(facts: DatabaseFacts): string | null {
  const majorVersion = Math.floor(facts.version_number / 10_000);
  if (majorVersion < oldestMajorVersion) {
    return `is PostgreSQL ${majorVersion}; Kwamdee needs ${oldestMajorVersion} or newer`;
  }
  if (facts.encoding !== 'UTF8') return `is encoded in ${facts.encoding}; make one with ENCODING 'UTF8'`;
  // Up to 17 the trigram search asks the C library whoever else sorts; under `C` it takes no Thai letter for a letter.
  const libraryDecides = facts.locale_provider === 'c' || majorVersion < 18;
  if (libraryDecides && ['C', 'POSIX'].includes(facts.character_classes)) {
    return `has the locale ${facts.character_classes}, under which Thai cannot be searched; make one with LOCALE 'C.UTF-8'`;
  }
  return null;
}

function whyUnreachable(error: unknown, client: pg.Client): string {
  const place = `${client.host}:${client.port}`;
  switch (errorCode(error)) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `there is no host named ${client.host}`;
    case 'ECONNREFUSED':
      return `nothing answers at ${place}`;
    case '28P01':
      return `${place} refuses the password of ${client.user ?? 'this user'}`;
    case '28000':
      return `${place} lets ${client.user ?? 'this user'} not in (${errorLine(error)})`;
    case '3D000':
      return `there is no database ${client.database ?? ''} at ${place}`;
    default:
      return `${place} cannot be used (${errorLine(error)})`;
  }
}
