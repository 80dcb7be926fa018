import { expect, it } from 'vitest';
import { mapAddress, telephoneAddress, webMapAddress } from './shop-contact.ts';

const place = { name: 'ครัวพิมพ์ใจ', address: 'หมู่ 3', latitude: 14.03, longitude: 99.68 };

it('dials digits', () => {
  expect(telephoneAddress('081 234-5678')).toBe('tel:0812345678');
  expect(telephoneAddress('+66 81 234 5678')).toBe('tel:+66812345678');
});

it('finds a shop by its point, else by its address, else not at all', () => {
  expect(mapAddress(place)).toBe(`geo:14.03,99.68?q=14.03,99.68(${encodeURIComponent('ครัวพิมพ์ใจ')})`);
  expect(mapAddress({ ...place, latitude: null, longitude: null })).toBe(
    `geo:0,0?q=${encodeURIComponent('ครัวพิมพ์ใจ หมู่ 3')}`,
  );
  expect(mapAddress({ ...place, address: null, latitude: null, longitude: null })).toBeNull();
  expect(webMapAddress({ ...place, latitude: null })).toBeNull();
});
