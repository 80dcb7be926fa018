import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { routes } from '../app/routes.ts';

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

/** The sources of features that a screen imports, at once or later. */
function sourcesOf(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file) || !file.includes('/features/') || !existsSync(file)) return found;
  found.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g))
    sourcesOf(join(dirname(file), path), found);
  return found;
}

test('every screen names the groups of what it shows', () => {
  const groupOf = new Map(
    readdirSync(join(here, 'catalogs'))
      .filter((file) => file.endsWith('-th.ts') && !file.startsWith('member-'))
      .flatMap((file) =>
        namedIn(file, false).map((feature) => [feature, file.replace('-th.ts', '')] as const),
      ),
  );
  const source = readFileSync(join(here, '../app/routes.ts'), 'utf8');
  const missing = routes.flatMap(({ path, words = [] }) => {
    const [, screen = ''] =
      source.slice(source.indexOf(`path: '${path}'`)).match(/import\('\.\.\/(features\/[^']+)'\)/) ?? [];
    const speaking = [...sourcesOf(join(here, '..', screen))].filter((file) =>
      /@lingui\/(react|core)\/macro/.test(readFileSync(file, 'utf8')),
    );
    return speaking.flatMap((file) => {
      const group = groupOf.get(/features\/([^/]+)/.exec(file)?.[1] ?? '');
      return group === undefined || (words as readonly string[]).includes(group)
        ? []
        : `${path}: ${group} (${file})`;
    });
  });
  expect(missing).toEqual([]);
});
