import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distanceMetres } from './distance.ts';

const bangkok = { latitude: 13.7563, longitude: 100.5018 };
const chiangMai = { latitude: 18.7883, longitude: 98.9853 };

test('a degree of latitude is 111 km, and Chiang Mai is 582 km from Bangkok', () => {
  expect(distanceMetres({ latitude: 14, longitude: 99 }, { latitude: 15, longitude: 99 })).toBe(111_195);
  expect(Math.round(distanceMetres(bangkok, chiangMai) / 1_000)).toBe(582);
});

test('is nothing to the same place, the same there and back, and never half the globe around', () => {
  const spot = fc.record({
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  fc.assert(
    fc.property(spot, spot, (a, b) => {
      expect(distanceMetres(a, a)).toBe(0);
      expect(distanceMetres(a, b)).toBe(distanceMetres(b, a));
      expect(distanceMetres(a, b)).toBeLessThanOrEqual(20_015_115);
    }),
  );
});
