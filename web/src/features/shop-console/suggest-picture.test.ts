import { describe, expect, test } from 'vitest';
import { offerPictures } from './offer-pictures.ts';
import { suggestPicture } from './suggest-picture.ts';

describe('the picture of a new offer', () => {
  test.each([
    ['ก๋วยเตี๋ยวเรือชามเล็ก', 'fluent:steaming-bowl'],
    ['กาแฟโบราณเย็น 1 แก้ว', 'fluent:bubble-tea'],
    ['กาแฟร้อน', 'fluent:hot-beverage'],
    ['ตัดผมชายหรือทรงนักเรียน 1 หัว', 'fluent:scissors'],
    ['เค้กวันเกิด 1 ปอนด์', 'fluent:birthday-cake'],
    ['ไข่ไก่ครึ่งแผง 15 ฟอง', 'fluent:egg'],
    ['นวดฝ่าเท้า 30 นาที', 'fluent:foot'],
    ['ซักผ้า 5 กิโล ตากแดด พับให้', 'fluent:basket'],
    ['ยืมบันไดอะลูมิเนียม 4 เมตร', 'fluent:ladder'],
    ['น้ำลำไยเย็น 1 แก้ว', 'fluent:cup-with-straw'],
    ['ชา 1 แก้ว', 'fluent:teacup-without-handle'],
    ['Foot massage, 30 minutes', 'fluent:foot'],
    ['A glass of iced tea', 'fluent:bubble-tea'],
    ['Two bars of soap', 'fluent:soap'],
  ])('for “%s” is %s', (title, key) => {
    expect(suggestPicture(title, null)).toBe(key);
  });

  test('takes no English word out of the middle of another', () => {
    expect(suggestPicture('Steak for two', null)).toBe('fluent:wrapped-gift');
  });

  test('is that of the shop’s kind when no word says more', () => {
    expect(suggestPicture('สิทธิพิเศษ', 'fluent:shopping-cart')).toBe('fluent:shopping-cart');
    expect(suggestPicture('', null)).toBe('fluent:wrapped-gift');
  });

  test('each is offered once in the picker, under a name of its own', () => {
    const keys = offerPictures.map(({ key }) => key);
    const names = offerPictures.flatMap(({ th, en }) => [th[0], en[0]]);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(names).size).toBe(names.length);
  });
});
