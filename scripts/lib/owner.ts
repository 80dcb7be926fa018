import { readFileSync } from 'node:fs';
import { commandLineOf } from './process-identity.ts';

/** A process as a lock file names it. The command line tells it from a later process of the same number. */
export interface Owner {
  readonly processId: number;
  readonly commandLine: string;
}

export function thisProcess(): Owner {
  return { processId: process.pid, commandLine: commandLineOf(process.pid) ?? '' };
}

export function isAlive(owner: Owner): boolean {
  return owner.commandLine !== '' && commandLineOf(owner.processId) === owner.commandLine;
}

/** The owner that a lock file names, or null when there is no such file or it cannot be understood. */
export function readOwner(file: string): Owner | null {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (
      typeof content === 'object' &&
      content !== null &&
      'processId' in content &&
      typeof content.processId === 'number' &&
      'commandLine' in content &&
      typeof content.commandLine === 'string'
    ) {
      return { processId: content.processId, commandLine: content.commandLine };
    }
    return null;
  } catch {
    return null;
  }
}
