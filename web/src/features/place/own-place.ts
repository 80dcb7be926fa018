import { useSyncExternalStore } from 'react';

export interface Place {
  latitude: number;
  longitude: number;
}

export type OwnPlace =
  | { state: 'unasked' | 'asking' | 'refused' }
  /** `place` is the phone's: it is kept in this page alone, until it is closed. */
  | { state: 'known'; place: Place };

let current: OwnPlace = { state: 'unasked' };
const listeners = new Set<() => void>();

function change(next: OwnPlace): void {
  current = next;
  for (const listener of listeners) listener();
}

const tooOldMs = 5 * 60_000;
const patienceMs = 15_000;

/** Asks the phone where it is; only ever after a tap. Null when it does not say. */
export async function askOwnPlace(): Promise<Place | null> {
  if (!('geolocation' in navigator)) {
    change({ state: 'refused' });
    return null;
  }
  change({ state: 'asking' });
  try {
    const { coords } = await new Promise<GeolocationPosition>((resolve, reject) =>
      navigator.geolocation.getCurrentPosition(resolve, reject, {
        maximumAge: tooOldMs,
        timeout: patienceMs,
      }),
    );
    const place = { latitude: coords.latitude, longitude: coords.longitude };
    change({ state: 'known', place });
    return place;
  } catch {
    // Refused, or no signal: the lists stay as they are.
    change({ state: 'refused' });
    return null;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where the person stands, once they have said so on this page. */
export function useOwnPlace(): OwnPlace {
  return useSyncExternalStore(subscribe, () => current);
}
