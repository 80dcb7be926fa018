import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { waitUntil } from '../testkit/wait-until.ts';
import type { World } from '../testkit/world.ts';
import type { Bench } from './bench.ts';

/**
 * Has PostgreSQL log the plan of every statement that the server sends from now on (auto_explain). Answers a function
 * that does something through the server, and gives back the plan of the statement that the pattern finds: its lines.
 */
export async function explainWhatRuns(
  bench: Bench,
  world: World,
): Promise<(statement: RegExp, act: () => Promise<void>) => Promise<string[]>> {
  const logFile = join(bench.services.dataDirectory, 'logs/postgres.log');
  const database = new URL(world.database.url).pathname.slice(1);
  const admin = new pg.Client({ connectionString: bench.services.adminUrl });
  await admin.connect();
  try {
    for (const [name, value] of [
      ['session_preload_libraries', 'auto_explain'],
      ['auto_explain.log_min_duration', '0'],
      ['auto_explain.log_analyze', 'on'],
      ['auto_explain.log_buffers', 'on'],
      ['auto_explain.log_timing', 'off'],
    ])
      await admin.query(`ALTER DATABASE ${database} SET ${name} = '${value}'`);
    // Settings of a database meet new connections only: the server makes some when its own are ended.
    await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'`,
      [database],
    );
  } finally {
    await admin.end();
  }
  await waitUntil(
    'the server to be connected again',
    async () => (await fetch(`${world.server.url}/health/ready`)).ok,
  );
  return async (statement, act) => {
    const start = statSync(logFile).size;
    await act();
    const written = () => readFileSync(logFile).subarray(start).toString('utf8');
    return waitUntil('the plan to be logged', () => planIn(written(), statement));
  };
}

/** The longest plan of a statement like this, without the statement. */
function planIn(log: string, statement: RegExp): string[] | null {
  const plans = log
    .split(/^.*duration: /m)
    .filter((entry) => / ms {2}plan:/.test(entry) && statement.test(entry))
    .map((entry) => entry.split('\n').filter((line) => line.startsWith('\t')));
  const [found] = plans.toSorted((a, b) => b.length - a.length);
  if (found === undefined) return null;
  const first = found.findIndex((line) => /\(cost=/.test(line));
  return found.slice(first).map((line) => line.slice(1).trimEnd());
}
