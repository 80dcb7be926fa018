import type { Signal } from './tones.ts';

export interface CountedItem {
  title: string;
  picture: { key: string | null; url: string | null } | null;
  quantity: number;
}

/** A use that was counted just now, as long as it can be undone. */
export interface CountedUse extends CountedItem {
  useId: string;
  /** The item is lent (HOLD), not given away. */
  isLent: boolean;
  /** When a lent item is to be back (ISO); null for what is given. */
  dueAt: string | null;
  /** By this device's clock. */
  undoEndsAtMs: number;
}

/** Why nothing was counted. */
export type Refusal =
  | 'used-before'
  /** Taken without a signal by this very device, and not settled yet. */
  | 'taken-here'
  | 'expired'
  | 'cancelled'
  | 'undone-before'
  | 'returned-before'
  | 'not-lent'
  | 'other-shop'
  | 'unknown-code'
  | 'not-a-voucher'
  | 'no-right';

/** All that the counter can say about a code. */
export type Answer =
  | { kind: 'used'; use: CountedUse }
  /** The item is null when it had come back before. */
  | { kind: 'returned'; item: CountedItem | null }
  | { kind: 'undone'; title: string }
  /** Taken without a signal, and not handed over after all: nothing was counted. */
  | { kind: 'forgotten' }
  /** Taken without a signal: it was open when this device last heard; the server's word comes later. */
  | {
      kind: 'provisional';
      item: CountedItem;
      isLent: boolean;
      /** Its name in the queue. */
      nonce: string;
      /** Nothing of it has left the device: it can still be forgotten. */
      canTakeBack: boolean;
    }
  | {
      kind: 'refused';
      refusal: Refusal;
      /** Since when it is so (ISO); null where the server does not say. */
      since: string | null;
      /** The code of a lent item that may have come back; null for all else. */
      returnableCode: string | null;
    };

/**
 * Green: hand it over, or it is back. Yellow-green: hand it over, and the word on it comes later. Red: do not hand it
 * over, it was used. Amber: everything that can be sorted out, and a use that was undone.
 */
export function signalOf(answer: Answer): Signal {
  if (answer.kind === 'used' || answer.kind === 'returned') return 'good';
  if (answer.kind === 'provisional') return 'later';
  if (answer.kind === 'undone' || answer.kind === 'forgotten' || answer.returnableCode !== null)
    return 'wait';
  return answer.refusal === 'used-before' || answer.refusal === 'taken-here' ? 'stop' : 'wait';
}

/** How long an answer stays before the scanner comes back by itself. */
export function shownForMs(answer: Answer): number {
  if (answer.kind === 'refused') return answer.returnableCode === null ? 9_000 : 20_000;
  return 7_000;
}
