import { expect, it } from 'vitest';
import { articles as english } from './articles-en.ts';
import { articles as thai } from './articles-th.ts';

it('has the same how-tos, of the same length, in both languages', () => {
  const shape = (articles: typeof thai) =>
    Object.entries(articles).map(([audience, list]) => [
      audience,
      list.map(({ id, steps, note }) => [id, steps.length, note !== undefined]),
    ]);
  expect(shape(english)).toEqual(shape(thai));
});
