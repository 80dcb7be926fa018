import { findChromium } from './chromium.ts';
import { startTestServices } from './test-services.ts';

/**
 * For vitest run by hand on a few files: starts the services unless they are there. `pnpm test` starts them itself
 * and names them in the environment. Every project of a run calls this, one after the other: the
 * first starts them for all.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['TEST_DATABASE_URL'] !== undefined) return undefined;
  const services = await startTestServices(() => undefined);
  const chromium = findChromium();
  Object.assign(process.env, services.environment, chromium === null ? {} : { TEST_CHROMIUM: chromium });
  return services.stop;
}
