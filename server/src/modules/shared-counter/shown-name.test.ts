import { expect, test } from 'vitest';
import { shownName } from './shown-name.ts';

test.each([
  ['ป้าแดง ใจดี', 'ป้าแดง จ.'],
  ['สมชาย ศรีสุข', 'สมชาย ศ.'],
  ['Somchai Na Ayutthaya', 'Somchai A.'],
  ['เจ๊น้อย', 'เจ๊น้อย'],
  ['  มะลิ   เก่งงาน ', 'มะลิ ก.'],
  ['นวล ป้อม', 'นวล ป.'],
])('%s is shown as %s', (name, shown) => {
  expect(shownName(name)).toBe(shown);
});
