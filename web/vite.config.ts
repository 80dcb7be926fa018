import { fileURLToPath } from 'node:url';
import { lingui } from '@lingui/vite-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { progressiveWebApp } from './src/app/pwa/vite-options.ts';
import { reactAriaThai, reactAriaThaiCheck } from './src/i18n/react-aria/vite-plugin.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const api = process.env['KWAMDEE_API'] ?? 'http://127.0.0.1:4000';

/**
 * What every screen stands on changes rarely: one file, kept over releases of ours. Small parts that many screens
 * share come together, so that a first visit is not a hundred requests.
 */
const chunkGroups = [
  {
    name: 'foundation',
    test: /node_modules\/(react|react-dom|scheduler|react-router|@apollo\/client|rxjs|graphql|optimism|@wry\/[a-z]+|tslib|@lingui\/(core|react))\//,
    priority: 2,
  },
  { name: 'kit', test: /\/src\/(design|lib|i18n|app)\/|lucide-react/, priority: 1, minShareCount: 20 },
];

export default defineConfig(({ command }) => ({
  root,
  plugins: [
    react(),
    tailwindcss(),
    lingui({
      cwd: root,
      configPath: fileURLToPath(new URL('lingui.config.ts', import.meta.url)),
      macroTransform: true,
      failOnCompileError: true,
      // A message without its Thai never ships; while a screen is being written its English shows
      // (DRAFT=1 builds that state too, for measuring and trying out).
      failOnMissing: command === 'build' && process.env['DRAFT'] === undefined,
    }),
    reactAriaThai(),
    reactAriaThaiCheck(),
    VitePWA(progressiveWebApp),
  ],
  // The dependency bundles of the dev server get React Aria's Thai by the same plugin.
  optimizeDeps: { rolldownOptions: { plugins: [reactAriaThai()] } },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      [
        '/graphql',
        '/api',
        '/pictures',
        '/imports',
        '/deed-photos',
        '/catalogue-templates',
        '/config.json',
      ].map((path) => [path, { target: api }]),
    ),
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    // Pictures stay files: inlined they would swell the JavaScript of every page that lists offers.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } },
  },
}));
