import { join } from 'node:path';
import { migrate } from '../server/src/platform/migrations.ts';
import { prismaDiff } from './database/prisma-diff.ts';
import { LaunchError } from './lib/launch-error.ts';
import { migrationsDirectory, projectRoot } from './lib/project.ts';
import { runScript } from './lib/run-script.ts';
import { startScratchPostgres } from './services/scratch-postgres.ts';

/** `pnpm database:check`: an empty database, brought up by the migrations, is what schema.prisma says it is. */
await runScript(async () => {
  const scratch = await startScratchPostgres();
  try {
    const { databaseUrl } = scratch.postgres;
    const { applied } = await migrate({ databaseUrl, directory: migrationsDirectory });
    const difference = await prismaDiff(databaseUrl, join(projectRoot, 'prisma/schema.prisma'));
    if (difference !== null) {
      throw new LaunchError(
        `✗ to become what schema.prisma says, the migrated database would have to change:\n${difference}`,
      );
    }
    console.log(`✓ schema.prisma is what ${applied.length} migrations make`);
  } finally {
    await scratch.stop();
  }
});
