import { t } from '@lingui/core/macro';
import { showToast } from '../../design/components/toast-queue.ts';

/** A new version waits until the person says so: a reload in the middle of a form would lose it. */
function offerUpdate(waiting: ServiceWorker): void {
  showToast({
    message: t`A new version is ready`,
    action: {
      label: t`Open it`,
      onPress: () => {
        navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), {
          once: true,
        });
        waiting.postMessage({ type: 'SKIP_WAITING' });
      },
    },
    seconds: 60,
  });
}

function watchForUpdates(registration: ServiceWorkerRegistration): void {
  if (registration.waiting && navigator.serviceWorker.controller) offerUpdate(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const installing = registration.installing;
    installing?.addEventListener('statechange', () => {
      // The first installation has no version before it: nothing to announce.
      if (installing.state === 'installed' && navigator.serviceWorker.controller) offerUpdate(installing);
    });
  });
}

function register(): void {
  // Without a worker the app works all the same, only not offline.
  navigator.serviceWorker.register('/sw.js').then(watchForUpdates, () => undefined);
}

/** After the page has loaded: the worker's download must not hold up the first screen. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
}
