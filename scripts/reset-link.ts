import { randomBytes } from 'node:crypto';
import { readEnvironment } from '../server/src/env.ts';
import { createAuth } from '../server/src/modules/identity/auth.ts';
import { resetMinutes } from '../server/src/modules/identity/password-reset.ts';
import { createLogger } from '../server/src/platform/logger.ts';
import { openDatabase } from '../server/src/platform/postgres.ts';
import { openRedis } from '../server/src/platform/redis.ts';
import { readLaunchSettings } from './launch/settings.ts';
import { LaunchError } from './lib/launch-error.ts';
import { runScript } from './lib/run-script.ts';
import { runningEmbeddedDatabaseUrl } from './services/running-postgres.ts';

/**
 * `pnpm reset-link <e-mail>`: a link to choose a new password, for who gets no mail. For whoever looks after the machine:
 * they can read and write the database anyway, so it gives nobody a power that they did not have.
 */
await runScript(async () => {
  const [email, ...more] = process.argv.slice(2);
  if (email === undefined || more.length > 0) throw new LaunchError('Say for whom: pnpm reset-link <e-mail>');
  const settings = readLaunchSettings(process.env);
  const logger = createLogger('silent');
  const database = openDatabase({
    url: settings.databaseUrl ?? (await runningEmbeddedDatabaseUrl(settings.dataDirectory)),
    assumeApplicationRole: true,
    poolSize: 2,
    logger,
  });
  const redis = openRedis(null, logger);
  try {
    // No session is made here, so any secret does.
    const environment = {
      ...readEnvironment(process.env),
      AUTH_SECRET: randomBytes(32).toString('base64url'),
    };
    const auth = createAuth({ database, redis, environment, logger, sendsMail: false });
    const url = await auth.resetUrl(email.trim().toLowerCase());
    if (url === null) throw new LaunchError(`There is no account with ${email}.`);
    console.log(`${url}\n\nGood once, for ${resetMinutes} minutes. Give it to the person alone.`);
  } finally {
    await redis.close();
    await database.close();
  }
});
