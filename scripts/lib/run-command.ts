import { spawn } from 'node:child_process';

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  /** Called with each complete line of output as it comes. */
  readonly onLine?: ((line: string) => void) | undefined;
}

/** Thrown when a command ends with another code than 0; carries all it printed, for the one who must look. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly output: string;
  constructor(command: string, outcome: string, output: string) {
    super(`${command} ${outcome}`);
    this.output = output;
  }
}

/** Output beyond this is cut from the front: the end holds the reason. */
const outputLimitCharacters = 200_000;

/** Runs a command to its end without a shell or stdin, and answers what it printed (stdout and stderr in one). */
export function runCommand(
  command: string,
  parameters: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    let output = '';
    let unfinishedLine = '';
    const take = (chunk: string): void => {
      output = (output + chunk).slice(-outputLimitCharacters);
      const lines = (unfinishedLine + chunk).split('\n');
      unfinishedLine = lines.pop() ?? '';
      for (const line of lines) options.onLine?.(line);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.once('error', (error) => reject(error));
    child.once('close', (code, signal) => {
      if (code === 0) resolve(output);
      else
        reject(
          new CommandError(
            command,
            signal === null ? `ended with code ${code}` : `was ended by ${signal}`,
            output,
          ),
        );
    });
  });
}
