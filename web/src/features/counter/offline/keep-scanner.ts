/** The service worker's store of hashed files: see app/pwa/vite-options.ts. */
const cacheName = 'assets';

/**
 * The scanner is not part of the shell, and on the first visit no service worker stands by to keep its files. The counter
 * puts them where the worker looks, so that it opens without a signal too.
 */
export async function keepScanner(): Promise<void> {
  if (!('caches' in window)) return;
  try {
    await import('qr-scanner');
    const cache = await caches.open(cacheName);
    const loaded = performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((address) => /\/assets\/qr-scanner[^/]*\.js$/.test(new URL(address).pathname));
    for (const address of new Set(loaded)) {
      if ((await cache.match(address)) === undefined) await cache.add(address);
    }
  } catch {
    // Without it the keypad is there.
  }
}
