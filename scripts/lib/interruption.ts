import type { LaunchError } from './launch-error.ts';
import { isProcess, packageManagerChain } from './process-identity.ts';

/** How a launch comes to its end. */
export interface End {
  /** Aborted when the end has come, so that what is under way stops. */
  readonly signal: AbortSignal;
  /** Resolves when the end has come. */
  readonly ended: Promise<void>;
  /** Brings the end without a cause of its own, so that nothing that stops from now on is reported. */
  finish(): void;
  /** Brings the end because something died. Only the first cause counts. */
  fail(error: LaunchError): void;
  /** The failure that brought the end, or null when a person did. */
  failure(): LaunchError | null;
}

const parentLookMilliseconds = 1000;
/** One Ctrl-C may come twice: from the terminal, and handed on by pnpm. Only a later one means impatience. */
const impatienceMilliseconds = 1500;

/**
 * Listens for Ctrl-C, a polite kill, a closed terminal, and the end of the pnpm that runs us (which may be killed
 * without a word). A second Ctrl-C leaves at once: what we started notices and stops by itself.
 */
export function listenForEnd(): End {
  const controller = new AbortController();
  let failure: LaunchError | null = null;
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  let endedAt = Number.POSITIVE_INFINITY;
  const come = (): void => {
    endedAt = Math.min(endedAt, performance.now());
    controller.abort();
    resolve();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (name === 'SIGINT' && performance.now() - endedAt > impatienceMilliseconds) process.exit(1);
      come();
    });
  }
  if (process.env['npm_lifecycle_event'] !== undefined) {
    const parent = process.ppid;
    const chain = packageManagerChain();
    setInterval(() => {
      if (process.ppid !== parent || chain.some((ancestor) => !isProcess(ancestor))) come();
    }, parentLookMilliseconds).unref();
  }
  return {
    signal: controller.signal,
    ended,
    finish: come,
    fail(error) {
      if (controller.signal.aborted) return;
      failure = error;
      come();
    },
    failure: () => failure,
  };
}
