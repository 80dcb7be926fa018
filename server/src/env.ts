import * as v from 'valibot';
import { loopbackNames } from './platform/loopback-names.ts';
import { RedisAddressError, readRedisAddress } from './platform/redis-address.ts';

const port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, 'must be a port number'),
  v.transform(Number),
  v.maxValue(65_535, 'must be at most 65535'),
);
const onOff = v.picklist(['on', 'off'], 'must be "on" or "off"');
const httpUrl = v.pipe(
  v.string(),
  v.url('must be a URL'),
  v.regex(/^https?:/, 'must start with http:// or https://'),
);

const postgresUrl = v.pipe(
  v.string(),
  v.url('must be a URL'),
  v.regex(/^postgres(ql)?:/, 'must start with postgres://'),
);

const redisUrl = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.value === 'off') return;
    try {
      readRedisAddress(dataset.value);
    } catch (error) {
      if (!(error instanceof RedisAddressError)) throw error;
      addIssue({ message: error.message });
    }
  }),
);

const mapTilesUrl = v.pipe(
  v.string(),
  v.url('must be a URL'),
  v.regex(/^https:\/\//, 'must start with https://'),
  v.check(
    (url) =>
      ['{z}', '{x}', '{y}'].every((part) => url.includes(part)) &&
      /^https:\/\/[\w.-]+(:\d+)?$/.test(tileOrigin(url)),
    'must have {z}, {x} and {y}, and none of them in the host',
  ),
);

/** The host that tiles come from, as a Content-Security-Policy names it. */
export function tileOrigin(url: string): string {
  return /^https:\/\/[^/?#]*/.exec(url)?.[0] ?? '';
}

const schema = v.pipe(
  v.object({
    NODE_ENV: v.optional(v.picklist(['development', 'production', 'test']), 'development'),
    PORT: v.optional(port, '4000'),
    HOST: v.optional(v.pipe(v.string(), v.nonEmpty('must not be empty')), '127.0.0.1'),
    /** The owner of the schema: migrates it and runs the job queue. Required by the server; the launcher fills it in. */
    DATABASE_URL: v.optional(postgresUrl),
    /** A login of one's own for the application; it must be a member of kwamdee_app. */
    APP_DATABASE_URL: v.optional(postgresUrl),
    /** Or "off": see readRedisAddress. */
    REDIS_URL: v.optional(redisUrl),
    DATA_DIR: v.optional(v.pipe(v.string(), v.nonEmpty('must not be empty')), '.data'),
    SEED_DEMO: v.optional(v.picklist(['0', '1'], 'must be 0 or 1')),
    RATE_LIMITS: v.optional(onOff, 'on'),
    /** The address people open; cookies and links are made for it. */
    PUBLIC_URL: v.optional(httpUrl),
    /** Signs session cookies. The launcher makes one and keeps it in DATA_DIR. */
    AUTH_SECRET: v.optional(v.pipe(v.string(), v.minLength(32, 'must have at least 32 characters'))),
    LINE_CLIENT_ID: v.optional(v.string()),
    LINE_CLIENT_SECRET: v.optional(v.string()),
    /** Notices by mail: smtp:// or smtps://, with the login in it. Without it no mail is sent. */
    SMTP_URL: v.optional(
      v.pipe(v.string(), v.url('must be a URL'), v.regex(/^smtps?:/, 'must start with smtp:// or smtps://')),
    ),
    /** `Name <address>`, as the readers see it. */
    MAIL_FROM: v.optional(
      v.pipe(v.string(), v.regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/, 'must have an address')),
    ),
    /** Notices by LINE: the long-lived token of the official account's Messaging API channel. */
    LINE_CHANNEL_ACCESS_TOKEN: v.optional(v.pipe(v.string(), v.nonEmpty('must not be empty'))),
    LINE_API_URL: v.optional(httpUrl, 'https://api.line.me'),
    /** "on" behind a proxy of one's own that sets X-Forwarded-For; else anybody could claim any address. */
    TRUST_PROXY: v.optional(onOff, 'off'),
    LOG_LEVEL: v.optional(v.picklist(['fatal', 'error', 'warn', 'info', 'debug', 'silent']), 'info'),
    /** Most connections that this process opens to PostgreSQL for requests. */
    DATABASE_POOL_SIZE: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^\d{1,3}$/, 'must be a number'),
        v.transform(Number),
        v.minValue(2),
        v.maxValue(200),
      ),
      '16',
    ),
    /** Pictures below the map of the shops, for example https://tiles.example/{z}/{x}/{y}.png. Unset: our own outline alone. */
    MAP_TILES_URL: v.optional(mapTilesUrl),
    /** Whom the tiles are from; shown on the map. */
    MAP_TILES_ATTRIBUTION: v.optional(
      v.pipe(v.string(), v.maxLength(200, 'must have at most 200 characters')),
    ),
    /** "off" leaves the job queue to other processes. */
    JOBS: v.optional(onOff, 'on'),
  }),
  v.check(
    (env) => !(env.NODE_ENV === 'production' && env.RATE_LIMITS === 'off'),
    'RATE_LIMITS: "off" is for load tests and is refused with NODE_ENV=production',
  ),
  v.check(
    (env) => (env.LINE_CLIENT_ID === undefined) === (env.LINE_CLIENT_SECRET === undefined),
    'LINE_CLIENT_ID: needs LINE_CLIENT_SECRET beside it',
  ),
  v.check(
    (env) => env.MAP_TILES_URL === undefined || env.MAP_TILES_ATTRIBUTION !== undefined,
    'MAP_TILES_ATTRIBUTION: needed with MAP_TILES_URL; those who draw maps want to be named',
  ),
  v.check(
    (env) => env.SMTP_URL === undefined || env.MAIL_FROM !== undefined,
    'SMTP_URL: needs MAIL_FROM beside it',
  ),
);

export type Environment = v.InferOutput<typeof schema>;

/**
 * Whether calls that others ask for (webhooks, push) may lead to this machine itself: in tests, and in development where it
 * serves nobody but this machine. A server that people reach would reach its neighbours behind the wall for them.
 */
export function allowsLoopback({
  NODE_ENV,
  PUBLIC_URL,
}: Pick<Environment, 'NODE_ENV' | 'PUBLIC_URL'>): boolean {
  if (NODE_ENV !== 'development') return NODE_ENV === 'test';
  return PUBLIC_URL === undefined || loopbackNames.has(new URL(PUBLIC_URL).hostname);
}

/** A wrong setting; the message is one line that names the variable. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/** Reads the settings, the only place that does. Throws {@link EnvironmentError} at the first wrong one. */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = v.safeParse(schema, given);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const name = v.getDotPath(issue);
  throw new EnvironmentError(name === null ? issue.message : `${name}: ${issue.message}`);
}
