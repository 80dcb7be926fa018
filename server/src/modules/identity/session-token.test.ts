import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSessionToken } from './session-token.ts';

const options = {
  secret: 'a secret of more than thirty-two characters',
  cookieName: 'better-auth.session_token',
};
const token = '2Vsm8o3LpMOjx7Da7KcEfGMlWjGU4mmn';

function sign(value: string, secret = options.secret): string {
  return `${value}.${createHmac('sha256', secret).update(value).digest('base64')}`;
}

test('a signed cookie proves its token, among other cookies', () => {
  const cookie = `a=1; ${options.cookieName}=${encodeURIComponent(sign(token))}; b=2`;
  expect(readSessionToken({ cookie }, options)).toBe(token);
});

test('a bearer token is taken signed, URL-encoded or bare', () => {
  for (const value of [sign(token), encodeURIComponent(sign(token)), token]) {
    expect(readSessionToken({ authorization: `Bearer ${value}` }, options)).toBe(token);
    expect(readSessionToken({ authorization: `bearer  ${value}` }, options)).toBe(token);
  }
});

test('a cookie is never taken bare: its value could have been guessed by another site', () => {
  expect(readSessionToken({ cookie: `${options.cookieName}=${token}` }, options)).toBeNull();
});

test('a wrong Authorization header signs out, whatever the cookie says', () => {
  const cookie = `${options.cookieName}=${encodeURIComponent(sign(token))}`;
  for (const authorization of ['', 'Bearer', 'Bearer ', 'Basic YTpi', `Bearer ${sign(token, 'another')}`]) {
    expect(readSessionToken({ cookie, authorization }, options)).toBeNull();
  }
});

test('a signature by another secret, of another token, cut or changed is refused', () => {
  const [, signature = ''] = sign(token).split('.');
  const forged = [
    sign(token, 'x'.repeat(40)),
    `${token}.`,
    `${token}.${signature.slice(0, -3)}`,
    `x${token}.${signature}`,
  ];
  for (const value of forged) {
    expect(
      readSessionToken({ cookie: `${options.cookieName}=${encodeURIComponent(value)}` }, options),
    ).toBeNull();
    expect(readSessionToken({ authorization: `Bearer ${value}` }, options)).toBeNull();
  }
});

/** Of any code points: fast-check's own binary strings take seconds to get ready. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 40 })
  .map((codes) => String.fromCodePoint(...codes));

test('no header, however strange, is more than signed out', () => {
  fc.assert(
    fc.property(anyText, anyText, (authorization, value) => {
      expect(readSessionToken({ cookie: `${options.cookieName}=${value}` }, options)).toBeNull();
      expect(readSessionToken({ cookie: value }, options)).toBeNull();
      expect(readSessionToken({ authorization: `Bearer ${authorization}.${value}` }, options)).toBeNull();
    }),
  );
});
