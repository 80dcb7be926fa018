import { CombinedGraphQLErrors, Observable } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { askToSignInAgain } from '../app/session/sign-in-again.ts';

function needsSignIn(error: unknown): boolean {
  return (
    CombinedGraphQLErrors.is(error) &&
    error.errors.some((each) => each.extensions?.['code'] === 'UNAUTHENTICATED')
  );
}

/**
 * A session that ended in the middle of something: the operation waits, the person signs in over the page they
 * are on, and the operation is sent again. Whatever they had filled in stays.
 */
export const sessionLink = new ErrorLink(({ error, operation, forward }) => {
  if (!needsSignIn(error)) return;
  return new Observable((observer) => {
    let again: { unsubscribe: () => void } | undefined;
    askToSignInAgain().then((signedIn) => {
      if (signedIn) again = forward(operation).subscribe(observer);
      else observer.error(error);
    });
    return () => again?.unsubscribe();
  });
});
