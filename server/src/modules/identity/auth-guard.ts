import { createHash } from 'node:crypto';
import type { BetterAuthOptions } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import type { Database } from '../../platform/postgres.ts';
import type { RateLimitStorage } from './auth-rate-limit.ts';
import { forgetEmailChanges } from './email-change-store.ts';
import { isFreshEnough } from './fresh-session.ts';
import type { createPasswordReset } from './password-reset.ts';

const signInPath = '/sign-in/email';
const endOthersPath = '/revoke-other-sessions';

/** Failed ones: who knows the password is not counted. */
const signInsToOneAccount = { window: 60, max: 10 };

export interface AuthGuardDeps {
  readonly database: Database;
  readonly secret: string;
  readonly cookieName: string;
  readonly rateLimits: RateLimitStorage;
  /** False in load tests. */
  readonly limitsRates: boolean;
  readonly passwordReset: ReturnType<typeof createPasswordReset>;
}

/**
 * Limits by address, and generous, because a whole village may come from one. What slows a guesser down is the limit on
 * failed sign-ins to one account, wherever they come from.
 */
export function rateLimitOptions(deps: AuthGuardDeps) {
  return {
    enabled: deps.limitsRates,
    customStorage: deps.rateLimits,
    window: 60,
    max: 1_200,
    customRules: {
      [signInPath]: { window: 60, max: 300 },
      '/sign-up/email': { window: 60, max: 300 },
      '/change-password': { window: 60, max: 10 },
      '/request-password-reset': { window: 3_600, max: 60 },
      '/reset-password': { window: 60, max: 60 },
    },
  } satisfies BetterAuthOptions['rateLimit'];
}

/** What we ask before and after better-auth's own work. */
export function guardHooks(deps: AuthGuardDeps) {
  return {
    before: createAuthMiddleware(async (context) => {
      if (!(await isFreshEnough(deps, { path: context.path, headers: context.headers }))) {
        throw new APIError('FORBIDDEN', { code: 'SESSION_NOT_FRESH', message: 'Sign in again first' });
      }
      const key = accountKey(context, deps);
      // Counted before the password is looked at: of many guesses at once, no more get through than one after another.
      if (key !== null && !(await deps.rateLimits.consume(key, signInsToOneAccount)).allowed) {
        throw new APIError('TOO_MANY_REQUESTS', { message: 'Too many attempts. Try again in a minute.' });
      }
      return deps.passwordReset.before(context);
    }),
    after: createAuthMiddleware(async (context) => {
      const key = context.context.newSession === null ? null : accountKey(context, deps);
      if (key !== null) await deps.rateLimits.refund(key);
      const { returned, session } = context.context;
      // This session stays; what somebody may have asked for in it, while they held the phone, does not.
      if (context.path === endOthersPath && session !== null && !(returned instanceof APIError)) {
        await forgetEmailChanges(deps.database.prisma, session.user.id);
      }
      await deps.passwordReset.after(context);
    }),
  } satisfies BetterAuthOptions['hooks'];
}

/** What a sign-in is counted under; null when it is none. */
function accountKey(
  context: { readonly path: string; readonly body?: unknown },
  deps: AuthGuardDeps,
): string | null {
  if (!deps.limitsRates || context.path !== signInPath) return null;
  const { body } = context;
  if (typeof body !== 'object' || body === null || !('email' in body) || typeof body.email !== 'string')
    return null;
  const digest = createHash('sha256').update(body.email.trim().toLowerCase()).digest('base64url');
  return `account:${digest}`;
}
