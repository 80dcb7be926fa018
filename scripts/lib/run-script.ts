import { LaunchError } from './launch-error.ts';

/** Runs a script's main function; a LaunchError is shown as its text alone. Sets the exit code; never throws. */
export async function runScript(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    process.exitCode = 1;
    console.error(error instanceof LaunchError ? error.message : error);
  }
}
