export interface RecentConfirmation {
  deedId: string;
  /** "Confirmed: …", in the language of the screen. */
  summary: string;
  /** Until when the server takes it back, in milliseconds since 1970. */
  undoUntil: number;
}

/** A whole group, confirmed by one tap, can be taken back one by one. */
const mostKept = 100;

/** What was confirmed on this phone and can still be taken back, the newest first. Gone when the page is closed. */
export function createRecentConfirmations() {
  const listeners = new Set<() => void>();
  let kept: readonly RecentConfirmation[] = [];

  function change(next: readonly RecentConfirmation[]): void {
    kept = next;
    for (const listener of listeners) listener();
  }

  return {
    add(confirmation: RecentConfirmation): void {
      const others = kept.filter(({ deedId }) => deedId !== confirmation.deedId);
      change([confirmation, ...others].slice(0, mostKept));
    },
    remove(deedId: string): void {
      change(kept.filter((each) => each.deedId !== deedId));
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** The same array until something changes. */
    list: () => kept,
  };
}

/** Those of this browser tab. */
export const recentConfirmations = createRecentConfirmations();
