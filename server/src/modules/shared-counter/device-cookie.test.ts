import { expect, test } from 'vitest';
import { drawToken } from '../../platform/secret-token.ts';
import { deviceCookie, readDeviceToken } from './device-cookie.ts';

test.each([true, false])('what is set is read again (over HTTPS: %s)', (isHttps) => {
  const token = drawToken();
  const [pair = ''] = deviceCookie(token, isHttps).split(';');
  expect(readDeviceToken(`a=b; ${pair}; c=d`, isHttps)).toBe(token);
  expect(readDeviceToken(pair, !isHttps)).toBe(null);
});

test('no script reads it, no other site sends it, and over HTTPS it goes nowhere else', () => {
  const cookie = deviceCookie(drawToken(), true);
  for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Secure', 'Path=/'])
    expect(cookie).toContain(attribute);
  expect(cookie).not.toContain('Domain');
});

test.each([undefined, '', 'kwamdee.counter=', 'kwamdee.counter=short', 'kwamdee.counter2=x'])(
  '%s has none',
  (cookies) => {
    expect(readDeviceToken(cookies, false)).toBe(null);
  },
);
