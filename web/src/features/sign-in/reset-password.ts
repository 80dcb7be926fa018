const loadAuth = () => import('../../lib/auth.ts').then((module) => module.auth);

interface AuthError {
  status?: number;
  code?: string | undefined;
}

/**
 * 'asked' says nothing of whether there is such an account. 'too-many-links': for this address, by whomever; 'too-many':
 * from this connection, whatever the address, which many may share.
 */
export type AskOutcome =
  | 'asked'
  | 'invalid-email'
  | 'too-many-links'
  | 'too-many'
  | 'no-mail'
  | 'unreachable';

/** Has a link sent to this address, if it is somebody's. */
export async function askForLink(email: string): Promise<AskOutcome> {
  const error = await errorOf(async () => (await loadAuth()).requestPasswordReset({ email }));
  if (error === null) return 'asked';
  if (error.code === 'INVALID_EMAIL') return 'invalid-email';
  if (error.code === 'RESET_PASSWORD_DISABLED') return 'no-mail';
  if (error.code === 'TOO_MANY_LINKS') return 'too-many-links';
  return error.status === 429 ? 'too-many' : 'unreachable';
}

export type ChooseOutcome = 'done' | 'not-good' | 'weak-password' | 'too-many' | 'unreachable';

/** Sets the password of the account that the link is for, and the session cookie. */
export async function choosePassword(token: string, newPassword: string): Promise<ChooseOutcome> {
  const error = await errorOf(async () => (await loadAuth()).resetPassword({ token, newPassword }));
  if (error === null) return 'done';
  if (error.code?.startsWith('PASSWORD_TOO')) return 'weak-password';
  if (error.status === 429) return 'too-many';
  return error.status === 400 ? 'not-good' : 'unreachable';
}

async function errorOf(request: () => Promise<{ error: AuthError | null }>): Promise<AuthError | null> {
  try {
    return (await request()).error;
  } catch {
    return {};
  }
}

/** Whether this server sends mail; one that does not say so may. */
export async function readSendsMail(signal: AbortSignal): Promise<boolean> {
  const response = await fetch('/config.json', { signal, headers: { accept: 'application/json' } });
  const config: unknown = response.ok ? await response.json() : null;
  return !(typeof config === 'object' && config !== null && 'mail' in config && config.mail === false);
}
