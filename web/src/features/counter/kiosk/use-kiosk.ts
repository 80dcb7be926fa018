import { useEffect, useState } from 'react';

const storageKey = (merchantId: string) => `kwamdee.counter.kiosk.${merchantId}`;

export interface Kiosk {
  isKiosk: boolean;
  /** Whether the page covers the screen; a browser that cannot says yes, so that nobody is asked for it. */
  isFull: boolean;
  enter: () => void;
  leave: () => void;
  /** Covers the screen again: only a touch may ask for it. */
  fill: () => void;
}

function wasKiosk(merchantId: string): boolean {
  try {
    return localStorage.getItem(storageKey(merchantId)) === 'yes';
  } catch {
    return false;
  }
}

const canFill = () => document.fullscreenEnabled === true;

async function fillScreen(): Promise<void> {
  if (!canFill() || document.fullscreenElement !== null) return;
  try {
    await document.documentElement.requestFullscreen({ navigationUI: 'hide' });
    // The installed app stands upright; a tablet on its stand lies.
    const orientation = screen.orientation as ScreenOrientation & { lock?: (to: 'any') => Promise<void> };
    await orientation.lock?.('any');
  } catch {
    // Refused without a touch, or not known: the counter works in its window.
  }
}

/** Leaves the browser's "back" without a page to go to: each press finds the counter again. */
function useNoWayBack(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const here = window.location.href;
    const stay = () => window.history.pushState(window.history.state, '', here);
    stay();
    // Before the router hears of it.
    const onBack = (event: PopStateEvent) => {
      event.stopImmediatePropagation();
      stay();
    };
    addEventListener('popstate', onBack, { capture: true });
    return () => removeEventListener('popstate', onBack, { capture: true });
  }, [isOn]);
}

/**
 * A shared tablet's counter: over the whole screen, in large type, with no way out by a slip of the hand. The device
 * remembers it, for it stands on the same table every day.
 */
export function useKiosk(merchantId: string): Kiosk {
  const [isKiosk, setKiosk] = useState(() => wasKiosk(merchantId));
  const [isFull, setFull] = useState(() => !canFill() || document.fullscreenElement !== null);
  useNoWayBack(isKiosk);

  useEffect(() => {
    const tell = () => setFull(!canFill() || document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', tell);
    return () => document.removeEventListener('fullscreenchange', tell);
  }, []);

  useEffect(() => {
    if (!isKiosk) return;
    const root = document.documentElement;
    const before = root.dataset['text'];
    root.dataset['text'] = 'large';
    return () => {
      if (before === undefined) delete root.dataset['text'];
      else root.dataset['text'] = before;
    };
  }, [isKiosk]);

  const remember = (next: boolean) => {
    setKiosk(next);
    try {
      if (next) localStorage.setItem(storageKey(merchantId), 'yes');
      else localStorage.removeItem(storageKey(merchantId));
    } catch {
      // It then holds until the counter is closed.
    }
  };
  return {
    isKiosk,
    isFull,
    enter: () => {
      remember(true);
      void fillScreen();
    },
    leave: () => {
      remember(false);
      if (document.fullscreenElement !== null) void document.exitFullscreen();
    },
    fill: () => void fillScreen(),
  };
}
