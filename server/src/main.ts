import { EnvironmentError, readEnvironment } from './env.ts';
import { MigrationError } from './platform/migrations.ts';
import { resolverClasses } from './resolvers.ts';
import { serve } from './serve.ts';

/** What a wrong setting makes the system calls and PostgreSQL answer with. */
const mistakes: Readonly<Record<string, string>> = {
  EADDRINUSE: `PORT: ${process.env['PORT'] ?? '4000'} is taken by another program`,
  EACCES: `PORT: no right to listen on ${process.env['PORT'] ?? '4000'}`,
  EADDRNOTAVAIL: `HOST: ${process.env['HOST'] ?? '127.0.0.1'} is no address of this machine`,
  ECONNREFUSED: 'DATABASE_URL: nothing answers at this address',
  ENOTFOUND: 'DATABASE_URL: there is no such host',
  ETIMEDOUT: 'DATABASE_URL: no answer from this address',
  '28P01': 'DATABASE_URL: the password is wrong',
  '28000': 'DATABASE_URL: PostgreSQL does not let this user in',
  '3D000': 'DATABASE_URL: there is no such database',
  '42501': 'DATABASE_URL: this user has no right to make tables and roles in this database',
};

/** Mistakes of the one who starts it are one clear line; anything else is ours and shows its stack. */
function explain(error: unknown): string {
  if (error instanceof EnvironmentError || error instanceof MigrationError) return error.message;
  const cause = error instanceof AggregateError ? error.errors[0] : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return mistakes[code] ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
}

try {
  await serve(readEnvironment(process.env), resolverClasses);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
