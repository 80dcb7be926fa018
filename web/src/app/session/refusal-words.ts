import { t } from '@lingui/core/macro';
import type { SignInRefusal } from '../../lib/sign-in.ts';

/** Why it did not work, and what to do now, in the language of the screen. */
export function refusalWords(refusal: SignInRefusal): { title: string; hint: string } {
  switch (refusal) {
    case 'wrong-credentials':
      return {
        title: t`E-mail or password is not right`,
        hint: t`Press “Show” to see what you typed, then try again.`,
      };
    case 'email-taken':
      return {
        title: t`There is an account with this e-mail already`,
        hint: t`Sign in with it. Your points are where they were.`,
      };
    case 'weak-password':
      return {
        title: t`The password is too short or too long`,
        hint: t`Take 8 to 128 characters. A short sentence is good and easy to keep in mind.`,
      };
    case 'invalid-email':
      return { title: t`That is not an e-mail`, hint: t`An e-mail looks like name@example.com` };
    case 'invalid-name':
      return { title: t`That name cannot be used`, hint: t`Take 1 to 80 letters on one line.` };
    case 'too-many':
      return { title: t`Too many tries`, hint: t`Wait a minute, then try again. Your account is safe.` };
    case 'unreachable':
      return {
        title: t`The connection did not work`,
        hint: t`Check the signal or the Wi-Fi, then try again. What you filled in stays here.`,
      };
    default:
      return refusal satisfies never;
  }
}
