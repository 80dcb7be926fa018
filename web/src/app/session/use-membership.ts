import { useCallback, useSyncExternalStore } from 'react';
import { useSession, type ViewerMembership } from './viewer-context.ts';

const storageKey = 'kwamdee.network';
const listeners = new Set<() => void>();
let chosen: string | null | undefined;

function chosenSlug(): string | null {
  if (chosen === undefined) {
    try {
      chosen = localStorage.getItem(storageKey);
    } catch {
      chosen = null;
    }
  }
  return chosen;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export interface CurrentMembership {
  /** The membership of the network that the person is looking at; null when they have none. */
  membership: ViewerMembership | null;
  /** All that count now. */
  memberships: readonly ViewerMembership[];
  chooseNetwork: (slug: string) => void;
}

/** The network the member's screens are about: the one chosen last on this phone, else the first one. */
export function useMembership(): CurrentMembership {
  const { viewer } = useSession();
  const slug = useSyncExternalStore(subscribe, chosenSlug);
  const memberships = (viewer?.memberships ?? []).filter(({ status }) => status === 'ACTIVE');
  const membership = memberships.find(({ network }) => network.slug === slug) ?? memberships[0] ?? null;
  const chooseNetwork = useCallback((next: string) => {
    chosen = next;
    try {
      localStorage.setItem(storageKey, next);
    } catch {
      // The choice then holds until the app is closed.
    }
    for (const listener of listeners) listener();
  }, []);
  return { membership, memberships, chooseNetwork };
}
