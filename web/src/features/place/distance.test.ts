import { expect, it } from 'vitest';
import { distanceWords, metresBetween } from './distance.ts';

it('measures as the crow flies', () => {
  const from = { latitude: 14.03, longitude: 99.68 };
  expect(metresBetween(from, from)).toBe(0);
  expect(metresBetween(from, { latitude: 14.04, longitude: 99.68 })).toBe(1_112);
});

it('says it no more exactly than a person walks', () => {
  expect([3, 348, 1_249, 12_700].map((metres) => distanceWords(metres, 'en'))).toEqual([
    '10 m',
    '350 m',
    '1.2 km',
    '13 km',
  ]);
  expect(distanceWords(350, 'th')).toBe('350 ม.');
});
