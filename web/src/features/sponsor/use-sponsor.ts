import { useApolloClient, useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { newKey } from '../../lib/idempotency-key.ts';
import { SponsorDocument } from './sponsoring.generated.ts';

export interface Gift {
  /** Null: the community's fund. */
  eventId: string | null;
  points: number;
  /** Empty: the shop's name says it. */
  line: string;
}

/** Gives points on. True when they are given; a refusal stays to be read beside the form. */
export function useSponsor(merchantId: string) {
  const { t } = useLingui();
  const client = useApolloClient();
  const [send, { loading }] = useMutation(SponsorDocument);
  const [refusal, setRefusal] = useState<string | null>(null);
  // One key for all tries of one gift.
  const attempt = useRef<{ gift: string; key: string } | null>(null);

  const give = async (gift: Gift): Promise<boolean> => {
    const text = JSON.stringify(gift);
    if (attempt.current?.gift !== text) attempt.current = { gift: text, key: newKey() };
    setRefusal(null);
    const { eventId, points, line } = gift;
    const input = {
      ...{ merchantId, points, idempotencyKey: attempt.current.key },
      ...(eventId === null ? {} : { eventId }),
      ...(line.trim() === '' ? {} : { line: { th: line, en: line } }),
    };
    try {
      const { data } = await send({ variables: { input } });
      const result = data?.sponsor;
      switch (result?.__typename) {
        case 'SponsorSuccess': {
          attempt.current = null;
          showToast({
            message: t`Given: “${result.sponsorship.line}”. Thank you.`,
            tone: 'done',
            seconds: 8,
          });
          const id = client.cache.identify({ __typename: 'Merchant', id: merchantId });
          await client.refetchQueries({
            updateCache: (cache) => {
              if (id !== undefined) cache.evict({ id, fieldName: 'sponsoring' });
            },
            optimistic: true,
          });
          return true;
        }
        case 'ValidationError':
          setRefusal(result.fields.map(({ message }) => message).join(' '));
          return false;
        case 'NotEnoughReceivedError':
        case 'StateError':
        case 'ForbiddenError':
        case 'IdempotencyConflictError':
          setRefusal(result.message);
          return false;
        case undefined:
          return false;
        default:
          result satisfies never;
          return false;
      }
    } catch (cause) {
      showFailure(cause);
      return false;
    }
  };
  return { give, refusal, isPending: loading };
}
