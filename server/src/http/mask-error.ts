import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from '../platform/logger.ts';

/**
 * What a client sees of a thrown error. A GraphQLError that we or the specification threw goes out as it is; anything
 * else is a bug or an outage: the client gets a reference number, and the log has all of it under that number.
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
  logger.error({ err: original, reference, path: formatted.path }, 'a request failed');
  return {
    message: `Something went wrong here. Reference: ${reference}`,
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
    extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
  };
}
