import 'reflect-metadata';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayNameProblems } from './display-name.ts';
import { accountFromLineProfile } from './line-profile.ts';

test('the e-mail that LINE tells, else one that can receive nothing', () => {
  expect(accountFromLineProfile({ sub: 'U12AB', name: 'สมศรี', email: 'a@b.test' }).email).toBe('a@b.test');
  expect(accountFromLineProfile({ sub: 'U12AB', name: 'สมศรี' }).email).toBe('u12ab@line.invalid');
});

test('whatever the name on LINE is, what is left of it is a good name here', () => {
  expect(accountFromLineProfile({ sub: 'U1', name: '👩‍🌾 แม่จันทร์ ' }).name).toBe('👩🌾 แม่จันทร์');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      expect(displayNameProblems(accountFromLineProfile({ sub: 'U1', name }).name)).toEqual([]);
    }),
  );
});
