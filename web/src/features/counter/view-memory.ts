/** How long a code must be out of the camera's view before it counts as shown anew. */
const forgottenAfterMs = 3_000;

export interface ViewMemory {
  /** Tells that the camera reads this text at `nowMs`; true when it has just come into view. */
  comesIntoView: (text: string, nowMs: number) => boolean;
}

/**
 * Remembers what the camera sees, so that a voucher held in front of it is sent once, however long it stays. Several
 * texts, because a shop's own sticker may lie in view beside each voucher.
 */
export function createViewMemory(): ViewMemory {
  const lastSeen = new Map<string, number>();
  return {
    comesIntoView(text, nowMs) {
      for (const [seen, at] of lastSeen) if (nowMs - at > forgottenAfterMs) lastSeen.delete(seen);
      const isNew = !lastSeen.has(text);
      lastSeen.set(text, nowMs);
      return isNew;
    },
  };
}
