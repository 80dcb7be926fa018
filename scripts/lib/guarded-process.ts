import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';

/**
 * A long-lived child that cannot outlive us. A tiny shell stands between: it holds the reading end of a pipe whose
 * writing end only we hold, so the kernel itself tells it when we are gone, even after `kill -9`; it then stops the
 * child as we would have. The pair runs in a session of its own, so that a Ctrl-C in the terminal reaches us alone
 * and we can stop things in order.
 */
export interface GuardedProcess {
  readonly name: string;
  /** Resolves once when the child is gone, with its exit code (128 + n after signal n). */
  readonly exited: Promise<number>;
  isRunning(): boolean;
  /** Asks the child to stop, forces it after the limit, resolves when it is gone. */
  stop(limitSeconds?: number): Promise<number>;
  /** Ends the child at once, as a crash would. */
  kill(): void;
}

export interface GuardedCommand {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** The signal that means "stop cleanly" to this program. */
  readonly stopSignal: 'SIGINT' | 'SIGTERM';
  /** How long a clean stop may take before it is forced. */
  readonly stopLimitSeconds: number;
  /** An open file that takes its output. A file and not a pipe: the child can still write when we are gone. */
  readonly outputFile: number;
}

// `read` returns when a line comes (stop) or when the pipe closes (we are gone). `sleep 1` in a loop, so that nothing
// of this lingers for longer than a second. The child gets no stdin and no end of the pipe.
const guardScript = `
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
(
  read -r word <&3
  exec 3<&-
  kill -s "$GUARD_SIGNAL" "$child"
  waited=0
  while [ "$waited" -lt "$GUARD_LIMIT_SECONDS" ]; do sleep 1; waited=$((waited + 1)); done
  kill -s KILL "$child"
) 2>/dev/null &
watcher=$!
exec 3<&-
wait "$child"
code=$?
kill "$watcher" 2>/dev/null
exit "$code"
`;

export function spawnGuarded(options: GuardedCommand): GuardedProcess {
  const guard = spawn('/bin/sh', ['-c', guardScript, `guard-${options.name}`, ...options.command], {
    cwd: options.cwd,
    env: {
      ...options.env,
      GUARD_SIGNAL: options.stopSignal.slice(3),
      GUARD_LIMIT_SECONDS: String(options.stopLimitSeconds),
    },
    stdio: ['pipe', options.outputFile, options.outputFile],
    detached: true,
  });
  // A child that is gone already makes the pipe fail; its exit says all that matters.
  guard.stdin?.on('error', () => undefined);
  let exitCode: number | null = null;
  const exited = exitOf(guard).then((code) => {
    exitCode = code;
    return code;
  });
  const kill = (): void => {
    if (exitCode !== null || guard.pid === undefined) return;
    try {
      process.kill(-guard.pid, 'SIGKILL');
    } catch {
      // Gone between the look and the kill.
    }
  };
  return {
    name: options.name,
    exited,
    isRunning: () => exitCode === null,
    kill,
    async stop(limitSeconds = options.stopLimitSeconds) {
      guard.stdin?.end('stop\n');
      const timer = setTimeout(kill, (limitSeconds + 2) * 1000);
      try {
        return await exited;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

async function exitOf(child: ChildProcess): Promise<number> {
  const failure = once(child, 'error').then(([error]) => {
    throw error;
  });
  const ending = once(child, 'exit').then(([code, signal]) => exitCodeFrom(code, signal));
  return Promise.race([ending, failure]);
}

function exitCodeFrom(code: unknown, signal: unknown): number {
  if (typeof code === 'number') return code;
  const known = Object.entries(constants.signals).find(([name]) => name === signal);
  return 128 + (known?.[1] ?? 0);
}
