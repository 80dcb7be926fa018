import { useEffect } from 'react';

/** Keeps the screen awake while the counter is open; browsers let go of it whenever the page is hidden. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let isLeft = false;
    async function keepAwake() {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      try {
        const granted = await navigator.wakeLock.request('screen');
        if (isLeft) await granted.release();
        else lock = granted;
      } catch {
        // Refused, for example at a low battery: the phone then dims as it always does.
      }
    }
    void keepAwake();
    document.addEventListener('visibilitychange', keepAwake);
    return () => {
      isLeft = true;
      document.removeEventListener('visibilitychange', keepAwake);
      void lock?.release();
    };
  }, []);
}
