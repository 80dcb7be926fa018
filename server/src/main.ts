import { EnvironmentError, readEnvironment } from './env.ts';
import { MigrationError } from './platform/migrations.ts';
import { resolverClasses } from './resolvers.ts';
import { serve } from './serve.ts';

/** Mistakes of the one who starts it are one clear line; anything else is ours and shows its stack. */
function explain(error: unknown): string {
  if (error instanceof EnvironmentError || error instanceof MigrationError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') return `PORT: ${process.env['PORT'] ?? '4000'} is taken by another program`;
  if (code === 'EACCES') return `PORT: no right to listen on ${process.env['PORT'] ?? '4000'}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  await serve(readEnvironment(process.env), resolverClasses);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
