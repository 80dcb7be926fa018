import { startTestServices } from './test-services.ts';

/**
 * For vitest run by hand on a few files: starts the services unless they are there. `pnpm test` starts them itself
 * and names them in the environment. Every project of a run calls this; the first one starts them for all.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['TEST_DATABASE_URL'] !== undefined) return undefined;
  // Before the first await, so that a second project that comes meanwhile does not start them again.
  const starting = startTestServices(() => undefined);
  const services = await starting;
  Object.assign(process.env, services.environment);
  return services.stop;
}
