import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeReturnPath, withReturnPath } from './return-path.ts';

/** Of any code points: fast-check's own binary strings take seconds to get ready. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 40 })
  .map((codes) => String.fromCodePoint(...codes));

/** What an address is made of, in every order. */
const nearlyAddress = fc
  .array(
    fc.constantFrom(
      '/',
      '\\',
      ':',
      '@',
      '?',
      '#',
      '.',
      '\t',
      '\n',
      'http',
      'https',
      'javascript',
      'evil.example',
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));

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
          anyText,
          anyText.map((text) => `/${text}`),
          nearlyAddress,
        ),
        (candidate) => {
          const path = safeReturnPath(candidate);
          expect(new URL(path, 'https://village.example').origin).toBe('https://village.example');
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('withReturnPath', () => {
  it('leaves home out and keeps everything else', () => {
    expect(withReturnPath('/sign-in', '/')).toBe('/sign-in');
    expect(withReturnPath('/sign-up', '/offers?a=b')).toBe('/sign-up?next=%2Foffers%3Fa%3Db');
  });
});
