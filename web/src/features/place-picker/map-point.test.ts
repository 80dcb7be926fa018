import { expect, test } from 'vitest';
import { formatMapPoint, readMapPoint } from './map-point.ts';

const shop = { latitude: 14.0307, longitude: 99.6812 };

test.each([
  '14.0307, 99.6812',
  '14.0307 99.6812',
  'geo:14.0307,99.6812',
  'https://www.google.com/maps/place/X/@14.0307,99.6812,17z',
  'https://www.google.com/maps/place/X/@14.1,99.9,17z/data=!3m1!4b1!4m5!3d14.0307!4d99.6812',
  'https://maps.google.com/?q=14.0307,99.6812',
  'https://maps.apple.com/?ll=14.0307%2C99.6812',
  'https://www.openstreetmap.org/#map=17/14.0307/99.6812',
])('the shop is found in %s', (text) => {
  expect(readMapPoint(text)).toEqual(shop);
});

test.each([
  '',
  '40 หมู่ 5 ต.หนองสาหร่าย',
  '14.0307',
  '99.6812, 14.0307, 3',
  '91.5, 100',
  'https://maps.app.goo.gl/abc',
])('no point is made up from %s', (text) => {
  expect(readMapPoint(text)).toBeNull();
});

test('a point reads as itself', () => {
  expect(readMapPoint(formatMapPoint(shop))).toEqual(shop);
});
