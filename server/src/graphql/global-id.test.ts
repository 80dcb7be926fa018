import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '../platform/ids.ts';
import { fromGlobalId, numberFromUuid, numberToGlobalId, prefixOf, toGlobalId } from './global-id.ts';

test('an id leads back to its row, and only under its own prefix', () => {
  const uuid = newId();
  const id = toGlobalId('offer', uuid);
  expect(prefixOf(id)).toBe('offer');
  expect(fromGlobalId('offer', id)).toBe(uuid);
  expect(fromGlobalId('voucher', id)).toBeNull();
});

test('a number leads back to itself', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (value) => {
      const uuid = fromGlobalId('entry', numberToGlobalId('entry', value));
      expect(uuid).not.toBeNull();
      expect(numberFromUuid(uuid ?? '')).toBe(value);
    }),
  );
});

test('a UUID of a named row holds no number', () => {
  expect(numberFromUuid(newId())).toBeNull();
  expect(numberFromUuid('00000000-0000-8000-80ff-ffffffffffff')).toBeNull();
});

test('what is no id is null, whatever it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(fromGlobalId('offer', text)).toBeNull();
      expect(fromGlobalId('offer', `offer_${text}`)).toBeNull();
    }),
  );
});
