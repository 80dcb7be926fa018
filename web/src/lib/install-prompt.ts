import { t } from '@lingui/core/macro';
import { showToast } from '../design/components/toast-queue.ts';

/** Chromium's event; not in TypeScript's DOM library, being no standard. */
interface InstallPromptEvent extends Event {
  prompt: () => Promise<unknown>;
}

const storageKey = 'kwamdee.install-offered';
let remembered: InstallPromptEvent | undefined;

/** Keeps the browser's install prompt for the right moment. */
export function rememberInstallPrompt(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    remembered = event as InstallPromptEvent;
  });
}

function wasOffered(): boolean {
  try {
    if (localStorage.getItem(storageKey) !== null) return true;
    localStorage.setItem(storageKey, new Date().toISOString());
    return false;
  } catch {
    return true;
  }
}

/** After a first success (a voucher used, a deed counted) offers the home screen, once on a phone. */
export function offerInstall(): void {
  const event = remembered;
  if (event === undefined || wasOffered()) return;
  showToast({
    message: t`Put Kwamdee on the home screen, to find it in one tap`,
    action: { label: t`Add`, onPress: () => void event.prompt() },
    seconds: 20,
  });
}
