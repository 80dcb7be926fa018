import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Average processor use, in cores; null where /proc does not tell. */
export interface CpuUse {
  readonly server: number | null;
  readonly postgres: number | null;
  readonly generator: number;
}

/** Ticks a second of the times in /proc. */
const ticksPerSecond = readTicksPerSecond();

function readTicksPerSecond(): number {
  try {
    return Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  } catch {
    return 100;
  }
}

interface ProcessTimes {
  readonly parent: number;
  /** Own time in seconds, and that of children that have ended. */
  readonly seconds: number;
}

/** proc_pid_stat(5): after the name in brackets come state, parent, …, utime, stime, cutime, cstime. */
function timesOf(pid: number): ProcessTimes | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0);
    return { parent: Number(fields[1]), seconds: ticks / ticksPerSecond };
  } catch {
    return null;
  }
}

/** Seconds of processor that a process and its children have taken; null when there is no such process. */
function treeSeconds(root: number): number | null {
  const own = timesOf(root);
  if (own === null) return null;
  let sum = own.seconds;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const times = timesOf(Number(name));
    if (times?.parent === root) sum += times.seconds;
  }
  return sum;
}

/** Samples servers and PostgreSQL; the function that it returns says how many cores each has used since. */
export function sampleCpu(
  serverPids: readonly number[],
  postmasterPid: number,
): () => Omit<CpuUse, 'generator'> {
  const read = () => ({
    atMs: performance.now(),
    server: sum(serverPids.map((pid) => timesOf(pid)?.seconds ?? null)),
    postgres: treeSeconds(postmasterPid),
  });
  const before = read();
  return () => {
    const now = read();
    const seconds = (now.atMs - before.atMs) / 1_000;
    const cores = (from: number | null, to: number | null) =>
      from === null || to === null ? null : Math.round(((to - from) / seconds) * 100) / 100;
    return { server: cores(before.server, now.server), postgres: cores(before.postgres, now.postgres) };
  };
}

function sum(values: readonly (number | null)[]): number | null {
  return values.reduce((total, value) => (total === null || value === null ? null : total + value), 0);
}
