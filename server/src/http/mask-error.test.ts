import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { maskContextError, maskError } from './mask-error.ts';

const silent = pino({ level: 'silent' });
const sql = (code: string) => Object.assign(new Error('relation "voucher" of host db-1'), { code });
const mask = (error: Error) =>
  maskError({ message: error.message, path: ['redeemOffer'] }, error, silent, 'reference-1');

describe('maskError', () => {
  it('says of what will pass that it may be tried again, and never that nothing was written', () => {
    for (const state of ['53100', '53300', '40P01', '40001', '57014', '25006', '57P01', '57P03']) {
      const masked = mask(sql(state));
      expect(masked).toEqual({
        message: expect.stringContaining('try again'),
        path: ['redeemOffer'],
        extensions: { code: 'SERVICE_UNAVAILABLE', retryAfterMs: 1_000 },
      });
      expect(masked.message).not.toMatch(/nothing|voucher|db-1/);
    }
  });

  it('hides a mistake of ours behind a reference', () => {
    expect(mask(sql('42P01'))).toEqual({
      message: 'Something went wrong here. Reference: reference-1',
      path: ['redeemOffer'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', reference: 'reference-1' },
    });
  });

  it('lets our own errors through, without a stack', () => {
    const own = new GraphQLError('no', { extensions: { code: 'FORBIDDEN' } });
    const formatted = { message: 'no', extensions: { code: 'FORBIDDEN', stacktrace: ['at'] } };
    expect(maskError(formatted, own, silent, 'reference-1')).toEqual({
      message: 'no',
      extensions: { code: 'FORBIDDEN' },
    });
  });
});

describe('maskContextError', () => {
  it('answers 503 for what will pass and 500 for a mistake, and names no address', () => {
    const away = maskContextError(
      Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), {
        code: 'ECONNREFUSED',
        syscall: 'connect',
      }),
      silent,
      'reference-1',
    );
    expect(away.message).not.toContain('10.0.0.7');
    expect(away.extensions).toEqual({
      code: 'SERVICE_UNAVAILABLE',
      retryAfterMs: 1_000,
      http: { status: 503 },
    });
    expect(maskContextError(new TypeError('x is undefined'), silent, 'reference-1').extensions).toEqual({
      code: 'INTERNAL_SERVER_ERROR',
      reference: 'reference-1',
      http: { status: 500 },
    });
  });
});
