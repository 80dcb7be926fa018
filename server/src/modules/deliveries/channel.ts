import type { DeliveryChannel, Language } from '../../platform/generated/enums.ts';

/** What is to be said, ready for a person: nothing of it is private but `whole`, which mail alone may carry. */
export interface Letter {
  /** A UUID, the same at each try: what a receiver tells a repetition by. */
  readonly id: string;
  readonly userId: string;
  readonly language: Language;
  readonly networkName: string;
  readonly lines: readonly {
    readonly text: string;
    /** The notice's own words, where they may be told in full. */
    readonly whole: string | null;
    readonly url: string;
  }[];
  /** In one line: the only notice's, or how many there are. */
  readonly title: string;
  /** A path in the web app. */
  readonly path: string;
}

export type SendOutcome =
  /** The other side has taken it. */
  | { readonly outcome: 'SENT' }
  /** Nobody is there any more: an address that was taken back, the last phone gone. */
  | { readonly outcome: 'NOBODY' }
  /** Not now. `isChannelDown`: others would fare no better. `isFinal`: trying again is of no use. */
  | {
      readonly outcome: 'FAILED';
      readonly error: string;
      readonly isChannelDown: boolean;
      readonly isFinal: boolean;
    };

/** One way out of the house. It is given the same letter again when it is not known whether it went. */
export interface Channel {
  readonly kind: DeliveryChannel;
  send(letter: Letter): Promise<SendOutcome>;
}

export function failed(error: string, how: { isChannelDown?: boolean; isFinal?: boolean } = {}): SendOutcome {
  return {
    outcome: 'FAILED',
    error,
    isChannelDown: how.isChannelDown ?? false,
    isFinal: how.isFinal ?? false,
  };
}
