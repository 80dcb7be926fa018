import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { generateCode } from './lib/generated-code.ts';
import { listenForEnd } from './lib/interruption.ts';
import { createProgress } from './lib/progress.ts';
import { projectRoot } from './lib/project.ts';
import { runScript } from './lib/run-script.ts';
import { prepareChromium } from './services/chromium.ts';
import { startTestServices } from './services/test-services.ts';

/**
 * `pnpm test`: brings what the tests need, then runs them all, or those that the words after it choose, as vitest
 * takes them: `pnpm test tests/api`, `pnpm test --project unit`, `pnpm test tests/api/redeem.test.ts -t "sold out"`.
 */
await runScript(async () => {
  const words = process.argv.slice(process.argv[2] === '--' ? 3 : 2);
  const progress = createProgress(process.stdout);
  const end = listenForEnd();
  // The browser and the bundle are a minute's work on a slow line; a run of other tests does without.
  const withBrowser = !words.some(isChoice) || words.some((word) => word.includes('browser'));
  const chromium = withBrowser
    ? await progress.step('Chromium', (detail) => prepareChromium(detail, end.signal))
    : null;
  await generateCode({ progress, signal: end.signal, buildWeb: withBrowser });
  const services = await progress.step('PostgreSQL and Redis for the tests', (detail) =>
    startTestServices(detail, end.signal),
  );
  try {
    process.exitCode = await runVitest(words, {
      ...process.env,
      ...services.environment,
      ...(chromium === null ? {} : { TEST_CHROMIUM: chromium }),
    });
  } finally {
    end.finish();
    await services.stop();
  }

  /** Ends with vitest: a Ctrl-C reaches it as it reaches us, and it takes its own leave. */
  async function runVitest(parameters: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
    const vitest = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...parameters], {
      cwd: projectRoot,
      stdio: 'inherit',
      env,
    });
    void end.ended.then(() => vitest.kill('SIGTERM'));
    const [code] = await once(vitest, 'exit');
    return typeof code === 'number' ? code : 1;
  }
});

/** A word that chooses tests, as against a flag about how to run or report them. */
function isChoice(word: string): boolean {
  return (
    !word.startsWith('-') || word === '-t' || /^--(project|testNamePattern|changed|related)\b/.test(word)
  );
}

// Test services that did not stop, or a browser that hangs, must not hold the terminal.
process.exit();
