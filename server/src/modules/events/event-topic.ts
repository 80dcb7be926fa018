import type { LiveFeed } from '../../platform/live-feed.ts';

/** The live feed's name for the visits of one event. */
export function eventTopic(eventId: string): string {
  return `event:${eventId}`;
}

/** A desk that counts needs no more than this. */
const quietMs = 500;

/**
 * Tells the desks that somebody came, at once and then at most twice a second for each event: in a rush one message
 * stands for hundreds. It may be lost; a desk asks by itself too.
 */
export class EventPulse {
  /** Whether more came since the last message, for each event that was told of just now. */
  readonly #resting = new Map<string, { hasMore: boolean }>();

  constructor(private readonly liveFeed: LiveFeed) {}

  note(eventId: string): void {
    const rest = this.#resting.get(eventId);
    if (rest !== undefined) rest.hasMore = true;
    else this.#tell(eventId);
  }

  #tell(eventId: string): void {
    this.liveFeed.publish(eventTopic(eventId));
    const rest = { hasMore: false };
    this.#resting.set(eventId, rest);
    setTimeout(() => {
      this.#resting.delete(eventId);
      if (rest.hasMore) this.#tell(eventId);
    }, quietMs).unref();
  }
}
