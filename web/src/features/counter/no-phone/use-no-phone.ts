import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { showFailure } from '../../../design/components/show-failure.ts';
import { newKey } from '../../../lib/idempotency-key.ts';
import type { CountedUse } from '../answers.ts';
import {
  CheckCounterCodeDocument,
  type CheckCounterCodeMutation,
  CounterCodeNumberDocument,
  RedeemAtCounterDocument,
} from './no-phone.generated.ts';

type Checked = Extract<
  CheckCounterCodeMutation['checkCounterCode'],
  { __typename: 'CheckCounterCodeSuccess' }
>;
export type CounterOffer = Checked['offers'][number];

/** How far it is: whose card, which code to ask for, what they take. */
export type NoPhoneStep =
  | { name: 'number' }
  | { name: 'code'; memberNumber: string; codeNumber: number }
  | { name: 'offer'; memberNumber: string; code: string; offers: readonly CounterOffer[] };

export interface NoPhone {
  step: NoPhoneStep;
  refusal: string | null;
  isPending: boolean;
  takeNumber: (memberNumber: string) => void;
  takeCode: (code: string) => void;
  takeOffer: (offerId: string) => void;
}

/** A member without a phone, from the card's number to the item; `onUsed` when it is redeemed and counted. */
export function useNoPhone(merchantId: string, onUsed: (use: CountedUse) => void): NoPhone {
  const { t } = useLingui();
  const client = useApolloClient();
  const [step, setStep] = useState<NoPhoneStep>({ name: 'number' });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  /** One for each offer of this visit: a second tap, or a try after a lost answer, is the same redemption. */
  const [nonces] = useState(() => new Map<string, string>());

  const attempt = async (work: () => Promise<void>) => {
    if (isPending) return;
    setPending(true);
    setRefusal(null);
    try {
      await work();
    } catch (error) {
      showFailure(error);
    } finally {
      setPending(false);
    }
  };

  const findNumber = async (memberNumber: string) => {
    const { data } = await client.query({
      query: CounterCodeNumberDocument,
      variables: { merchantId, memberNumber },
      fetchPolicy: 'no-cache',
    });
    const codeNumber = data?.node?.__typename === 'Merchant' ? data.node.counterCodeNumber : null;
    if (codeNumber === null)
      setRefusal(
        t`This cannot be done with this card now. The member can ask a coordinator for a card of codes.`,
      );
    else setStep({ name: 'code', memberNumber, codeNumber });
  };

  const check = async (memberNumber: string, code: string) => {
    const { data } = await client.mutate({
      mutation: CheckCounterCodeDocument,
      variables: { input: { merchantId, memberNumber, code } },
    });
    const answer = data?.checkCounterCode;
    if (answer === undefined) throw new Error('checkCounterCode gave no data');
    if (answer.__typename === 'CheckCounterCodeSuccess')
      setStep({ name: 'offer', memberNumber, code, offers: answer.offers });
    else setRefusal(answer.message);
  };

  const redeem = async (memberNumber: string, code: string, offerId: string) => {
    const nonce = nonces.get(offerId) ?? newKey();
    nonces.set(offerId, nonce);
    const beganAtMs = Date.now();
    const { data } = await client.mutate({
      mutation: RedeemAtCounterDocument,
      variables: { input: { merchantId, memberNumber, code, offerId, nonce } },
      refetchQueries: ['Counter'],
    });
    const answer = data?.redeemAtCounter;
    if (answer === undefined) throw new Error('redeemAtCounter gave no data');
    if (answer.__typename !== 'RedeemAtCounterSuccess') {
      setRefusal(answer.message);
      return;
    }
    onUsed({
      useId: answer.useId,
      title: answer.offer.title,
      picture: answer.offer.picture,
      quantity: answer.quantity,
      isLent: answer.kind === 'HOLD',
      dueAt: answer.dueAt,
      undoEndsAtMs: beganAtMs + Date.parse(answer.undoUntil) - Date.parse(answer.usedAt),
    });
  };

  return {
    step,
    refusal,
    isPending,
    takeNumber: (memberNumber) => void attempt(() => findNumber(memberNumber)),
    takeCode: (code) => {
      if (step.name === 'code') void attempt(() => check(step.memberNumber, code));
    },
    takeOffer: (offerId) => {
      if (step.name === 'offer') void attempt(() => redeem(step.memberNumber, step.code, offerId));
    },
  };
}
