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
  if (isOverload(original)) {
    logger.warn({ err: original, reference, path: formatted.path }, 'too much at once');
    return {
      message: 'Very busy right now; nothing was written. Please try again.',
      ...(formatted.path === undefined ? {} : { path: formatted.path }),
      extensions: { code: 'SERVICE_UNAVAILABLE', retryAfterMs: overloadRetryMs },
    };
  }
  logger.error({ err: original, reference, path: formatted.path }, 'a request failed');
  return {
    message: `Something went wrong here. Reference: ${reference}`,
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
    extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
  };
}

const overloadRetryMs = 1_000;

/** No connection, or no transaction, could be had in time: nothing had begun. Prisma's P2028, and pg-pool's words. */
function isOverload(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.message.includes('timeout exceeded when trying to connect')) return true;
  return 'code' in error && error.code === 'P2028' && error.message.includes('Unable to start a transaction');
}
