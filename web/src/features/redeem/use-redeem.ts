import { useApolloClient } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { afterPointsMoved } from './after-points-moved.ts';
import { redeemPatiently } from './redeem-patiently.ts';
import {
  forgetRedemptionKey,
  markRedemptionRefused,
  markRedemptionSent,
  redemptionKeyOf,
} from './redemption-key.ts';
import { type Refusal, type RefusalContext, refusalAfter } from './refusal.ts';

export type RedeemStep =
  /** `isUnsure`: an earlier try left and its answer was lost. */
  | { step: 'ready'; isUnsure: boolean }
  /** `isWaiting`: the API is busy or the connection fails, and it is being tried again. */
  | { step: 'sending'; isWaiting: boolean }
  | { step: 'refused'; refusal: Refusal }
  | { step: 'failed'; error: unknown };

export interface RedeemContext extends RefusalContext {
  /** Whose wallet it is. */
  memberId: string | undefined;
}

export interface Redeeming {
  state: RedeemStep;
  redeem: (context: RedeemContext) => void;
}

/**
 * One intention to redeem one offer. However often the button is pressed, the answer is lost or the page is
 * loaded anew, it ends in one voucher: all tries carry the key that redemption-key.ts keeps.
 */
export function useRedeem(
  offerId: string,
  events: {
    onRedeemed: (voucherId: string) => void;
    /** What was known about the offer is out of date. */
    onRefused: () => unknown;
  },
): Redeeming {
  const client = useApolloClient();
  const [state, setState] = useState<RedeemStep>(() => ({
    step: 'ready',
    isUnsure: redemptionKeyOf(offerId).isSent,
  }));
  // The state lags behind a double tap; this does not.
  const isUnderWay = useRef(false);

  async function run(context: RedeemContext): Promise<void> {
    setState({ step: 'sending', isWaiting: false });
    const { key } = redemptionKeyOf(offerId);
    markRedemptionSent(offerId);
    const answer = await redeemPatiently(client, { offerId, idempotencyKey: key }, () =>
      setState({ step: 'sending', isWaiting: true }),
    );
    const refusal = refusalAfter(context, answer);
    if (answer.__typename === 'RedeemOfferSuccess') {
      forgetRedemptionKey(offerId);
      if (context.memberId !== undefined) afterPointsMoved(client, context.memberId, answer.wallet);
      setState({ step: 'ready', isUnsure: false });
      events.onRedeemed(answer.voucher.id);
      return;
    }
    if (refusal?.reason === 'key-used') forgetRedemptionKey(offerId);
    else if (refusal?.reason !== 'busy') markRedemptionRefused(offerId);
    if (refusal !== null) setState({ step: 'refused', refusal });
    events.onRefused();
  }

  return {
    state,
    redeem: (context) => {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      run(context)
        .catch((error: unknown) => setState({ step: 'failed', error }))
        .finally(() => {
          isUnderWay.current = false;
        });
    },
  };
}
