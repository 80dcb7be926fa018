import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import * as thai from './thai.ts';

const thaiModule = fileURLToPath(new URL('./thai.ts', import.meta.url));
const stringSet =
  /(react-aria|react-stately|react-aria-components)\/dist\/private\/(?:[a-z]+\/)?intlStrings\.m?js$/;
const englishImport = /from\s*"([^"]*?(?:intl\/([a-z]+)|intl)\/en-US\.m?js)"/;

interface StringSet {
  english: string;
  /** The name of our Thai export, or undefined when we have none. */
  thaiName: string | undefined;
}

/** Reads one of React Aria's string sets, or null when the module is none. */
function readStringSet(id: string): StringSet | null {
  const packageName = stringSet.exec(id.replaceAll('\\', '/'))?.[1];
  if (packageName === undefined) return null;
  const [, path, folder] = englishImport.exec(readFileSync(id, 'utf8')) ?? [];
  if (path === undefined) throw new Error(`React Aria moved its English strings: ${id}`);
  const name =
    packageName === 'react-aria-components'
      ? 'components'
      : packageName === 'react-stately'
        ? `${folder}Validation`
        : folder;
  return {
    english: join(dirname(id), path),
    thaiName: name !== undefined && name in thai ? name : undefined,
  };
}

/**
 * Replaces React Aria's 34 languages by English and Thai: Thai is missing among them, and the others would be
 * carried to every phone.
 */
export function reactAriaThai(): Plugin {
  return {
    name: 'kwamdee:react-aria-thai',
    enforce: 'pre',
    load: {
      filter: { id: /intlStrings\.m?js$/ },
      handler(id) {
        const set = readStringSet(id);
        if (set === null) return null;
        const { english, thaiName } = set;
        const importThai = thaiName
          ? `import { ${thaiName} as thai } from ${JSON.stringify(thaiModule)};`
          : '';
        return [
          `import english from ${JSON.stringify(english)};`,
          importThai,
          `export default { 'en-US': english${thaiName ? ", 'th-TH': thai" : ''} };`,
        ].join('\n');
      },
    },
  };
}

/** Fails the build when a string set without Thai would ship. The dev server bundles all sets, used or not. */
export function reactAriaThaiCheck(): Plugin {
  return {
    name: 'kwamdee:react-aria-thai-check',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
          if (renderedLength === 0 || !stringSet.test(id.replaceAll('\\', '/'))) continue;
          if (readStringSet(id)?.thaiName === undefined) {
            this.error(`No Thai for React Aria's strings of ${id}: add them to i18n/react-aria/thai.ts`);
          }
        }
      }
    },
  };
}
