import { parseArgs } from 'node:util';
import pg from 'pg';
import { type ReconcileReport, reconcile } from '../server/src/modules/ledger/reconcile.ts';
import { allChecks } from '../server/src/modules/transparency/check-books.ts';
import { readLaunchSettings } from './launch/settings.ts';
import { LaunchError } from './lib/launch-error.ts';
import { runScript } from './lib/run-script.ts';
import { runningEmbeddedDatabaseUrl } from './services/running-postgres.ts';

/**
 * `pnpm reconcile [--json]`: proves the books of the database at DATABASE_URL, else of the embedded one under DATA_DIR,
 * which must be running. Ends with 1 when anything differs.
 */
await runScript(async () => {
  const { values } = readArguments();
  const settings = readLaunchSettings(process.env);
  const databaseUrl = settings.databaseUrl ?? (await runningEmbeddedDatabaseUrl(settings.dataDirectory));
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 8_000,
    application_name: 'kwamdee reconcile',
  });
  // A connection that breaks between two queries is reported by the next query.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const report = await reconcile(client, allChecks);
    console.log(values.json === true ? JSON.stringify(report) : tableOf(report));
    if (!report.isClean) process.exitCode = 1;
  } finally {
    await client.end();
  }
});

function readArguments() {
  try {
    return parseArgs({ options: { json: { type: 'boolean' } } });
  } catch (error) {
    throw new LaunchError(error instanceof Error ? error.message : String(error));
  }
}

function tableOf(report: ReconcileReport): string {
  const lines = report.checks.flatMap(({ differences, examined, promise, examples }) => [
    `${differences === 0 ? '✓' : '✗'} ${examined.toLocaleString('en').padStart(12)}  ${promise}`,
    ...examples.map(
      ({ subject, expected, found }) => `${' '.repeat(16)}${subject}: ${found}, not ${expected}`,
    ),
    ...(differences > examples.length ? [`${' '.repeat(16)}and ${differences - examples.length} more`] : []),
  ]);
  const broken = report.checks.filter(({ differences }) => differences > 0).length;
  const verdict = report.isClean
    ? 'The books are right.'
    : `The books are not right: ${broken} of ${report.checks.length} promises are broken.`;
  return [`The books as of ${report.at.toISOString()}`, '', ...lines, '', verdict].join('\n');
}
