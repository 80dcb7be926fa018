import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from '../platform/logger.ts';
import { passingFailureOf } from '../platform/passing-failure.ts';

/** How long a client that was turned away should wait. */
const retryAfterMs = 1_000;

/**
 * What a client sees of a thrown error. A GraphQLError that we or the specification threw goes out as it is; a failure
 * that passes by itself is SERVICE_UNAVAILABLE, for the client to try again; anything else is a bug or a broken machine:
 * the client gets a reference number, and the log has all of it under that number.
 */
export function maskError(
  formatted: GraphQLFormattedError,
  error: unknown,
  logger: Logger,
  reference: string,
): GraphQLFormattedError {
  const original = unwrapResolverError(error);
  if (original instanceof GraphQLError) {
    const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
    return { ...formatted, extensions };
  }
  const path = formatted.path === undefined ? {} : { path: formatted.path };
  const failure = passingFailureOf(original);
  if (failure !== null) {
    logger.warn({ err: original, failure, reference, ...path }, 'the database cannot serve just now');
    // Nothing is said of what was written: an earlier step of the same request may have been.
    return {
      message: 'Very busy, or away for a moment. Please try again: a key that you send again counts once.',
      ...path,
      extensions: { code: 'SERVICE_UNAVAILABLE', retryAfterMs },
    };
  }
  logger.error({ err: original, reference, ...path }, 'a request failed');
  return {
    message: `Something went wrong here. Reference: ${reference}`,
    ...path,
    extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
  };
}

/** The same for what fails before there is an operation to answer, such as finding out who asks. */
export function maskContextError(error: unknown, logger: Logger, reference: string): GraphQLError {
  const { message, extensions } = maskError({ message: '' }, error, logger, reference);
  const status = extensions?.['code'] === 'SERVICE_UNAVAILABLE' ? 503 : 500;
  return new GraphQLError(message, { extensions: { ...extensions, http: { status } } });
}
