import { createRequire } from 'node:module';
import { defineConfig } from '@lingui/cli';

// The PO format at the CLI's own version. Without line numbers, so that an edit elsewhere in a file leaves
// its catalogue as it is.
const cli = createRequire(createRequire(import.meta.url).resolve('@lingui/cli'));
const { formatter } = cli('@lingui/format-po') as {
  formatter: (options: { lineNumbers: boolean }) => NonNullable<Parameters<typeof defineConfig>[0]['format']>;
};

const notSource = ['**/*.generated.ts', '**/*.test.ts', '**/*.test.tsx'];

/** FEATURE=offers narrows the work to one feature's catalogue, FEATURE=shared to the shared one. */
const only = process.env['FEATURE'];
const feature = only ?? '{name}';

/**
 * Messages are written in English in the source; every feature folder carries its own Thai and English
 * catalogue, so that two people who work on two features never meet in one file. What the shell, the design
 * system and the library share lies in src/i18n/locales.
 */
const features = {
  path: `<rootDir>/src/features/${feature}/locales/{locale}`,
  include: [`<rootDir>/src/features/${feature}`],
  exclude: notSource,
};
const shared = {
  path: '<rootDir>/src/i18n/locales/{locale}',
  include: ['<rootDir>/src/app', '<rootDir>/src/apollo', '<rootDir>/src/design', '<rootDir>/src/lib'],
  exclude: [...notSource, '<rootDir>/src/design/gallery/**'],
};

export default defineConfig({
  sourceLocale: 'en',
  locales: ['th', 'en'],
  format: formatter({ lineNumbers: false }),
  orderBy: 'message',
  catalogs: only === undefined ? [features, shared] : [only === 'shared' ? shared : features],
});
