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
import { ShopFacts } from './ShopFacts.tsx';
import { ShopPageDocument, type ShopPageQuery } from './shop-page.generated.ts';

type Shop = Extract<NonNullable<ShopPageQuery['node']>, { __typename: 'Merchant' }>;

function ShopOffers({ shop, onMore }: { shop: Shop; onMore: () => Promise<unknown> }) {
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
      <OfferGrid label={t`What this shop gives`} offers={edges.map(({ node }) => node)} />
      {pageInfo.hasNextPage && <MoreButton onMore={onMore} />}
    </>
  );
}

function ShopScreen({ merchantId }: { merchantId: string }) {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(ShopPageDocument, { variables: { merchantId } });
  const shop = data?.node?.__typename === 'Merchant' ? data.node : null;
  if (data && shop === null) return <NotFoundPage />;
  return (
    <Page title={shop?.name ?? t`Shop`} back={{ to: '/shops', label: t`All shops` }}>
      {error && !data && <ErrorState error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton shape="card" count={2} />}
      {shop !== null && (
        <div className="flex flex-col gap-8">
          <div className="passbook-page flex flex-col gap-5 p-5 tablet:flex-row tablet:p-6">
            <div className="shrink-0 tablet:w-72">
              <OfferPicture picture={shop.picture ?? shop.category.picture} size="hero" />
            </div>
            <div className="min-w-0 grow">
              <p className="font-strong text-ink-soft">{shop.category.name}</p>
              {shop.description !== '' && <p className="pt-1 whitespace-pre-line">{shop.description}</p>}
              <ShopFacts shop={shop} />
            </div>
          </div>
          {shop.status === 'SUSPENDED' && (
            <Notice tone="wait" title={t`The shop is on pause`} isLive={false}>
              {shop.suspendedUntil !== null && (
                <Trans>
                  Until <DateTime value={shop.suspendedUntil} />. Ask the coordinators about vouchers you
                  hold.
                </Trans>
              )}
            </Notice>
          )}
          <section aria-labelledby="shop-offers">
            <h2 id="shop-offers" className="pb-3 text-title">
              <Trans>What this shop gives</Trans>
            </h2>
            <ShopOffers
              shop={shop}
              onMore={() => fetchMore({ variables: { after: shop.offers.pageInfo.endCursor } })}
            />
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
