import 'reflect-metadata';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayNameProblems } from './display-name.ts';
import { accountFromLineProfile } from './line-profile.ts';

test('the e-mail that LINE tells, else one that can receive nothing', () => {
  expect(accountFromLineProfile({ sub: 'U12AB', name: 'สมศรี', email: 'a@b.test' }).email).toBe('a@b.test');
  expect(accountFromLineProfile({ sub: 'U12AB', name: 'สมศรี' }).email).toBe('u12ab@line.invalid');
});

/** Of any code points: fast-check's own binary strings take seconds to get ready. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 300 })
  .map((codes) => String.fromCodePoint(...codes));

test('whatever the name on LINE is, what is left of it is a good name here', () => {
  expect(accountFromLineProfile({ sub: 'U1', name: '👩‍🌾 แม่จันทร์ ' }).name).toBe('👩🌾 แม่จันทร์');
  fc.assert(
    fc.property(anyText, (name) => {
      expect(displayNameProblems(accountFromLineProfile({ sub: 'U1', name }).name)).toEqual([]);
    }),
  );
});
