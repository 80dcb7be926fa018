import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { afterPointsMoved } from '../redeem/after-points-moved.ts';
import { redeemPatiently } from '../redeem/redeem-patiently.ts';
import { forgetRedemptionKey, redemptionKeyOf } from '../redeem/redemption-key.ts';
import { CancelVoucherDocument } from './cancel-voucher.generated.ts';
import { VoucherNowDocument } from './live-voucher.generated.ts';

export interface CancellableVoucher {
  id: string;
  pointsSpent: number;
  offer: { id: string };
}

const undoSeconds = 15;

/** Takes the same offer once more. Resolves to the new voucher's id, or null when it was refused (and said so). */
async function redeemAgain(client: ApolloClient, offerId: string, memberId: string): Promise<string | null> {
  const { key } = redemptionKeyOf(offerId);
  const answer = await redeemPatiently(client, { offerId, idempotencyKey: key });
  if (answer.__typename !== 'RedeemOfferSuccess') {
    showToast({ message: answer.message, tone: 'stop', seconds: 10 });
    return null;
  }
  forgetRedemptionKey(offerId);
  afterPointsMoved(client, memberId, answer.wallet);
  return answer.voucher.id;
}

/**
 * Cancels a voucher in one press: the points, the stock and the member's limit come back at once. Whoever
 * pressed by mistake takes the offer again from the message that says so.
 */
export function useCancelVoucher(memberId: string | undefined) {
  const { t } = useLingui();
  const client = useApolloClient();
  const navigate = useNavigate();
  const [isPending, setPending] = useState(false);

  async function takeAgain(offerId: string): Promise<void> {
    if (memberId === undefined) return;
    const voucherId = await redeemAgain(client, offerId, memberId);
    if (voucherId !== null) await navigate(`/vouchers/${voucherId}`, { state: { isFresh: true } });
  }

  async function run(voucher: CancellableVoucher): Promise<void> {
    const { data } = await client.mutate({
      mutation: CancelVoucherDocument,
      variables: { input: { voucherId: voucher.id } },
    });
    const answer = data?.cancelVoucher;
    switch (answer?.__typename) {
      case 'CancelVoucherSuccess':
        if (memberId !== undefined) afterPointsMoved(client, memberId, answer.wallet);
        showToast({
          message: t`Cancelled. ${voucher.pointsSpent} points are back.`,
          tone: 'done',
          action: {
            label: t({ message: 'Take again', context: 'voucher' }),
            onPress: () => void takeAgain(voucher.offer.id).catch(showFailure),
          },
          seconds: undoSeconds,
        });
        return;
      case 'VoucherStateError':
      case 'VoucherNotFoundError':
        showToast({ message: answer.message, tone: 'stop', seconds: 10 });
        // It moved on without this screen: show where it stands.
        await client.query({
          query: VoucherNowDocument,
          variables: { voucherId: voucher.id },
          fetchPolicy: 'network-only',
        });
        return;
      case undefined:
        return;
      default:
        answer satisfies never;
    }
  }

  return {
    isPending,
    cancel: (voucher: CancellableVoucher) => {
      if (isPending) return;
      setPending(true);
      run(voucher)
        .catch(showFailure)
        .finally(() => setPending(false));
    },
  };
}
