import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeReturnPath, withReturnPath } from './return-path.ts';

describe('safeReturnPath', () => {
  it.each([
    '/',
    '/offers/offer_1',
    '/vouchers?state=ISSUED#top',
    '/coordinator/nong-sarai/merchants/merchant_1',
  ])('keeps the path %s', (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  it.each([
    null,
    undefined,
    '',
    'offers',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\n/evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/sign-in?next=/sign-in',
    '/sign-up',
    '/api/auth/sign-out',
    '/graphql',
  ])('leads home from %j', (path) => {
    expect(safeReturnPath(path)).toBe('/');
  });

  it('never leaves this origin, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/${text}`),
        ),
        (candidate) => {
          const path = safeReturnPath(candidate);
          expect(new URL(path, 'https://village.example').origin).toBe('https://village.example');
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('withReturnPath', () => {
  it('leaves home out and keeps everything else', () => {
    expect(withReturnPath('/sign-in', '/')).toBe('/sign-in');
    expect(withReturnPath('/sign-up', '/offers?a=b')).toBe('/sign-up?next=%2Foffers%3Fa%3Db');
  });
});
