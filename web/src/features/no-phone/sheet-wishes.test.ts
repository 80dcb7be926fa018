import { expect, test } from 'vitest';
import { numbersIn } from './sheet-wishes.ts';

test('numbers are read one a line or by commas, with blanks and Thai digits, each once', () => {
  expect(numbersIn('1234 5678\n๑๒๓๔-๕๖๗๘, 22222222\n\n')).toEqual(['12345678', '22222222']);
  expect(numbersIn('')).toEqual([]);
});
