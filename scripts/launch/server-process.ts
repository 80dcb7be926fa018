import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type GuardedProcess, spawnGuarded } from '../lib/guarded-process.ts';
import { LaunchError } from '../lib/launch-error.ts';
import { followLogFile, openLogFile } from '../lib/log-file.ts';
import { projectRoot } from '../lib/project.ts';
import { type LogLine, readLogLine } from './log-lines.ts';

/** Longer than the server gives itself, so that its own limit is the one that counts. */
const stopLimitSeconds = 10;
/** A large database's first start after an upgrade may migrate for minutes. */
const readyLimitMilliseconds = 600_000;
const keptLines = 15;

export interface ServerProcess {
  readonly exited: Promise<number>;
  readonly logFile: string;
  /** Resolves when /health/ready answers 200; throws a LaunchError with the last log lines when it never will. */
  ready(detail: (text: string) => void, signal: AbortSignal): Promise<void>;
  /** Of the last lines that it wrote, those that were not shown as they came. */
  unshownLines(): readonly string[];
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly dataDirectory: string;
  /** Where it will listen, as a client on this machine reaches it. */
  readonly url: string;
  /** Gets every warning and error as it is logged. */
  readonly onNotable: (line: LogLine) => void;
}

export function startServer(options: ServerOptions): ServerProcess {
  const logFile = join(options.dataDirectory, 'logs', 'server.log');
  const outputFile = openLogFile(logFile);
  const last: LogLine[] = [];
  let detail: (text: string) => void = () => undefined;
  const follower = followLogFile(logFile, (text) => {
    const line = readLogLine(text);
    last.push(line);
    if (last.length > keptLines) last.shift();
    if (line.isNotable) options.onNotable(line);
    else detail(line.message);
  });
  const server = spawnServer(options.env, outputFile);
  const unshownLines = (): string[] => last.filter((line) => !line.isNotable).map((line) => line.text);
  const exited = server.exited.finally(() => follower.stop());
  return {
    exited,
    logFile,
    unshownLines,
    async ready(onDetail, signal) {
      detail = onDetail;
      try {
        await untilReady(options.url, server, signal);
        // What it wrote last is read before it is judged.
        if (!server.isRunning()) await exited;
      } finally {
        detail = () => undefined;
      }
      if (!server.isRunning())
        throw new LaunchError(`${unshownLines().join('\n')}\nThe server did not start.`.trim());
    },
    async stop() {
      await server.stop();
    },
  };
}

function spawnServer(env: NodeJS.ProcessEnv, outputFile: number): GuardedProcess {
  try {
    return spawnGuarded({
      name: 'server',
      command: [process.execPath, '--import', '@oxc-node/core/register', 'server/src/main.ts'],
      cwd: projectRoot,
      env,
      stopSignal: 'SIGTERM',
      stopLimitSeconds,
      outputFile,
    });
  } finally {
    closeSync(outputFile);
  }
}

/** Returns when it is ready or gone. */
async function untilReady(url: string, server: GuardedProcess, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + readyLimitMilliseconds;
  let answer = 'no answer';
  while (server.isRunning()) {
    try {
      const response = await fetch(`${url}/health/ready`, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]),
      });
      if (response.ok) return;
      answer = `${response.status} ${await response.text()}`;
    } catch {
      signal.throwIfAborted();
    }
    if (performance.now() > deadline) throw new LaunchError(`The server is up but not ready: ${answer}`);
    await delay(100, undefined, { signal });
  }
}
