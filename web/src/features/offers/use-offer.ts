import { useFragment, useQuery } from '@apollo/client/react';
import { RedeemPanel_offerFragmentDoc } from '../redeem/redeem-panel.generated.ts';
import { type Redeeming, useRedeem } from '../redeem/use-redeem.ts';
import { OfferSheetDocument } from './offer-sheet.generated.ts';

/** An offer by its id with what can be done about it, for the sheet and the page. */
export function useOffer(offerId: string, onRedeemed: (voucherId: string) => void) {
  const { data, error, refetch } = useQuery(OfferSheetDocument, { variables: { offerId } });
  const offer = data?.node?.__typename === 'Offer' ? data.node : null;
  const panel = useFragment({
    fragment: RedeemPanel_offerFragmentDoc,
    // Its document brings the waiting list's fragment along.
    fragmentName: 'RedeemPanel_offer',
    from: offer,
  });
  const redeeming: Redeeming = useRedeem(offerId, { onRedeemed, onRefused: refetch });
  return {
    offer,
    panel: offer !== null && panel.complete ? panel.data : null,
    redeeming,
    isLoading: data === undefined && error === undefined,
    /** Known to be nowhere, or not ours to see. */
    isMissing: data !== undefined && offer === null,
    error: data === undefined ? error : undefined,
    retry: refetch,
  };
}
