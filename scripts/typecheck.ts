import { join } from 'node:path';
import { LaunchError } from './lib/launch-error.ts';
import { projectRoot } from './lib/project.ts';
import { CommandError, runCommand } from './lib/run-command.ts';
import { runScript } from './lib/run-script.ts';

/** `pnpm typecheck`: the server with all scripts and tests, and the web app; prints what both found. */
const projects = [
  { name: 'server, scripts and tests', configuration: 'tsconfig.check.json' },
  { name: 'web app', configuration: 'web/tsconfig.json' },
] as const;

/** What the compiler complained about, or null when it found nothing. */
async function complaintsOf(configuration: string): Promise<string | null> {
  try {
    await runCommand(
      join(projectRoot, 'node_modules/.bin/tsc'),
      ['--project', configuration, '--pretty', 'false'],
      {
        cwd: projectRoot,
      },
    );
    return null;
  } catch (error) {
    if (error instanceof CommandError) return error.output.trimEnd();
    throw error;
  }
}

await runScript(async () => {
  const results = await Promise.all(
    projects.map(async (project) => ({ ...project, complaints: await complaintsOf(project.configuration) })),
  );
  for (const { name, complaints } of results) {
    console.log(complaints === null ? `✓ types of ${name}` : `✗ types of ${name}\n${complaints}`);
  }
  const failed = results.filter(({ complaints }) => complaints !== null).length;
  if (failed > 0) throw new LaunchError(`Types: ${failed} of ${results.length} projects have errors.`);
});
