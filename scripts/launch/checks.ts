import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { portState } from '../lib/free-port.ts';
import { LaunchError } from '../lib/launch-error.ts';
import { isAlive, readOwner } from '../lib/owner.ts';
import type { LaunchSettings } from './settings.ts';

/** How long a server whose launcher was killed may take to let go of its port. */
const lingerLimitMilliseconds = 15_000;

/** Throws before anything is started when the port cannot be had. */
export async function refuseTakenPort(settings: LaunchSettings, signal: AbortSignal): Promise<void> {
  const { port, host } = settings;
  const deadline =
    performance.now() + (lastLauncherDied(settings.dataDirectory) ? lingerLimitMilliseconds : 0);
  for (;;) {
    const state = await portState(port, host);
    switch (state) {
      case 'free':
        return;
      case 'taken':
        if (performance.now() < deadline) {
          await delay(200, undefined, { signal });
          continue;
        }
        throw new LaunchError(
          `PORT: ${port} on ${host} is taken by another program. Stop that one, or choose another port: PORT=${anotherPort(port)}.`,
        );
      case 'forbidden':
        throw new LaunchError(`PORT: no right to listen on ${port}. Choose one above 1023: PORT=4000.`);
      case 'not-our-address':
        throw new LaunchError(
          `HOST: ${host} is no address of this machine. HOST=127.0.0.1 or HOST=0.0.0.0 always are.`,
        );
      default:
        state satisfies never;
    }
  }
}

/** After `kill -9` of a launcher its server is still finishing, on this very port. */
function lastLauncherDied(dataDirectory: string): boolean {
  const owner = readOwner(join(dataDirectory, 'owner.json'));
  return owner !== null && !isAlive(owner);
}

function anotherPort(port: number): number {
  return port < 65_535 ? port + 1 : 4000;
}
