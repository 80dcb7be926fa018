import { useState } from 'react';

const storageKey = 'kwamdee.counter.muted';

function storedMute(): boolean {
  try {
    return localStorage.getItem(storageKey) === 'yes';
  } catch {
    return false;
  }
}

/** Whether this phone's counter is silent; remembered, for it lies on the same table every day. */
export function useMute(): { isMuted: boolean; setMuted: (isMuted: boolean) => void } {
  const [isMuted, setState] = useState(storedMute);
  const setMuted = (next: boolean) => {
    setState(next);
    try {
      localStorage.setItem(storageKey, next ? 'yes' : 'no');
    } catch {
      // It then holds until the counter is closed.
    }
  };
  return { isMuted, setMuted };
}
