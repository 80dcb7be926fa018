import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { failureOf } from '../../apollo/failure.ts';
import { newKey } from '../../lib/idempotency-key.ts';
import type { Receiver } from './ReceiverChoice.tsx';
import { SendThanksDocument } from './send-thanks.generated.ts';

export interface IntendedThanks {
  receiver: Receiver;
  message: string;
  /** Null for words alone. */
  points: number | null;
}

/** Sends thanks, once for each intention however often it is tried: as long as nothing of it changes, the key is the same. */
export function useSendThanks(networkId: string) {
  const { t } = useLingui();
  const key = useRef<{ intention: string; key: string } | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [sent, setSent] = useState<IntendedThanks | null>(null);
  const [sendThanks, { loading }] = useMutation(SendThanksDocument);

  async function send(thanks: IntendedThanks): Promise<void> {
    const { receiver, message, points } = thanks;
    const intention = JSON.stringify([networkId, receiver.id, message, points]);
    if (key.current?.intention !== intention) key.current = { intention, key: newKey() };
    setRefusal(null);
    try {
      const { data } = await sendThanks({
        variables: {
          input: { networkId, personId: receiver.id, message, points, idempotencyKey: key.current.key },
        },
      });
      const result = data?.sendThanks;
      if (result === undefined) return;
      switch (result.__typename) {
        case 'SendThanksSuccess':
          key.current = null;
          setSent(thanks);
          return;
        case 'ValidationError':
          setRefusal(result.fields[0]?.message ?? result.message);
          return;
        case 'IdempotencyConflictError':
          key.current = null;
          setRefusal(result.message);
          return;
        case 'NotAMemberError':
        case 'ThanksReceiverNotFoundError':
        case 'ThanksLimitReachedError':
        case 'GiftRefusedError':
          setRefusal(result.message);
          return;
        default:
          result satisfies never;
      }
    } catch (cause) {
      const { reference } = failureOf(cause);
      const words = t`No answer came. Press the button again: it is sent once, whatever happened.`;
      setRefusal(reference === null ? words : `${words} (${reference})`);
    }
  }
  return { send, sent, refusal, isPending: loading };
}
