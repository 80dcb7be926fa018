import { join } from 'node:path';
import { claimDataDirectory } from '../lib/data-directory.ts';
import { generateCode } from '../lib/generated-code.ts';
import { listenForEnd } from '../lib/interruption.ts';
import { LaunchError } from '../lib/launch-error.ts';
import { boundLogFile } from '../lib/log-file.ts';
import { createProgress, type Progress } from '../lib/progress.ts';
import { startEmbeddedPostgres } from '../services/embedded-postgres.ts';
import { prepareRedis, type RedisService } from '../services/redis.ts';
import { refuseTakenPort } from './checks.ts';
import { hasDemoNetwork, seedDemoNetwork } from './demo.ts';
import { refuseUnfitDatabase } from './given-database.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { authSecretOf, type LaunchSettings, readLaunchSettings } from './settings.ts';
import { welcomeBox } from './welcome.ts';

const boundLogsMilliseconds = 60_000;

/** One thing that runs and how it is stopped; stopped in the opposite order of their coming. */
interface Running {
  readonly label: string;
  stop(): Promise<void>;
}

/** What a start needs at hand. */
interface Launch {
  readonly settings: LaunchSettings;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly running: Running[];
  /** Reports that something died that should run on; the first report ends the launch. */
  readonly fail: (error: LaunchError) => void;
}

/** Starts everything, waits for its end, stops everything. Answers with the exit code: 0 after Ctrl-C, 1 after a failure. */
export async function runLauncher(): Promise<0 | 1> {
  const progress = createProgress(process.stdout);
  const end = listenForEnd();
  const running: Running[] = [];
  let failure: unknown = null;
  try {
    const settings = readLaunchSettings(process.env);
    await refuseTakenPort(settings, end.signal);
    const claim = claimDataDirectory(settings.dataDirectory);
    running.push({ label: '', stop: async () => claim.release() });
    await start({ settings, progress, signal: end.signal, running, fail: end.fail });
    await end.ended;
  } catch (error) {
    // After Ctrl-C the steps under way fail as they should; the reason is the signal.
    if (!end.signal.aborted) failure = error;
  }
  end.finish();
  failure ??= end.failure();
  if (failure !== null) console.error(failure instanceof LaunchError ? failure.message : failure);
  await stopAll(running, progress);
  return failure === null ? 0 : 1;
}

async function start(launch: Launch): Promise<void> {
  const { settings, progress, signal } = launch;
  if (settings.databaseUrl !== null) {
    const url = settings.databaseUrl;
    await progress.step('Database of DATABASE_URL', () => refuseUnfitDatabase(url));
  }
  await generateCode({ progress, signal, buildWeb: true });
  const databaseUrl = settings.databaseUrl ?? (await startDatabase(launch));
  const redis = await startRedis(launch);
  keepLogsBounded(launch);
  const url = localUrl(settings);
  const server = await startServerProcess(launch, { databaseUrl, redis, url });
  await progress.step('Server', (detail) => server.ready(detail, signal));
  const showsDemoAccounts = await ensureDemo(launch, databaseUrl, redis.url);
  progress.line('');
  progress.line(
    welcomeBox({
      url,
      showsDemoAccounts,
      withoutRedis: whyWithoutRedis(redis),
      logDirectory: join(settings.dataDirectory, 'logs'),
    }),
  );
}

async function startDatabase(launch: Launch): Promise<string> {
  const { settings, progress, signal, running } = launch;
  const postgres = await progress.step('PostgreSQL', () =>
    startEmbeddedPostgres({ dataDirectory: settings.dataDirectory, signal }),
  );
  running.push({ label: 'PostgreSQL', stop: () => postgres.stop() });
  void postgres.exited.then((code) =>
    launch.fail(new LaunchError(`PostgreSQL stopped (code ${code}); its log: ${postgres.logFile}`)),
  );
  return postgres.databaseUrl;
}

async function startRedis(launch: Launch): Promise<RedisService> {
  const { settings, progress, signal, running } = launch;
  if (settings.redisUrl === 'off') return { kind: 'off', url: null };
  const redis = await progress.step('Redis', (detail) =>
    prepareRedis({ redisUrl: settings.redisUrl, dataDirectory: settings.dataDirectory, detail, signal }),
  );
  if (redis.kind === 'started') {
    const { process: redisProcess } = redis;
    running.push({ label: 'Redis', stop: async () => void (await redisProcess.stop()) });
    // The server goes on without it; that is what it is built for.
    void redisProcess.exited.then(() => {
      if (!signal.aborted) progress.line('Redis stopped; the server goes on without it, slower.');
    });
  }
  if (redis.kind === 'given' && !redis.answers) {
    progress.line(
      'REDIS_URL: no Redis answers there; the server starts without it and uses it when it comes.',
    );
  }
  if (redis.kind === 'missing') progress.line(`Going on without Redis, slower: ${redis.reason}.`);
  return redis;
}

function whyWithoutRedis(redis: RedisService): string | null {
  switch (redis.kind) {
    case 'started':
      return null;
    case 'given':
      return redis.answers ? null : 'REDIS_URL does not answer';
    case 'off':
      return 'REDIS_URL=off';
    case 'missing':
      return redis.reason;
    default:
      return redis satisfies never;
  }
}

async function startServerProcess(
  launch: Launch,
  services: { readonly databaseUrl: string; readonly redis: RedisService; readonly url: string },
): Promise<ServerProcess> {
  const { settings, progress, running } = launch;
  const server = startServer({
    dataDirectory: settings.dataDirectory,
    url: services.url,
    onNotable: (line) => progress.line(line.text),
    env: {
      ...process.env,
      DATABASE_URL: services.databaseUrl,
      REDIS_URL: services.redis.url ?? 'off',
      PORT: String(settings.port),
      HOST: settings.host,
      DATA_DIR: settings.dataDirectory,
      SEED_DEMO: settings.seedDemo ? '1' : '0',
      AUTH_SECRET: authSecretOf(settings),
    },
  });
  running.push({ label: 'Server', stop: () => server.stop() });
  void server.exited.then((code) => {
    const lines = server.unshownLines().join('\n');
    launch.fail(
      new LaunchError(
        `${lines}\nThe server stopped by itself (code ${code}); its log: ${server.logFile}`.trim(),
      ),
    );
  });
  return server;
}

/** Answers whether the demo accounts are there. */
async function ensureDemo(launch: Launch, databaseUrl: string, redisUrl: string | null): Promise<boolean> {
  const { settings, progress, signal } = launch;
  if (await hasDemoNetwork(databaseUrl)) return true;
  if (!settings.seedDemo) return false;
  await progress.step('Demo network', (detail) =>
    seedDemoNetwork({ databaseUrl, redisUrl, authSecret: authSecretOf(settings) }, detail, signal),
  );
  return true;
}

function keepLogsBounded(launch: Launch): void {
  const logs = ['postgres.log', 'redis.log'].map((name) => join(launch.settings.dataDirectory, 'logs', name));
  setInterval(() => {
    for (const log of logs) boundLogFile(log);
  }, boundLogsMilliseconds).unref();
}

/** As a browser on this machine reaches it: an address that means "all of them" is no address to open. */
function localUrl({ host, port }: LaunchSettings): string {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

async function stopAll(running: readonly Running[], progress: Progress): Promise<void> {
  for (const part of running.toReversed()) {
    try {
      if (part.label === '') await part.stop();
      else await progress.step(`Stopping: ${part.label}`, () => part.stop());
    } catch (error) {
      console.error(error);
    }
  }
}
