import { CombinedGraphQLErrors, ServerError } from '@apollo/client';

/** Why an operation failed, as far as a person can do something about it. */
export interface Failure {
  cause: 'offline' | 'busy' | 'forbidden' | 'server';
  /** The number that the server's log has too; null when the request never reached it. */
  reference: string | null;
}

interface AnsweredError {
  extensions?: Record<string, unknown>;
}

/** The errors of an answer that came with a status of failure. */
function errorsInBody(body: string): readonly AnsweredError[] {
  try {
    const parsed: unknown = JSON.parse(body);
    const errors = (parsed as { errors?: unknown } | null)?.errors;
    return Array.isArray(errors) ? (errors as AnsweredError[]) : [];
  } catch {
    return [];
  }
}

function referenceIn(errors: readonly AnsweredError[]): string | null {
  for (const { extensions } of errors) {
    const reference = extensions?.['reference'];
    if (typeof reference === 'string') return reference;
  }
  return null;
}

function referenceOf(error: unknown): string | null {
  if (CombinedGraphQLErrors.is(error)) return referenceIn(error.errors);
  if (ServerError.is(error)) {
    return referenceIn(errorsInBody(error.bodyText)) ?? error.response.headers.get('x-request-id');
  }
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
    if (code === 'RATE_LIMITED' || code === 'BUSY' || code === 'SERVICE_UNAVAILABLE')
      return { cause: 'busy', reference };
    return { cause: 'server', reference };
  }
  if (ServerError.is(error)) {
    return { cause: error.statusCode === 429 || error.statusCode === 503 ? 'busy' : 'server', reference };
  }
  const isOffline = !navigator.onLine || error instanceof TypeError;
  return { cause: isOffline ? 'offline' : 'server', reference };
}
