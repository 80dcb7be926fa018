import { requestPasswordReset } from 'better-auth/api';

/** RFC 5321, 4.5.3.1.3: a path of 256 with its two brackets. */
const longestAddress = 254;

/** The one pattern that better-auth asks of sign-in, sign-up and a forgotten password: zod's `z.email()`. */
const { email: addressOfSignIn } = requestPasswordReset.options.body.shape;

/**
 * Whether somebody whose account has this address can sign in with it. Not every address that receives mail: one in Thai
 * letters, or in a domain that ends in `xn--…`, is refused where they sign in.
 */
export function canSignInWith(email: string): boolean {
  return email.length <= longestAddress && addressOfSignIn.safeParse(email).success;
}
