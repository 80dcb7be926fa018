import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const here = import.meta.dirname;
const features = readdirSync(join(here, '../features'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The features that a group's file names: `{a,b}` in a pattern, or the one that it passes on. */
function namedIn(file: string, isExcluded: boolean): string[] {
  const text = readFileSync(join(here, 'catalogs', file), 'utf8');
  const patterns = [...text.matchAll(/'(!?)\.\.\/\.\.\/features\/(\S+?)\/locales/g)];
  return patterns
    .filter(([, bang]) => (bang === '!') === isExcluded)
    .flatMap(([, , names = '']) => names.replace(/[{}]/g, '').split(','))
    .filter((name) => name !== '*')
    .sort();
}

describe.each(['th', 'en'])('the words of each feature in %s', (language) => {
  const groups = readdirSync(join(here, 'catalogs')).filter(
    (file) => file.endsWith(`-${language}.ts`) && !file.startsWith('member-'),
  );
  const named = groups.flatMap((file) => namedIn(file, false)).sort();

  test('come with one group: with the first load, or with the screens that say them', () => {
    expect(new Set(named).size).toBe(named.length);
    expect(namedIn(`member-${language}.ts`, true)).toEqual(named);
  });

  test('are of a feature that is there', () => {
    expect(named.filter((name) => !features.includes(name))).toEqual([]);
  });
});
