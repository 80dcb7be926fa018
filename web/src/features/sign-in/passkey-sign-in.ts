import type { SignInOutcome } from '../../lib/sign-in.ts';

/** True when this browser can keep and show a passkey. */
export function canUsePasskeys(): boolean {
  return typeof window.PublicKeyCredential === 'function';
}

/** What became of a passkey: besides a sign-in's outcomes, that the person closed the phone's own question. */
export type PasskeyOutcome = SignInOutcome | { signedIn: false; refusal: 'turned-down' };

/** Asks the phone for a passkey and sets the session cookie. */
export async function signInWithPasskey(): Promise<PasskeyOutcome> {
  try {
    const { auth } = await import('../../lib/auth.ts');
    const { error } = await auth.signIn.passkey();
    if (error === null) return { signedIn: true };
    if (error.status === 429) return { signedIn: false, refusal: 'too-many' };
    if (error.status === 0 || error.status >= 500) return { signedIn: false, refusal: 'unreachable' };
    return { signedIn: false, refusal: 'turned-down' };
  } catch {
    return { signedIn: false, refusal: 'unreachable' };
  }
}
