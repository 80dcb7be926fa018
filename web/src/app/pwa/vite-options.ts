import type { VitePWAOptions } from 'vite-plugin-pwa';

/**
 * The service worker keeps the shell. It never answers for the API, the sign-in or uploaded pictures, and it
 * leaves the scanner, charts and maps to the first visit that needs them.
 */
export const progressiveWebApp: Partial<VitePWAOptions> = {
  // Registered by app/pwa/register.ts: the content security policy allows no inline script.
  injectRegister: null,
  registerType: 'prompt',
  includeManifestIcons: false,
  manifest: {
    id: '/',
    lang: 'th',
    dir: 'ltr',
    name: 'ความดี',
    short_name: 'ความดี',
    description: 'แลกแต้มความดีเป็นของดีในชุมชน',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    orientation: 'portrait',
    background_color: '#fbf5e6',
    theme_color: '#fbf5e6',
    categories: ['lifestyle', 'social'],
    icons: [
      { src: '/icons/marigold-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: '/icons/marigold-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: '/icons/marigold-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: '/icons/marigold.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    ],
    shortcuts: [
      { name: 'คูปองของฉัน', url: '/vouchers', icons: [{ src: '/icons/marigold-192.png', sizes: '192x192' }] },
      { name: 'สมุดความดี', url: '/passbook', icons: [{ src: '/icons/marigold-192.png', sizes: '192x192' }] },
    ],
  },
  workbox: {
    globPatterns: ['index.html', 'preferences.js', 'assets/*.{js,css,woff2}', 'icons/*.{svg,png}'],
    globIgnores: ['assets/{qr-scanner,chart,map,leaflet,visx}*'],
    importScripts: ['/push.js'],
    navigateFallback: '/index.html',
    navigateFallbackDenylist: [
      /^\/(api|catalogue-templates|graphql|health|metrics|pictures|imports|deed-photos)(\/|$|\?)/,
    ],
    cleanupOutdatedCaches: true,
    runtimeCaching: [
      {
        // Hashed names: what is there once is right for ever.
        urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
        handler: 'CacheFirst',
        options: { cacheName: 'assets', expiration: { maxEntries: 200, maxAgeSeconds: 60 * 24 * 3600 } },
      },
    ],
  },
};
