import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Button } from '../../design/components/Button.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { Tabs } from '../../design/components/Tabs.tsx';
import { OfferLine } from './OfferLine.tsx';
import { ShopOffersDocument, type ShopOffersQuery } from './shop-offers.generated.ts';
import { mayManage, useShopId } from './use-shop.ts';

type Shop = Extract<ShopOffersQuery['node'], { __typename: 'Merchant' }>;
type ListedOffer = Shop['offers']['edges'][number]['node'];
type Group = 'open' | 'waiting' | 'paused' | 'drafts' | 'ended';

const groupOf: Record<ListedOffer['state'], Group> = {
  LIVE: 'open',
  SUBMITTED: 'waiting',
  CHANGES_REQUESTED: 'waiting',
  PAUSED: 'paused',
  DRAFT: 'drafts',
  ENDED: 'ended',
};

const groups: readonly Group[] = ['open', 'waiting', 'paused', 'drafts', 'ended'];

/** What needs the shop's hand first: sent back, then open, then whatever there is. */
function firstGroup(offers: readonly ListedOffer[]): Group {
  if (offers.some(({ state }) => state === 'CHANGES_REQUESTED')) return 'waiting';
  return groups.find((group) => offers.some(({ state }) => groupOf[state] === group)) ?? 'open';
}

function OfferGroup({ offers, shop, empty }: { offers: readonly ListedOffer[]; shop: Shop; empty: string }) {
  const { t } = useLingui();
  if (offers.length === 0) return <p className="py-6 text-ink-soft">{empty}</p>;
  return (
    <ul aria-label={t`Offers`} className="passbook-page divide-y divide-rule px-5">
      {offers.map((offer) => (
        <OfferLine
          key={offer.id}
          offer={offer}
          to={`/shop/${shop.id}/offers/${offer.id}`}
          hasSwitch={mayManage(shop.viewerStaffRole) && (offer.state === 'LIVE' || offer.state === 'PAUSED')}
        />
      ))}
    </ul>
  );
}

function Offers({ shop }: { shop: Shop }) {
  const { t } = useLingui();
  const offers = shop.offers.edges.map(({ node }) => node);
  const [chosen, setChosen] = useState<Group>();
  const words: Record<Group, { label: string; empty: string }> = {
    open: {
      label: t({ message: 'Open', context: 'offers' }),
      empty: t`No offer is open now. Open one that rests, or add another.`,
    },
    waiting: {
      label: t({ message: 'With the coordinator', context: 'offers' }),
      empty: t`Nothing waits for the coordinators.`,
    },
    paused: { label: t({ message: 'On pause', context: 'offers' }), empty: t`Nothing is on pause.` },
    drafts: { label: t({ message: 'Drafts', context: 'offers' }), empty: t`No drafts.` },
    ended: { label: t({ message: 'Ended', context: 'offers' }), empty: t`Nothing has ended yet.` },
  };
  if (offers.length === 0) {
    return (
      <EmptyState
        picture="fluent:wrapped-gift"
        title={t`Nothing to redeem yet`}
        action={
          mayManage(shop.viewerStaffRole) && (
            <LinkButton variant="primary" icon={Plus} to={`/shop/${shop.id}/offers/new`}>
              {t`Add an offer`}
            </LinkButton>
          )
        }
      >
        {t`Start with one thing that you like to give: a cup of coffee, a bowl of noodles.`}
      </EmptyState>
    );
  }
  return (
    <Tabs
      label={t`Offers by state`}
      selected={chosen ?? firstGroup(offers)}
      onChange={(id) => setChosen(groups.find((group) => group === id))}
      items={groups.map((id) => {
        const own = offers.filter(({ state }) => groupOf[state] === id);
        const { label, empty } = words[id];
        return {
          id,
          label,
          count: own.length,
          content: <OfferGroup offers={own} shop={shop} empty={empty} />,
        };
      })}
    />
  );
}

/** `/shop/:merchantId/offers`: everything that the shop ever offered, by its state. */
export default function ShopOffersRoute() {
  const { t } = useLingui();
  const merchantId = useShopId();
  const { data, error, refetch, fetchMore, loading } = useQuery(ShopOffersDocument, {
    variables: { merchantId },
  });
  const shop = data?.node?.__typename === 'Merchant' ? data.node : null;
  if (data !== undefined && (shop === null || shop.viewerStaffRole === null)) return <NotFoundPage />;
  const pageInfo = shop?.offers.pageInfo;
  return (
    <Page
      title={t`Our offers`}
      width="regular"
      actions={
        shop !== null &&
        shop.offers.edges.length > 0 &&
        mayManage(shop.viewerStaffRole) && (
          <LinkButton variant="primary" icon={Plus} to={`/shop/${merchantId}/offers/new`}>
            {t`Add an offer`}
          </LinkButton>
        )
      }
    >
      {shop !== null && <Offers shop={shop} />}
      {shop === null &&
        (error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="row" count={5} />)}
      {pageInfo?.hasNextPage && (
        <div className="flex justify-center pt-5">
          <Button isPending={loading} onPress={() => fetchMore({ variables: { after: pageInfo.endCursor } })}>
            {t`Show more`}
          </Button>
        </div>
      )}
    </Page>
  );
}
