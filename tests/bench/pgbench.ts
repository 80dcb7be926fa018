import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { LaunchError } from '../../scripts/lib/launch-error.ts';
import { runCommand } from '../../scripts/lib/run-command.ts';
import { canInstallDebianPackages, installDebianPackage } from '../../scripts/services/debian-package.ts';
import { findProgram } from '../../scripts/services/find-program.ts';

/** PostgreSQL's own benchmark, beside which our batches stand. */
export class Pgbench {
  private constructor(private readonly program: string) {}

  /** Finds it, or installs it where that is possible; throws a LaunchError that says what to install. */
  static async prepare(report: (line: string) => void): Promise<Pgbench> {
    const found = findPgbench();
    if (found !== null) return new Pgbench(found);
    const failure = canInstallDebianPackages() ? await installDebianPackage('postgresql', report) : null;
    const brought = findPgbench();
    if (brought !== null) return new Pgbench(brought);
    throw new LaunchError(
      `This bench compares with pgbench, and there is none${failure === null ? '' : ` (${failure})`}: ` +
        'apt-get install postgresql, dnf install postgresql-contrib, or brew install postgresql.',
    );
  }

  /** Makes its tables: `scale` × 100,000 accounts. */
  async initialise(url: string, scale: number): Promise<void> {
    await runCommand(this.program, ['--initialize', '--quiet', `--scale=${scale}`, url]);
  }

  /** Transactions a second of its standard script, which is like TPC-B: five statements, three of them updates. */
  async tpcB(url: string, options: { readonly clients: number; readonly seconds: number }): Promise<number> {
    const output = await runCommand(this.program, [
      '--no-vacuum',
      // Prepared statements, as ours is one.
      '--protocol=prepared',
      `--client=${options.clients}`,
      '--jobs=2',
      `--time=${options.seconds}`,
      url,
    ]);
    const rate = /tps = ([\d.]+) \(without initial/.exec(output)?.[1];
    if (rate === undefined) throw new Error(`pgbench said: ${output}`);
    return Number(rate);
  }
}

/** On PATH, or where Debian keeps the programs of each version: the newest. */
function findPgbench(): string | null {
  return findProgram(['pgbench'], [process.env['PATH'] ?? '', ...debianFolders()].join(delimiter));
}

function debianFolders(): string[] {
  const parent = '/usr/lib/postgresql';
  try {
    return readdirSync(parent)
      .toSorted((a, b) => Number(b) - Number(a))
      .map((version) => join(parent, version, 'bin'));
  } catch {
    return [];
  }
}
