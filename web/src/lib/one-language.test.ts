import { expect, test } from 'vitest';
import { fieldsOf, localizedText } from './one-language.ts';

test('one text is kept in the language that it is written in', () => {
  expect(localizedText('ก๋วยเตี๋ยวหมู', '', 'en')).toEqual({ th: 'ก๋วยเตี๋ยวหมู', en: '' });
  expect(localizedText(' Noodle soup ', '', 'en')).toEqual({ th: '', en: 'Noodle soup' });
  expect(localizedText('7-Eleven', '', 'th')).toEqual({ th: '7-Eleven', en: '' });
});

test('two texts each find their side', () => {
  expect(localizedText('ก๋วยเตี๋ยวหมู', 'Noodle soup', 'th')).toEqual({ th: 'ก๋วยเตี๋ยวหมู', en: 'Noodle soup' });
  expect(localizedText('Noodle soup', 'ก๋วยเตี๋ยวหมู', 'en')).toEqual({ th: 'ก๋วยเตี๋ยวหมู', en: 'Noodle soup' });
  expect(localizedText('Noodle soup', 'ก๋วยเตี๋ยวหมู', 'th')).toEqual({ th: 'ก๋วยเตี๋ยวหมู', en: 'Noodle soup' });
});

test('a text that is there comes back into its fields', () => {
  expect(fieldsOf({ th: 'ชา', en: 'Tea' }, 'th')).toEqual({ main: 'ชา', other: 'Tea' });
  expect(fieldsOf({ th: 'ชา', en: 'Tea' }, 'en')).toEqual({ main: 'Tea', other: 'ชา' });
  expect(fieldsOf({ th: 'ชา', en: 'ชา' }, 'en')).toEqual({ main: 'ชา', other: '' });
});
