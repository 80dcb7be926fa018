import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { OfferGrid } from '../offers/OfferGrid.tsx';
import { QuickRedeem } from '../redeem/QuickRedeem.tsx';
import { ShopFacts } from './ShopFacts.tsx';
import { ShopPageDocument, type ShopPageQuery } from './shop-page.generated.ts';

type Shop = Extract<NonNullable<ShopPageQuery['node']>, { __typename: 'Merchant' }>;

interface ShopOffersProps {
  shop: Shop;
  onMore: () => Promise<unknown>;
  onChanged: () => unknown;
}

function ShopOffers({ shop, onMore, onChanged }: ShopOffersProps) {
  const { t } = useLingui();
  const { edges, pageInfo } = shop.offers;
  if (edges.length === 0) {
    return (
      <EmptyState picture="fluent:wrapped-gift" title={t`Nothing to redeem here now`}>
        <Trans>The shop will put something up again. Look at the other shops meanwhile.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <OfferGrid
        isNarrow
        label={t`What this shop gives`}
        offers={edges.map(({ node }) => node)}
        action={(offer) => <QuickRedeem offer={offer} onChanged={onChanged} />}
      />
      {pageInfo.hasNextPage && <MoreButton onMore={onMore} />}
    </>
  );
}

function Suspended({ until }: { until: string | null }) {
  const { t } = useLingui();
  return (
    <Notice tone="wait" title={t`The shop is on pause`} isLive={false}>
      {until !== null && (
        <Trans>
          Until <DateTime value={until} />. Ask the coordinators about vouchers you hold.
        </Trans>
      )}
    </Notice>
  );
}

function ShopScreen({ merchantId }: { merchantId: string }) {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(ShopPageDocument, { variables: { merchantId } });
  const shop = data?.node?.__typename === 'Merchant' ? data.node : null;
  if (data && shop === null) return <NotFoundPage />;
  return (
    <Page title={shop?.name ?? t`Shop`} back={{ to: '/shops', label: t`All shops` }} width="wide">
      {error && !data && <ErrorState error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton shape="card" count={2} />}
      {shop !== null && (
        <div className="grid grid-cols-1 gap-8 desktop:grid-cols-[minmax(0,1fr)_22rem] desktop:gap-12">
          <div className="flex min-w-0 flex-col gap-5">
            <div>
              <p className="font-strong text-ink-soft">{shop.category.name}</p>
              {shop.description !== '' && (
                <p className="max-w-prose whitespace-pre-line">{shop.description}</p>
              )}
            </div>
            {shop.status === 'SUSPENDED' && <Suspended until={shop.suspendedUntil} />}
            <section aria-labelledby="shop-offers">
              <h2 id="shop-offers" className="pb-3 text-title">
                <Trans>What this shop gives</Trans>
              </h2>
              <ShopOffers
                shop={shop}
                onChanged={refetch}
                onMore={() => fetchMore({ variables: { after: shop.offers.pageInfo.endCursor } })}
              />
            </section>
          </div>
          <section aria-label={t`Find the shop`}>
            <div className="passbook-page flex flex-col gap-3 p-5">
              <OfferPicture picture={shop.picture ?? shop.category.picture} size="hero" />
              <ShopFacts shop={shop} />
            </div>
          </section>
        </div>
      )}
    </Page>
  );
}

/** `/shops/:merchantId`: one shop with what it gives. */
export default function ShopRoute() {
  const { merchantId } = useParams();
  return merchantId === undefined ? (
    <NotFoundPage />
  ) : (
    <ShopScreen key={merchantId} merchantId={merchantId} />
  );
}
