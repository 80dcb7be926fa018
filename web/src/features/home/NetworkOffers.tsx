import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { OfferGrid } from '../offers/OfferGrid.tsx';
import { NetworkOffersDocument } from './network-offers.generated.ts';
import { SectionHead } from './SectionHead.tsx';

/** What a network's shops give today, for people without a passbook there. */
export function NetworkOffers({ slug }: { slug: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(NetworkOffersDocument, { variables: { slug } });
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <Skeleton shape="tile" count={8} />;
  if (!data.network || data.network.offers.edges.length === 0) return null;
  const { network } = data;
  return (
    <section aria-labelledby="network-offers">
      <SectionHead
        id="network-offers"
        title={t`In ${network.name} today`}
        more={{ to: `/n/${network.slug}`, label: t`About the community` }}
      />
      <OfferGrid label={t`Offers`} offers={network.offers.edges.map(({ node }) => node)} />
    </section>
  );
}
