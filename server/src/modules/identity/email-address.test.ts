import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canSignInWith } from './email-address.ts';

const taken = [
  'somchai@example.com',
  'som.chai+kwamdee@mail.example.co.th',
  "o'brien@example.com",
  'a_b-c@sub-domain.example',
  '1@2.co',
];

const refused = [
  '',
  'somchai',
  'somchai@example',
  'somchai@example.c',
  'somchai@example.xn--o3cw4h',
  'somchai@ตัวอย่าง.ไทย',
  'สมชาย@example.com',
  'josé@example.com',
  'som..chai@example.com',
  '.somchai@example.com',
  'somchai.@example.com',
  'som chai@example.com',
  'som!chai@example.com',
  'somchai@-example.com',
  '"som chai"@example.com',
  'somchai@[192.0.2.1]',
];

test.each(taken)('%j is one to sign in with', (email) => expect(canSignInWith(email)).toBe(true));
test.each(refused)('%j is none', (email) => expect(canSignInWith(email)).toBe(false));

test('longer than 254 characters is none', () => {
  const domain = '@example.com';
  expect(canSignInWith(`${'a'.repeat(254 - domain.length)}${domain}`)).toBe(true);
  expect(canSignInWith(`${'a'.repeat(255 - domain.length)}${domain}`)).toBe(false);
});

/** What its sign-in says of an address of nobody: that it is none, or that the password is wrong. */
async function codeOfSignIn(email: string): Promise<unknown> {
  const { api } = betterAuth({
    secret: 'a secret of this test alone, and long',
    baseURL: 'http://localhost',
    database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
    emailAndPassword: {
      enabled: true,
      password: { hash: async (password) => password, verify: async () => false },
    },
    logger: { disabled: true },
    telemetry: { enabled: false },
  });
  return api.signInEmail({ body: { email, password: 'whatever it is' } }).then(
    () => 'SIGNED_IN',
    (error) => error.body?.code,
  );
}

test('better-auth refuses no address that is one to sign in with, and takes none of the others', async () => {
  const part = fc.string({ unit: fc.constantFrom(..."aZ0.-_+'@!ก xn"), maxLength: 8 });
  const made = fc.tuple(part, part, fc.constantFrom('com', 'th', 'c', 'xn--o3cw4h', 'ไทย', 'c0m'));
  const address = fc.oneof(
    fc.constantFrom(...taken, ...refused),
    made.map(([local, domain, top]) => `${local}@${domain}.${top}`),
  );
  await fc.assert(
    fc.asyncProperty(address, async (email) => {
      const code = canSignInWith(email) ? 'INVALID_EMAIL_OR_PASSWORD' : 'INVALID_EMAIL';
      expect(await codeOfSignIn(email)).toBe(code);
    }),
  );
});
