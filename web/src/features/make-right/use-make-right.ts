import { useApolloClient, useMutation } from '@apollo/client/react';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { newKey } from '../../lib/idempotency-key.ts';
import { MakeItRightDocument, type MakeRightReason } from './make-it-right.generated.ts';

/** What the shop cannot honour: a use that was counted, or a voucher in hand by its code. */
export type Unhonoured = { useId: string } | { code: string };

/**
 * Gives the points of a voucher back. True when they are the member's again; whatever was refused is told in a toast. A try
 * whose answer was lost is sent again with the same nonce, and counts once.
 */
export function useMakeRight(merchantId: string) {
  const { t } = useLingui();
  const client = useApolloClient();
  const [makeItRight, { loading }] = useMutation(MakeItRightDocument);
  const nonces = useRef(new Map<string, string>());

  const makeRight = async (voucher: Unhonoured, reason: MakeRightReason): Promise<boolean> => {
    const subject = 'useId' in voucher ? voucher.useId : voucher.code;
    const nonce = nonces.current.get(subject) ?? newKey();
    nonces.current.set(subject, nonce);
    try {
      const { data } = await makeItRight({ variables: { input: { merchantId, ...voucher, reason, nonce } } });
      const result = data?.makeItRight;
      switch (result?.__typename) {
        case 'MakeItRightSuccess': {
          nonces.current.delete(subject);
          const { points, offer } = result;
          showToast({
            message: t`${offer.title}: ${plural(points, { one: '# point is', other: '# points are' })} with the member again. They are told.`,
            tone: 'done',
            seconds: 8,
          });
          const id = client.cache.identify({ __typename: 'Merchant', id: merchantId });
          await client.refetchQueries({
            updateCache: (cache) => {
              if (id === undefined) return;
              cache.evict({ id, fieldName: 'today' });
              cache.evict({ id, fieldName: 'loansOut' });
            },
            optimistic: true,
          });
          return true;
        }
        case 'VoucherNotFoundError':
        case 'VoucherStateError':
        case 'WrongMerchantError':
        case 'MakeRightWindowPassedError':
        case 'ForbiddenError':
        case 'IdempotencyConflictError':
          showToast({ message: result.message, tone: 'stop', seconds: 10 });
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
  return { makeRight, isPending: loading };
}
