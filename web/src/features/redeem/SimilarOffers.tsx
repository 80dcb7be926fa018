import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { OfferRow } from '../offers/OfferRow.tsx';
import { SimilarOffersDocument } from '../offers/similar-offers.generated.ts';

export interface SimilarOffersProps {
  networkSlug: string;
  /** The offer that cannot be had. */
  offerId: string;
  merchantId: string;
}

const shownCount = 3;

/** What else can be had today: from the same shop first. Says nothing while it is on its way, or when there is nothing. */
export function SimilarOffers({ networkSlug, offerId, merchantId }: SimilarOffersProps) {
  const { t } = useLingui();
  const { data } = useQuery(SimilarOffersDocument, { variables: { slug: networkSlug } });
  const offers = (data?.network?.offers.edges ?? [])
    .map(({ node }) => node)
    .filter(({ id, redeemability }) => id !== offerId && redeemability?.canRedeem === true)
    .sort((a, b) => Number(b.merchant.id === merchantId) - Number(a.merchant.id === merchantId))
    .slice(0, shownCount);
  if (offers.length === 0) return null;
  return (
    <div>
      <h2 className="text-lead">
        <Trans>You can have these now</Trans>
      </h2>
      <ul aria-label={t`You can have these now`} className="divide-y divide-rule">
        {offers.map((offer) => (
          <OfferRow key={offer.id} offer={offer} />
        ))}
      </ul>
    </div>
  );
}
