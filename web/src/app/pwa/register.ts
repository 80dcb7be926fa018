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

/** After the first screen stands: the worker's download must not hold it up. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  addEventListener(
    'load',
    () => {
      // Without a worker the app works all the same, only not offline.
      navigator.serviceWorker.register('/sw.js').then(watchForUpdates, () => undefined);
    },
    { once: true },
  );
}
