import { passkey } from '@better-auth/passkey';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { APIError } from 'better-auth/api';
import { bearer } from 'better-auth/plugins';
import { type Environment, EnvironmentError } from '../../env.ts';
import { Language } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Accelerator } from '../../platform/redis.ts';
import { guardHooks, rateLimitOptions } from './auth-guard.ts';
import { createRateLimitStorage } from './auth-rate-limit.ts';
import { displayNameProblems } from './display-name.ts';
import { accountFromLineProfile } from './line-profile.ts';
import { createPasswordReset } from './password-reset.ts';
import { SessionCache } from './session-cache.ts';
import { trustedOrigins } from './trusted-origins.ts';

export const authPath = '/api/auth';

/** Set by our own routes to the address that the connection came from; what a client writes there is dropped. */
export const clientAddressHeader = 'x-kwamdee-client-address';

const dayInSeconds = 86_400;

export interface Auth {
  /** Answers everything under {@link authPath}. */
  readonly handler: (request: Request) => Promise<Response>;
  /** Makes an account without a request: for seeds and tests. Throws when the e-mail is taken. */
  readonly signUp: (person: SignUpPerson) => Promise<{ userId: string; token: string }>;
  /**
   * A link that lets whoever has it choose the password of the account with this address, once and for an hour; null when
   * there is none.
   */
  readonly resetUrl: (email: string) => Promise<string | null>;
  /** Whose session a token is. */
  readonly sessions: SessionCache;
  /** Signs session tokens. */
  readonly secret: string;
  readonly cookieName: string;
  /** Where the web app lives. */
  readonly publicOrigin: string;
}

export interface SignUpPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly language?: 'TH' | 'EN';
}

export interface AuthDeps {
  readonly database: Database;
  readonly redis: Accelerator;
  readonly environment: Environment;
  readonly logger: Logger;
  /** False: nobody is sent a link to choose a new password. */
  readonly sendsMail: boolean;
}

/** Accounts, sign-in and sessions (https://better-auth.com). Throws {@link EnvironmentError} without AUTH_SECRET. */
export function createAuth(deps: AuthDeps): Auth {
  const sessions = new SessionCache(deps);
  const { secret, publicUrl } = authSettings(deps.environment);
  const isHttps = publicUrl.startsWith('https:');
  const publicOrigin = new URL(publicUrl).origin;
  const cookieName = `${isHttps ? '__Secure-' : ''}better-auth.session_token`;
  const counted = {
    rateLimits: createRateLimitStorage(deps.redis),
    limitsRates: deps.environment.RATE_LIMITS === 'on',
  };
  const { database, sendsMail } = deps;
  const passwordReset = createPasswordReset({ database, sendsMail, ...counted });
  const guard = { database, secret, cookieName, passwordReset, ...counted };
  const auth = betterAuth({
    ...accountOptions(deps.environment, passwordReset.settings),
    verification: { storeIdentifier: { default: 'plain', overrides: { 'reset-password:': 'hashed' } } },
    rateLimit: rateLimitOptions(guard),
    hooks: guardHooks(guard),
    appName: 'Kwamdee',
    baseURL: publicUrl,
    basePath: authPath,
    secret,
    trustedOrigins: (request) =>
      trustedOrigins({ publicUrl, isProduction: deps.environment.NODE_ENV === 'production' }, request),
    database: prismaAdapter(deps.database.prisma, { provider: 'postgresql' }),
    plugins: [bearer(), passkey({ rpID: new URL(publicUrl).hostname, rpName: 'Kwamdee' })],
    // What needs a session of today is asked for in fresh-session.ts.
    session: { expiresIn: 30 * dayInSeconds, updateAge: dayInSeconds, freshAge: 0 },
    databaseHooks: {
      session: { delete: { after: async (session) => sessions.end(session.token) } },
      user: { create: { before: async (user) => ({ data: { ...user, ...checkedPerson(user) } }) } },
    },
    advanced: {
      useSecureCookies: isHttps,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure: isHttps },
      // Also where better-auth would switch it off by itself: with NODE_ENV=test.
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      // The second: "end all my sessions" ends those it has listed, so the list must be longer than anybody's.
      database: { generateId: () => newId(), defaultFindManyLimit: 10_000 },
    },
    telemetry: { enabled: false },
    logger: {
      log: (level, message, ...details) => deps.logger[level]({ err: details.find(isError) }, message),
    },
  });
  return {
    handler: auth.handler,
    signUp: async (person) => {
      const { token, user } = await auth.api.signUpEmail({ body: { ...person } });
      if (token === null) throw new Error('signing up did not start a session');
      return { userId: user.id, token };
    },
    resetUrl: async (email) => {
      const token = await passwordReset.tokenOf(() => auth.api.requestPasswordReset({ body: { email } }));
      return token === null ? null : `${publicOrigin}/new-password/${token}`;
    },
    sessions,
    secret,
    cookieName,
    publicOrigin,
  };
}

function authSettings(environment: Environment): { secret: string; publicUrl: string } {
  if (environment.AUTH_SECRET === undefined) throw new EnvironmentError('AUTH_SECRET: must be set');
  return {
    secret: environment.AUTH_SECRET,
    publicUrl: environment.PUBLIC_URL ?? `http://localhost:${environment.PORT}`,
  };
}

/** Who can have an account, and how they prove that it is theirs. */
function accountOptions(environment: Environment, reset: ReturnType<typeof createPasswordReset>['settings']) {
  const { LINE_CLIENT_ID: clientId, LINE_CLIENT_SECRET: clientSecret } = environment;
  return {
    emailAndPassword: { enabled: true, minPasswordLength: 8, maxPasswordLength: 128, ...reset },
    socialProviders:
      clientId === undefined || clientSecret === undefined
        ? {}
        : { line: { clientId, clientSecret, mapProfileToUser: accountFromLineProfile } },
    user: {
      additionalFields: {
        language: { type: ['TH', 'EN'], required: false, defaultValue: 'TH', input: true },
      },
    },
    account: { modelName: 'signInMethod', encryptOAuthTokens: true },
    // The profile is changed by the API's updateProfile, which knows its rules.
    disabledPaths: ['/update-user'],
  } satisfies BetterAuthOptions;
}

/** better-auth lets any name and language through to the database. */
function checkedPerson(person: { readonly name: string; readonly language?: unknown }) {
  const name = person.name.trim();
  const [problem] = displayNameProblems(name);
  if (problem !== undefined) {
    throw new APIError('BAD_REQUEST', { code: 'INVALID_NAME', message: problem.message.en });
  }
  const language = Object.values(Language).find((known) => known === (person.language ?? Language.TH));
  if (language === undefined) {
    throw new APIError('BAD_REQUEST', { code: 'INVALID_LANGUAGE', message: 'language is TH or EN' });
  }
  return { name, language };
}

function isError(value: unknown): value is Error {
  return value instanceof Error;
}
