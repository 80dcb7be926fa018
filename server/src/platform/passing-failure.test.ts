import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { type PassingFailure, passingFailureOf } from './passing-failure.ts';

const sql = (code: string) => Object.assign(new Error('from PostgreSQL'), { code, severity: 'ERROR' });
const system = (code: string, syscall: string) =>
  Object.assign(new Error(code), { code, syscall, errno: -1 });
const throughPrisma = (code: string, cause: object) =>
  Object.assign(new Error('Invalid prisma.$queryRaw() invocation'), {
    code,
    meta: { driverAdapterError: Object.assign(new Error('DriverAdapterError'), { cause }) },
  });

describe('passingFailureOf', () => {
  it.each([
    ['40001', 'UNDONE'],
    ['40P01', 'UNDONE'],
    ['53100', 'UNDONE'],
    ['53200', 'UNDONE'],
    ['53300', 'UNDONE'],
    ['55P03', 'UNDONE'],
    ['57014', 'UNDONE'],
    ['25006', 'UNDONE'],
    ['57P03', 'UNDONE'],
    // The commit may have come first.
    ['57P01', 'UNKNOWN'],
    ['57P02', 'UNKNOWN'],
    ['08006', 'UNKNOWN'],
    ['40003', 'UNKNOWN'],
    // These are ours to mend.
    ['23505', null],
    ['23514', null],
    ['42P01', null],
    ['42501', null],
    ['22P02', null],
    ['XX000', null],
  ] satisfies [string, PassingFailure | null][])(
    'SQLSTATE %s is %s, also through Prisma',
    (state, failure) => {
      expect(passingFailureOf(sql(state))).toBe(failure);
      expect(
        passingFailureOf(
          throughPrisma('P2010', { originalCode: state, originalMessage: '', kind: 'postgres' }),
        ),
      ).toBe(failure);
    },
  );

  it.each([
    ['nobody listens', system('ECONNREFUSED', 'connect'), 'UNDONE'],
    ['no such host', system('ENOTFOUND', 'getaddrinfo'), 'UNDONE'],
    ['the peer hung up', system('ECONNRESET', 'read'), 'UNKNOWN'],
    ['written to nobody', system('EPIPE', 'write'), 'UNKNOWN'],
    ['all addresses refused', new AggregateError([system('ECONNREFUSED', 'connect')]), 'UNDONE'],
    ['through Prisma, refused', throughPrisma('P1001', { kind: 'DatabaseNotReachable' }), 'UNDONE'],
    ['through Prisma, hung up', throughPrisma('P1017', { kind: 'ConnectionClosed' }), 'UNKNOWN'],
    ['the pool is taken', new Error('timeout exceeded when trying to connect'), 'UNDONE'],
    ['no answer to hello', new Error('Connection terminated due to connection timeout'), 'UNDONE'],
    ['the connection broke', new Error('Connection terminated unexpectedly'), 'UNKNOWN'],
    ['no answer', new Error('Query read timeout'), 'UNKNOWN'],
    [
      'no transaction to be had',
      Object.assign(new Error('Transaction API error: Unable to start a transaction in the given time.'), {
        code: 'P2028',
      }),
      'UNDONE',
    ],
    [
      'a transaction that took too long',
      Object.assign(new Error('Transaction API error: Transaction already closed'), { code: 'P2028' }),
      'UNKNOWN',
    ],
    ['a mistake', new TypeError('undefined is not a function'), null],
    ['a unique key', throughPrisma('P2002', { originalCode: '23505' }), null],
    ['nothing', null, null],
  ] satisfies [string, unknown, PassingFailure | null][])('%s', (_name, error, failure) => {
    expect(passingFailureOf(error)).toBe(failure);
  });

  it('knows what pg itself says of an address where nobody is', async () => {
    const client = new pg.Client({ connectionString: 'postgres://x:x@127.0.0.1:1/x' });
    const error: unknown = await client.connect().catch((reason: unknown) => reason);
    expect(passingFailureOf(error)).toBe('UNDONE');
  });
});
