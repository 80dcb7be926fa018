import { expect, test } from 'vitest';
import { trustedOrigins } from './trusted-origins.ts';

const publicUrl = 'https://kwamdee.example/app';

test('the public address is trusted, and in production nothing else', () => {
  const settings = { publicUrl, isProduction: true };
  expect(trustedOrigins(settings, undefined)).toEqual(['https://kwamdee.example']);
  expect(trustedOrigins(settings, new Request('http://127.0.0.1:4000/x'))).toEqual([
    'https://kwamdee.example',
  ]);
});

test('in development this machine is trusted at the address the request was sent to', () => {
  const settings = { publicUrl, isProduction: false };
  for (const origin of ['http://127.0.0.1:4000', 'http://localhost:5173', 'http://[::1]:4000']) {
    expect(trustedOrigins(settings, new Request(`${origin}/api/auth/x`))).toContain(origin);
  }
  for (const origin of ['http://evil.example', 'http://localhost.evil.example', 'http://192.168.1.5:4000']) {
    expect(trustedOrigins(settings, new Request(`${origin}/api/auth/x`))).toEqual([
      'https://kwamdee.example',
    ]);
  }
});
