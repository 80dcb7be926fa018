import { CombinedGraphQLErrors } from '@apollo/client';
import { expect, it } from 'vitest';
import { failureOf } from './failure.ts';

it.each([
  ['SERVICE_UNAVAILABLE', 'busy'],
  ['RATE_LIMITED', 'busy'],
  ['FORBIDDEN', 'forbidden'],
  ['INTERNAL_SERVER_ERROR', 'server'],
])('%s is %s', (code, cause) => {
  const error = new CombinedGraphQLErrors({ errors: [{ message: 'no', extensions: { code } }] });
  expect(failureOf(error)).toEqual({ cause, reference: null });
});
