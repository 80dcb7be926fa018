import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runWhenChanged, type StampedStep } from './content-stamp.ts';
import { exclusively } from './exclusive.ts';
import { LaunchError } from './launch-error.ts';
import type { Progress } from './progress.ts';
import { cacheDirectory, projectRoot } from './project.ts';
import { CommandError, runCommand } from './run-command.ts';

/** One thing that is made from the sources and not committed. */
interface GenerateStep extends StampedStep {
  readonly label: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
}

/** What generated code is made of: another version of a generator may write another thing. */
const dependencies = ['package.json', 'pnpm-lock.yaml'];

const databaseClient: GenerateStep = {
  name: 'database-client',
  label: 'Database client',
  inputs: ['prisma/schema.prisma', 'prisma/prisma.config.ts', ...dependencies],
  exclude: [],
  outputs: ['server/src/platform/generated/client.ts'],
  command: ['prisma', 'generate', '--config', 'prisma/prisma.config.ts'],
  env: {
    // `prisma generate` downloads an engine that it then does not use; a program that does nothing satisfies it.
    PRISMA_SCHEMA_ENGINE_BINARY: existsSync('/bin/true') ? '/bin/true' : '/usr/bin/true',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
};

const webTypes: GenerateStep = {
  name: 'web-types',
  label: 'Web app: types of the GraphQL operations',
  inputs: [
    'schema/schema.graphql',
    'web/codegen.ts',
    'web/src/apollo/*-plugin.ts',
    'web/src/**/*.graphql',
    ...dependencies,
  ],
  exclude: [],
  outputs: ['web/src/apollo/possible-types.generated.ts'],
  command: ['graphql-codegen', '--config', 'web/codegen.ts'],
};

/** The configurations that the generator looks for, in its order. */
const manifestConfigurations = ['json', 'ts', 'js', 'cjs', 'mjs'].map(
  (extension) => `web/persisted-query-manifest.config.${extension}`,
);

const trustedDocuments: GenerateStep = {
  name: 'trusted-documents',
  label: 'Web app: trusted documents',
  inputs: ['web/src/**/*.graphql', ...manifestConfigurations, ...dependencies],
  exclude: [],
  outputs: [],
  command: ['generate-persisted-query-manifest', '--config'],
};

const webBuild: GenerateStep = {
  name: 'web-build',
  label: 'Web app: build',
  inputs: ['web/**/*', 'schema/schema.graphql', 'tsconfig.base.json', ...dependencies],
  exclude: ['web/dist/**', 'web/**/*.test.ts', 'web/**/*.test.tsx'],
  outputs: ['web/dist/index.html'],
  command: ['vite', 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'],
};

export interface GenerateOptions {
  readonly progress: Progress;
  readonly signal?: AbortSignal | undefined;
  /** False leaves the browser's bundle out: types alone are needed to check the code. */
  readonly buildWeb: boolean;
}

/** Makes what is missing or older than its sources; takes no time when nothing changed. */
export async function generateCode(options: GenerateOptions): Promise<void> {
  const steps = [databaseClient];
  if (existsSync(join(projectRoot, 'schema/schema.graphql'))) steps.push(webTypes);
  const configuration = manifestConfigurations.find((file) => existsSync(join(projectRoot, file)));
  if (configuration !== undefined) {
    steps.push({
      ...trustedDocuments,
      command: ['generate-persisted-query-manifest', '--config', configuration],
    });
  }
  if (options.buildWeb) steps.push(webBuild);
  await exclusively(join(cacheDirectory, 'generate.lock'), options.signal, async () => {
    for (const step of steps) await runStep(step, options);
  });
}

async function runStep(step: GenerateStep, options: GenerateOptions): Promise<void> {
  await runWhenChanged(projectRoot, join(cacheDirectory, 'stamps'), step, () =>
    options.progress.step(step.label, async () => {
      const [program, ...parameters] = step.command;
      try {
        await runCommand(join(projectRoot, 'node_modules/.bin', program), parameters, {
          cwd: projectRoot,
          env: { ...process.env, ...step.env, NODE_OPTIONS: '', NO_COLOR: '1', FORCE_COLOR: '0' },
          signal: options.signal,
        });
      } catch (error) {
        options.signal?.throwIfAborted();
        if (!(error instanceof CommandError)) throw error;
        throw new LaunchError(`${error.output.trimEnd()}\n${step.label}: ${program} failed.`);
      }
    }),
  );
}
