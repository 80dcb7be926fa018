import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import * as thai from './thai.ts';

const thaiModule = fileURLToPath(new URL('./thai.ts', import.meta.url));
const stringSet =
  /(react-aria|react-stately|react-aria-components)\/dist\/private\/(?:([a-z]+)\/)?intlStrings\.(?:m?js)$/;

/** The name of our Thai export for one of React Aria's string sets, or undefined when we have none. */
function thaiExport(packageName: string, folder: string | undefined): string | undefined {
  const name =
    packageName === 'react-aria-components'
      ? 'components'
      : packageName === 'react-stately'
        ? `${folder}Validation`
        : folder;
  return name !== undefined && name in thai ? name : undefined;
}

/**
 * Replaces React Aria's 34 languages by English and Thai: Thai is missing among them, and the others would be
 * carried to every phone. Fails the build when a string set without Thai would ship.
 */
export function reactAriaThai(): Plugin {
  return {
    name: 'kwamdee:react-aria-thai',
    enforce: 'pre',
    load: {
      filter: { id: /intlStrings\.m?js$/ },
      handler(id) {
        const match = stringSet.exec(id.replaceAll('\\', '/'));
        if (match?.[1] === undefined) return null;
        const [, packageName, folder] = match;
        const english = ['mjs', 'js']
          .map((extension) =>
            join(dirname(id), folder ? `../intl/${folder}` : './intl', `en-US.${extension}`),
          )
          .find((file) => existsSync(file));
        if (english === undefined) throw new Error(`React Aria moved its English strings: ${id}`);
        const name = thaiExport(packageName, folder);
        const importThai = name ? `import { ${name} as thai } from ${JSON.stringify(thaiModule)};` : '';
        return `import english from ${JSON.stringify(english)};\n${importThai}\nexport default { 'en-US': english${name ? ", 'th-TH': thai" : ''} };`;
      },
    },
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
          const match = stringSet.exec(id.replaceAll('\\', '/'));
          if (match?.[1] === undefined || renderedLength === 0) continue;
          if (thaiExport(match[1], match[2]) === undefined) {
            this.error(`No Thai for React Aria's strings of ${id}: add them to i18n/react-aria/thai.ts`);
          }
        }
      }
    },
  };
}
