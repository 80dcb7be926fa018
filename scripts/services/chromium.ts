import { existsSync } from 'node:fs';
import { LaunchError } from '../lib/launch-error.ts';
import { canInstallDebianPackages, installDebianPackage } from './debian-package.ts';
import { findProgram } from './find-program.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macPrograms = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser that the browser tests drive, or null when none is installed. */
export function findChromium(): string | null {
  return findProgram(names) ?? macPrograms.find((program) => existsSync(program)) ?? null;
}

/** Finds Chromium, or installs it where that is possible; throws a LaunchError that says what to install. */
export async function prepareChromium(detail: (text: string) => void, signal: AbortSignal): Promise<string> {
  const installed = findChromium();
  if (installed !== null) return installed;
  const failure = canInstallDebianPackages() ? await installDebianPackage('chromium', detail, signal) : null;
  const brought = findChromium();
  if (brought !== null) return brought;
  throw new LaunchError(
    `The browser tests need Chromium or Google Chrome on the PATH${failure === null ? '' : ` (${failure})`}: ` +
      'apt-get install chromium, dnf install chromium, or brew install --cask chromium.',
  );
}
