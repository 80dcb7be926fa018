import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link, useParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { OfferGrid } from '../offers/OfferGrid.tsx';
import { ShopRow } from '../shops/ShopRow.tsx';
import { JoinAction } from './JoinAction.tsx';
import { NetworkPageDocument, type NetworkPageQuery } from './network-page.generated.ts';

type Network = NonNullable<NetworkPageQuery['network']>;

function NetworkContent({ network }: { network: Network }) {
  const { t } = useLingui();
  const { offers, merchants } = network;
  return (
    <div className="flex flex-col gap-10">
      <div className="passbook-page flex flex-col gap-5 p-5 tablet:p-6">
        <p className="text-lead whitespace-pre-line">{network.description}</p>
        <p className="text-ink-soft">
          <Plural value={merchants.totalCount} one="# shop takes part" other="# shops take part" />
          {' · '}
          <Plural value={offers.totalCount} one="# thing to redeem" other="# things to redeem" />
        </p>
        <JoinAction network={network} />
        <p className="flex flex-wrap gap-x-6">
          <Link
            to={`/n/${network.slug}/catalogue`}
            className="inline-flex min-h-target items-center underline underline-offset-4"
          >
            <Trans>What counts as a good deed here</Trans>
          </Link>
          <Link
            to={`/n/${network.slug}/ledger`}
            className="inline-flex min-h-target items-center underline underline-offset-4"
          >
            <Trans>The open books of this community</Trans>
          </Link>
        </p>
      </div>
      <section aria-labelledby="network-offers">
        <h2 id="network-offers" className="pb-3 text-title">
          <Trans>What good deeds bring here</Trans>
        </h2>
        {offers.edges.length === 0 ? (
          <EmptyState picture="fluent:wrapped-gift" title={t`The shops are still getting ready`}>
            <Trans>As soon as the first offer is up, it is here.</Trans>
          </EmptyState>
        ) : (
          <OfferGrid label={t`Offers`} offers={offers.edges.map(({ node }) => node)} />
        )}
      </section>
      {merchants.edges.length > 0 && (
        <section aria-labelledby="network-shops">
          <h2 id="network-shops" className="pb-1 text-title">
            <Trans>Shops that take part</Trans>
          </h2>
          <List label={t`Shops`}>
            {merchants.edges.map(({ node }) => (
              <ShopRow key={node.id} shop={node} />
            ))}
          </List>
        </section>
      )}
    </div>
  );
}

/** `/n/:slug`: a network's public face, for visitors too; leads to sign-up, and back here. */
export default function NetworkRoute() {
  const { t } = useLingui();
  const { slug = '' } = useParams();
  const { data, error, refetch } = useQuery(NetworkPageDocument, { variables: { slug } });
  if (data && data.network === null) return <NotFoundPage />;
  return (
    <Page title={data?.network?.name ?? t`Community`}>
      {error && !data && <ErrorState error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton shape="card" count={2} />}
      {data?.network && <NetworkContent network={data.network} />}
    </Page>
  );
}
