import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/**
 * The JavaScript that a phone loads before it sees each screen: the entry, the screen, all that both import,
 * and their Thai words. Run after `build:web`; fails when a member's screen is over the limit.
 */
const limitKilobytes = 200;
/** A shop's application is one long form that a person fills once: the form library comes with it. */
const limitsOfTheirOwn: Readonly<Record<string, number>> = { '/apply': 250 };
const dist = new URL('../dist/', import.meta.url);

interface ManifestChunk {
  file: string;
  src?: string;
  imports?: string[];
}

const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8')) as Record<
  string,
  ManifestChunk
>;
const routesSource = readFileSync(new URL('../src/app/routes.ts', import.meta.url), 'utf8');

function closure(key: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`${key} is not in the build's manifest`);
  if (!chunk.file.endsWith('.js') || found.has(key)) return found;
  found.add(key);
  for (const imported of chunk.imports ?? []) closure(imported, found);
  return found;
}

const sizes = new Map<string, number>();

/** Bytes of a chunk as gzip sends it. */
function gzipped(key: string): number {
  const file = manifest[key]?.file;
  if (file === undefined) return 0;
  const known = sizes.get(file);
  if (known !== undefined) return known;
  const size = gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
  sizes.set(file, size);
  return size;
}

function kilobytes(keys: Iterable<string>): number {
  let bytes = 0;
  for (const key of keys) bytes += gzipped(key);
  return bytes / 1000;
}

const shell = closure('index.html');
closure('src/i18n/catalogs/member-th.ts', shell);
console.log(`${kilobytes(shell).toFixed(1).padStart(7)} kB  the shell and the Thai words`);

let isOver = false;
const routePattern = /path: '([^']+)'[^{}]*?area: '([a-z]+)'([^{}]*?)import\('\.\.\/(features\/[^']+)'\)/g;
for (const [, path = '', area = '', between = '', file = ''] of routesSource.matchAll(routePattern)) {
  const chunks = closure(`src/${file}`, new Set(shell));
  for (const [, group] of (/words: \[([^\]]*)\]/.exec(between)?.[1] ?? '').matchAll(/'([a-z]+)'/g))
    closure(`src/i18n/catalogs/${group}-th.ts`, chunks);
  const size = kilobytes(chunks);
  const isTooLarge = area === 'member' && size > (limitsOfTheirOwn[path] ?? limitKilobytes);
  isOver ||= isTooLarge;
  console.log(`${size.toFixed(1).padStart(7)} kB  ${path} (${area})${isTooLarge ? '  OVER THE LIMIT' : ''}`);
}
console.log(`Limit for member screens: ${limitKilobytes} kB.`);
process.exitCode = isOver ? 1 : 0;
