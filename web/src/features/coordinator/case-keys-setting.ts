import { useCallback, useSyncExternalStore } from 'react';

const storageKey = 'kwamdee.case-keys';
const listeners = new Set<() => void>();
let areOn: boolean | undefined;

function current(): boolean {
  if (areOn === undefined) {
    try {
      areOn = localStorage.getItem(storageKey) !== 'off';
    } catch {
      areOn = true;
    }
  }
  return areOn;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether J, K, A and R work here. They can be turned off: single letters get in the way of speech input. */
export function useCaseKeysSetting(): [boolean, (on: boolean) => void] {
  const isOn = useSyncExternalStore(subscribe, current);
  const choose = useCallback((on: boolean) => {
    areOn = on;
    try {
      localStorage.setItem(storageKey, on ? 'on' : 'off');
    } catch {
      // The choice then holds until the page is closed.
    }
    for (const listener of listeners) listener();
  }, []);
  return [isOn, choose];
}
