// Web push on this browser (https://developer.mozilla.org/docs/Web/API/Push_API).

export type PushHere =
  /** This browser cannot; on an iPhone only an app on the home screen can. */
  | 'UNSUPPORTED'
  /** The person has refused, and only the browser's own settings can change that. */
  | 'BLOCKED'
  | 'OFF'
  | 'ON';

export interface PushKeys {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

function isSupported(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

/** Null while no service worker is there: in development, and before the first load is over. */
async function subscriptionHere(): Promise<PushSubscription | null> {
  if (!isSupported()) return null;
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** How things stand, without asking the person anything. */
export async function pushHere(): Promise<PushHere> {
  if (!isSupported() || (await navigator.serviceWorker.getRegistration()) === undefined) return 'UNSUPPORTED';
  if (Notification.permission === 'denied') return 'BLOCKED';
  return Notification.permission === 'granted' && (await subscriptionHere()) !== null ? 'ON' : 'OFF';
}

/** Asks the person, who has just pressed a button; null when they say no. */
export async function beginPushHere(publicKey: string): Promise<PushKeys | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  const registration = await navigator.serviceWorker.ready;
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  return keysOf(subscription);
}

/** What this browser is subscribed with; null when it is not. */
export async function pushKeysHere(): Promise<PushKeys | null> {
  const subscription = await subscriptionHere();
  return subscription === null ? null : keysOf(subscription);
}

function keysOf(subscription: PushSubscription): PushKeys {
  const { endpoint, keys } = subscription.toJSON();
  const { p256dh, auth } = keys ?? {};
  if (endpoint === undefined || p256dh === undefined || auth === undefined) {
    throw new Error('the browser subscribed without keys');
  }
  return { endpoint, p256dh, auth };
}

/** Ends it here; answers what the server knew it by, null when there was none. */
export async function endPushHere(): Promise<string | null> {
  const subscription = await subscriptionHere();
  if (subscription === null) return null;
  await subscription.unsubscribe();
  return subscription.endpoint;
}
