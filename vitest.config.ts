import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Type-graphql imports the CommonJS build of graphql; a test that imported the other would get a second realm. */
const resolve = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };

/** Starts PostgreSQL and Redis where `pnpm test` has not done it already. */
const globalSetup = [path('./scripts/services/vitest-services.ts')];

interface ProjectOptions {
  readonly include: readonly string[];
  /** Projects of one number run together, the lower numbers first. */
  readonly groupOrder: number;
  readonly testSeconds: number;
  /** One at a time where a test measures, or stops a server that others would need. */
  readonly alone?: boolean;
}

function project(name: string, options: ProjectOptions): TestProjectInlineConfiguration {
  return {
    resolve,
    test: {
      name,
      include: [...options.include],
      environment: 'node',
      pool: 'forks',
      globalSetup,
      maxWorkers: options.alone === true ? 1 : 2,
      testTimeout: options.testSeconds * 1000,
      hookTimeout: Math.max(240, options.testSeconds) * 1000,
      sequence: { groupOrder: options.groupOrder },
      restoreMocks: true,
      unstubEnvs: true,
    },
  };
}

/** Components and their plain parts, compiled as the browser gets them: Lingui's macros need the web's plugins. */
const web: TestProjectInlineConfiguration = {
  extends: path('./web/vite.config.ts'),
  root: path('.'),
  test: {
    name: 'web',
    include: ['web/**/*.test.{ts,tsx}'],
    environment: 'jsdom',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 15_000,
    sequence: { groupOrder: 1 },
    restoreMocks: true,
  },
};

export default defineConfig({
  test: {
    pool: 'forks',
    reporters: ['default'],
    projects: [
      project('unit', {
        include: [
          'server/**/*.test.ts',
          'prisma/**/*.test.ts',
          'scripts/**/*.test.ts',
          'tests/testkit/**/*.test.ts',
        ],
        groupOrder: 0,
        testSeconds: 60,
      }),
      web,
      project('api', { include: ['tests/api/**/*.test.ts'], groupOrder: 2, testSeconds: 120 }),
      project('authorization', {
        include: ['tests/authorization/**/*.test.ts'],
        groupOrder: 2,
        testSeconds: 120,
      }),
      project('migrations', { include: ['tests/migrations/**/*.test.ts'], groupOrder: 2, testSeconds: 60 }),
      project('concurrency', {
        include: ['tests/concurrency/**/*.test.ts'],
        groupOrder: 3,
        testSeconds: 120,
        alone: true,
      }),
      project('model', {
        include: ['tests/{model,mutants}/**/*.test.ts'],
        groupOrder: 3,
        testSeconds: 120,
        alone: true,
      }),
      project('faults', {
        include: ['tests/faults/**/*.test.ts'],
        groupOrder: 4,
        testSeconds: 180,
        alone: true,
      }),
      project('machines', {
        include: ['tests/machines/**/*.test.ts'],
        groupOrder: 5,
        testSeconds: 120,
        alone: true,
      }),
      project('browser', {
        include: ['tests/browser/**/*.test.ts'],
        groupOrder: 6,
        testSeconds: 300,
        alone: true,
      }),
    ],
  },
});
