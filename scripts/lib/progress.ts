import { LaunchError } from './launch-error.ts';

/** Where progress goes: a terminal gets a line that moves, a log gets plain lines. */
export interface ProgressOutput {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** Shows what is being done and how long each step takes. */
export interface Progress {
  /** Runs one step; its line ends with ✓ or ✗ and the elapsed seconds. The work may change the line's detail. */
  step<Result>(label: string, work: (detail: (text: string) => void) => Promise<Result>): Promise<Result>;
  /** One line of its own. */
  line(text: string): void;
}

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const frameMilliseconds = 100;
/** Where the terminal does not say how wide it is, or says 0. */
const defaultColumns = 80;
/** In a log, a step that takes longer than this says that it is still alive, again and again. */
const stillAliveMilliseconds = 10_000;

export function createProgress(
  output: ProgressOutput,
  now: () => number = () => performance.now(),
): Progress {
  return output.isTTY === true ? terminalProgress(output, now) : logProgress(output, now);
}

function secondsSince(start: number, now: () => number): string {
  return `${((now() - start) / 1000).toFixed(1)} s`;
}

function endMark(error: unknown): string {
  return error === undefined ? '✓' : '✗';
}

function logProgress(output: ProgressOutput, now: () => number): Progress {
  const line = (text: string): void => {
    output.write(`${text}\n`);
  };
  return {
    line,
    async step(label, work) {
      const start = now();
      line(`… ${label}`);
      const alive = setInterval(
        () => line(`  ${label}: still at it, ${secondsSince(start, now)}`),
        stillAliveMilliseconds,
      );
      let failure: unknown;
      try {
        return await work((text) => line(`  ${text}`));
      } catch (error) {
        failure = error ?? new LaunchError(label);
        throw error;
      } finally {
        clearInterval(alive);
        line(`${endMark(failure)} ${label} (${secondsSince(start, now)})`);
      }
    },
  };
}

function terminalProgress(output: ProgressOutput, now: () => number): Progress {
  let active: (() => void) | null = null;
  const clear = (): void => {
    output.write('\r\u001b[2K');
  };
  const line = (text: string): void => {
    if (active !== null) clear();
    output.write(`${text}\n`);
    active?.();
  };
  return {
    line,
    async step(label, work) {
      const start = now();
      let detail = '';
      let frame = 0;
      const draw = (): void => {
        const text = `${frames[frame % frames.length]} ${label}${detail === '' ? '' : ` · ${detail}`}`;
        const time = ` ${secondsSince(start, now)}`;
        clear();
        output.write(
          text.slice(0, Math.max(20, (output.columns || defaultColumns) - time.length - 1)) + time,
        );
      };
      active = draw;
      draw();
      const timer = setInterval(() => {
        frame += 1;
        draw();
      }, frameMilliseconds);
      let failure: unknown;
      try {
        return await work((text) => {
          detail = text;
          draw();
        });
      } catch (error) {
        failure = error ?? new LaunchError(label);
        throw error;
      } finally {
        clearInterval(timer);
        active = null;
        clear();
        output.write(`${endMark(failure)} ${label} (${secondsSince(start, now)})\n`);
      }
    },
  };
}
