import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import lingui from '../../lingui.config.ts';

const source = join(import.meta.dirname, '..');
const { format } = lingui;

interface Wording {
  /** The message and its context: what it is found by when it is shown. */
  message: string;
  translation: string;
  catalogue: string;
}

async function wordingsIn(catalogue: string, locale: string): Promise<Wording[]> {
  if (format === undefined) throw new Error('web/lingui.config.ts names no format');
  const filename = join(source, catalogue);
  const messages = await format.parse(readFileSync(filename, 'utf8'), {
    locale,
    sourceLocale: 'en',
    filename,
  });
  return Object.values(messages).map(({ message = '', context, translation = '' }) => ({
    message: context === undefined ? message : `${message} (${context})`,
    translation,
    catalogue,
  }));
}

/**
 * Whoever goes from one area to another has the words of all of them loaded, and of two catalogues that word a
 * message differently the last one wins on every screen. What means something else has a context of its own.
 */
test.each(['th', 'en'])('a message has one wording in all catalogues of %s', async (language) => {
  const catalogues = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith(`locales/${language}.po`),
  );
  const wordings = (await Promise.all(catalogues.map((file) => wordingsIn(file, language)))).flat();
  expect(new Set(wordings.map(({ catalogue }) => catalogue)).size).toBeGreaterThan(40);

  const first = new Map<string, Wording>();
  for (const wording of wordings) if (!first.has(wording.message)) first.set(wording.message, wording);
  const torn = wordings.filter(({ message, translation }) => first.get(message)?.translation !== translation);
  expect(torn.map((wording) => [first.get(wording.message), wording])).toEqual([]);
});
