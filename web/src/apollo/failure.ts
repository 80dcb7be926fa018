import { CombinedGraphQLErrors, ServerError } from '@apollo/client';

/** Why an operation failed, as far as a person can do something about it. */
export interface Failure {
  cause: 'offline' | 'busy' | 'forbidden' | 'server';
  /** The number that the server's log has too; null when the request never reached it. */
  reference: string | null;
}

function referenceOf(error: unknown): string | null {
  if (CombinedGraphQLErrors.is(error)) {
    for (const each of error.errors) {
      const reference = each.extensions?.['reference'];
      if (typeof reference === 'string') return reference;
    }
  }
  if (ServerError.is(error)) return error.response.headers.get('x-request-id');
  return null;
}

function codeOf(error: unknown): unknown {
  return CombinedGraphQLErrors.is(error) ? error.errors[0]?.extensions?.['code'] : undefined;
}

/** Reads what Apollo Client or the router threw. */
export function failureOf(error: unknown): Failure {
  const reference = referenceOf(error);
  if (CombinedGraphQLErrors.is(error)) {
    const code = codeOf(error);
    if (code === 'FORBIDDEN') return { cause: 'forbidden', reference };
    if (code === 'RATE_LIMITED' || code === 'BUSY') return { cause: 'busy', reference };
    return { cause: 'server', reference };
  }
  if (ServerError.is(error)) {
    return { cause: error.statusCode === 429 || error.statusCode === 503 ? 'busy' : 'server', reference };
  }
  const isOffline = !navigator.onLine || error instanceof TypeError;
  return { cause: isOffline ? 'offline' : 'server', reference };
}
