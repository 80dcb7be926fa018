import { currentLanguage } from '../i18n/language.ts';

/** Why a sign-in or sign-up was refused, as the screens tell it apart. */
export type SignInRefusal =
  | 'wrong-credentials'
  | 'email-taken'
  | 'weak-password'
  | 'invalid-email'
  | 'invalid-name'
  | 'too-many'
  | 'unreachable';

export type SignInOutcome = { signedIn: true } | { signedIn: false; refusal: SignInRefusal };

interface AuthError {
  status?: number;
  code?: string | undefined;
}

/** Loaded with the first use: most visits are signed in already. */
const loadAuth = () => import('./auth.ts').then((module) => module.auth);

function refusalOf(error: AuthError): SignInRefusal {
  if (error.code?.startsWith('USER_ALREADY_EXISTS')) return 'email-taken';
  if (error.code?.startsWith('PASSWORD_TOO')) return 'weak-password';
  if (error.code === 'INVALID_EMAIL') return 'invalid-email';
  if (error.code === 'INVALID_NAME') return 'invalid-name';
  if (error.status === 429) return 'too-many';
  if (error.status === 400 || error.status === 401 || error.status === 403) return 'wrong-credentials';
  return 'unreachable';
}

async function outcomeOf(request: Promise<{ error: AuthError | null }>): Promise<SignInOutcome> {
  try {
    const { error } = await request;
    return error === null ? { signedIn: true } : { signedIn: false, refusal: refusalOf(error) };
  } catch {
    return { signedIn: false, refusal: 'unreachable' };
  }
}

/** Sets the session cookie. Call `useSession().refresh()` after it. */
export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  const auth = await loadAuth();
  return outcomeOf(auth.signIn.email({ email, password }));
}

/** Makes an account in the language of the screen and sets the session cookie. Call `useSession().refresh()` after it. */
export async function signUp(name: string, email: string, password: string): Promise<SignInOutcome> {
  const auth = await loadAuth();
  const account = { name, email, password, language: currentLanguage().toUpperCase() };
  return outcomeOf(auth.signUp.email(account));
}

/** Ends the session. The caller clears the cache (see `useSignOut`). */
export async function signOut(): Promise<void> {
  const auth = await loadAuth();
  await auth.signOut();
}
