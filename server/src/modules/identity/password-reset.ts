import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { BetterAuthOptions, User } from 'better-auth';
import { APIError, type createAuthMiddleware } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { Database } from '../../platform/postgres.ts';
import { enqueueJob, inTransaction } from '../../platform/transaction.ts';
import type { RateLimitStorage } from './auth-rate-limit.ts';
import { canSignInWith } from './email-address.ts';
import { passwordWasChanged, passwordWasReset } from './password-changed.ts';

type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

export const resetLinkTask = 'send_reset_link';

export interface ResetLinkPayload {
  /** As it was typed: whether it is anybody's is found out by the job. */
  readonly email: string;
  /** ISO. */
  readonly askedAt: string;
}

/** How long a link is good. */
export const resetMinutes = 60;

const askPath = '/request-password-reset';
const resetPath = '/reset-password';
const changePath = '/change-password';

/** A stranger's mailbox is not to be filled by pressing a button. Counted whether or not the address is anybody's. */
const asksForOneAddress = { window: 3_600, max: 3 };

export interface PasswordResetDeps {
  readonly database: Database;
  readonly rateLimits: RateLimitStorage;
  /** False in load tests. */
  readonly limitsRates: boolean;
  /** Whether there is a way for the link to reach anybody. */
  readonly sendsMail: boolean;
}

/**
 * A forgotten password, by better-auth's own reset (https://better-auth.com/docs/authentication/email-password): it makes
 * the token, keeps it as a hash, and takes it once. What is ours (ADR 0045):
 *
 * - Who asks is answered before anybody has looked whether there is such an account; a job looks, and sends the link.
 * - Who has chosen a new password is signed in, and nowhere else.
 */
export function createPasswordReset(deps: PasswordResetDeps) {
  const takers = new AsyncLocalStorage<(token: string) => void>();
  const doneBy = new WeakMap<Request, User>();
  const settings = {
    resetPasswordTokenExpiresIn: resetMinutes * 60,
    revokeSessionsOnPasswordReset: true,
    sendResetPassword: async ({ token }) => takers.getStore()?.(token),
    onPasswordReset: async ({ user }, request) => {
      await passwordWasReset(deps, user.id);
      if (request !== undefined) doneBy.set(request, user);
    },
  } satisfies Partial<BetterAuthOptions['emailAndPassword']>;
  return {
    settings,
    /** The token that `ask`, better-auth's own request for a reset, makes; null when it makes none. */
    async tokenOf(ask: () => Promise<unknown>): Promise<string | null> {
      let made: string | null = null;
      await takers.run((token) => (made = token), ask);
      return made;
    },
    /** The answer to who asks for a link; undefined when the request is about something else. */
    async before(context: HookContext): Promise<{ readonly status: true } | undefined> {
      // Without a request it is the job that asks.
      if (context.path !== askPath || context.request === undefined) return undefined;
      await askForLink(deps, context.body);
      return { status: true };
    },
    async after(context: HookContext): Promise<void> {
      const { returned, internalAdapter, session: signedIn } = context.context;
      if (returned instanceof APIError) return;
      if (context.path === changePath && signedIn !== null) await passwordWasChanged(deps, signedIn.user.id);
      const user = context.request === undefined ? undefined : doneBy.get(context.request);
      if (context.path !== resetPath || user === undefined) return;
      await setSessionCookie(context, { session: await internalAdapter.createSession(user.id), user });
    },
  };
}

/** Does and takes the same for every address: one count, and one job that finds out more. */
async function askForLink(deps: PasswordResetDeps, body: unknown): Promise<void> {
  if (!deps.sendsMail) {
    throw new APIError('BAD_REQUEST', {
      code: 'RESET_PASSWORD_DISABLED',
      message: 'This server sends no mail',
    });
  }
  const email = addressIn(body);
  if (email === null) throw new APIError('BAD_REQUEST', { code: 'INVALID_EMAIL', message: 'email is none' });
  const mark = createHash('sha256').update(email).digest('base64url');
  if (deps.limitsRates && !(await deps.rateLimits.consume(`reset:${mark}`, asksForOneAddress)).allowed) {
    // With a code of its own: where a whole village asks from one network address, better-auth's refusal has none, and
    // says nothing of this address. Both are the same whether or not it is anybody's.
    throw new APIError('TOO_MANY_REQUESTS', {
      code: 'TOO_MANY_LINKS',
      message: 'Links for this address were asked for several times. Try again in an hour.',
    });
  }
  const payload: ResetLinkPayload = { email, askedAt: new Date().toISOString() };
  // While the mail server is away, asking again makes no second mail, and the one that waits goes out sooner.
  await inTransaction(deps.database, (tx) =>
    enqueueJob(tx, resetLinkTask, payload, `${resetLinkTask}:${mark}`),
  );
}

/** In lower case, as accounts have it. Of one that no password goes with, better-auth would make no link either. */
function addressIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('email' in body) || typeof body.email !== 'string')
    return null;
  const email = body.email.trim().toLowerCase();
  return canSignInWith(email) ? email : null;
}
