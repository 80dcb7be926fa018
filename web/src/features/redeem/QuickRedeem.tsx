import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useMembership } from '../../app/session/use-membership.ts';
import { useIsOnline } from '../../app/shell/OfflineBanner.tsx';
import { Button } from '../../design/components/Button.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { type QuickRedeem_offerFragment, QuickRedeem_offerFragmentDoc } from './quick-redeem.generated.ts';
import type { Refusal } from './refusal.ts';
import { useRefusalWords } from './refusal-words.tsx';
import { useRedeem } from './use-redeem.ts';

function Refused({ refusal }: { refusal: Refusal }) {
  const { title } = useRefusalWords(refusal);
  return (
    <p role="status" className="pt-1 text-center text-wait">
      {title}
    </p>
  );
}

function QuickButton({ offer, onChanged }: { offer: QuickRedeem_offerFragment; onChanged: () => unknown }) {
  const navigate = useNavigate();
  const isOnline = useIsOnline();
  const { membership } = useMembership();
  const { t } = useLingui();
  const { costPoints } = offer;
  const words =
    offer.kind === 'HOLD'
      ? t`Borrow`
      : t`${plural(costPoints, { one: 'Redeem # point', other: 'Redeem # points' })}`;
  const { state, redeem } = useRedeem(offer.id, {
    onRedeemed: (voucherId) => void navigate(`/vouchers/${voucherId}`, { state: { isFresh: true } }),
    onRefused: onChanged,
  });
  useEffect(() => {
    if (state.step === 'failed') showFailure(state.error);
  }, [state]);
  return (
    <>
      <Button
        isFullWidth
        aria-label={`${words} ${offer.title}`}
        isPending={state.step === 'sending'}
        isDisabled={!isOnline}
        onPress={() =>
          redeem({
            offerState: offer.state,
            shopStatus: offer.merchant.status,
            membershipStatus: membership?.status,
            memberId: membership?.member?.id,
          })
        }
      >
        {words}
      </Button>
      {state.step === 'refused' && <Refused refusal={state.refusal} />}
    </>
  );
}

export interface QuickRedeemProps {
  offer: FragmentType<QuickRedeem_offerFragment>;
  /** A refusal showed that the list is out of date. */
  onChanged: () => unknown;
}

/**
 * Redeems from the list itself: who scanned the sticker at a shop's door stands in front of it, and one tap is
 * enough. Shows nothing for what cannot be redeemed: the card leads to the reason.
 */
export function QuickRedeem({ offer, onChanged }: QuickRedeemProps) {
  const { data, complete } = useFragment({ fragment: QuickRedeem_offerFragmentDoc, from: offer });
  if (!complete || data.redeemability?.canRedeem !== true) return null;
  return <QuickButton offer={data} onChanged={onChanged} />;
}
