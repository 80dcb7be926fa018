import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cannotGroups } from './lines.ts';

const lines = cannotGroups.flatMap((group) => group.lines);

test('every line has a test that tries it, and every such test a line', () => {
  // By the path from the project's root, where the tests run: these files are compiled for the browser.
  const source = readFileSync('tests/api/cannot.test.ts', 'utf8');
  const tests = [...source.matchAll(/^\s*test\('([a-z-]+)'/gm)].map(([, name]) => name);
  expect(new Set(tests).size).toBe(tests.length);
  expect(lines.map((line) => line.test).sort()).toEqual(tests.sort());
});

test('there are enough to be worth a page, each once and in both languages', () => {
  expect(lines.length).toBeGreaterThanOrEqual(15);
  for (const language of ['th', 'en'] as const) {
    const texts = lines.map((line) => line[language]);
    expect(new Set(texts).size).toBe(texts.length);
    for (const { title } of cannotGroups) expect(title[language]).not.toBe('');
  }
});
