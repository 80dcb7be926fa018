import { existsSync } from 'node:fs';
import { errorLine } from '../lib/launch-error.ts';
import { CommandError, runCommand } from '../lib/run-command.ts';
import { findProgram } from './find-program.ts';

/** Installing takes seconds on a good line; a village's line gets five minutes. */
const installLimitMilliseconds = 300_000;

/** True where `apt-get install` can work at all: Debian or a child of it, as root. */
export function canInstallDebianPackages(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && findProgram(['apt-get']) !== null;
}

/** Installs one package quietly. Answers null when it is done, else the reason in one line. */
export async function installDebianPackage(
  name: string,
  detail: (text: string) => void,
  signal?: AbortSignal,
): Promise<string | null> {
  const limit = AbortSignal.timeout(installLimitMilliseconds);
  const options = {
    // RUNLEVEL: a package that brings a service must not start it; we start our own, under DATA_DIR.
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
  };
  try {
    detail('apt-get update');
    await runCommand('apt-get', ['update', '-qq'], options);
    detail(`apt-get install ${name}`);
    await runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], options);
    return null;
  } catch (error) {
    signal?.throwIfAborted();
    if (limit.aborted) return `apt-get took longer than ${installLimitMilliseconds / 1000} s`;
    if (error instanceof CommandError) return lastComplaint(error.output);
    return errorLine(error);
  }
}

function lastComplaint(output: string): string {
  const lines = output.split('\n').filter(Boolean);
  return lines.findLast((line) => line.startsWith('E:')) ?? lines.at(-1) ?? 'apt-get failed';
}
