import { seedDemo } from '../prisma/seed/main.ts';
import { SeedError } from '../prisma/seed/seed-error.ts';
import { readLaunchSettings } from './launch/settings.ts';
import { LaunchError } from './lib/launch-error.ts';
import { runScript } from './lib/run-script.ts';

/** Fills the demo network of the database at DATABASE_URL; the launcher runs it once. */
await runScript(async () => {
  const { databaseUrl, redisUrl, authSecret } = readLaunchSettings(process.env);
  if (databaseUrl === null) throw new LaunchError('DATABASE_URL: must be set');
  await seedDemo({
    databaseUrl,
    redisUrl: redisUrl === 'off' ? null : redisUrl,
    authSecret,
    report: (line) => console.log(line),
  }).catch((error: unknown) => {
    throw error instanceof SeedError ? new LaunchError(error.message) : error;
  });
});
