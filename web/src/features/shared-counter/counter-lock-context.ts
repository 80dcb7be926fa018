import { createContext, useContext } from 'react';

export interface CounterLock {
  /** Who stands at the counter, as customers may see it. */
  shownName: string;
  lock: () => void;
}

export const CounterLockContext = createContext<CounterLock | null>(null);

/** On a shared device: who stands there, and the way to lock it. Null on somebody's own phone. */
export function useCounterLock(): CounterLock | null {
  return useContext(CounterLockContext);
}
