// Loaded into the service worker: shows what a push message says, and opens what it is about. The texts come from the
// server, in the person's language; nothing of them is private.

/** A page of this app; anything else leads home. */
function pageOf(path) {
  return typeof path === 'string' && /^\/(?!\/)/.test(path) ? path : '/notices';
}

self.addEventListener('push', (event) => {
  let message = null;
  try {
    message = event.data?.json() ?? null;
  } catch {
    // Not ours.
  }
  if (message === null || typeof message.title !== 'string') return;
  event.waitUntil(
    self.registration.showNotification(message.title, {
      body: message.body,
      lang: message.lang,
      // A repetition takes the place of the first, without another sound.
      tag: message.tag,
      icon: '/icons/marigold-192.png',
      badge: '/icons/marigold-192.png',
      data: { path: pageOf(message.path) },
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const url = new URL(pageOf(event.notification.data?.path), self.location.origin).href;
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then(async (windows) => {
      const [open] = windows;
      if (open === undefined) return self.clients.openWindow(url);
      await open.focus();
      // A window that this worker does not control cannot be led elsewhere.
      return open.navigate(url).catch(() => self.clients.openWindow(url));
    }),
  );
});
