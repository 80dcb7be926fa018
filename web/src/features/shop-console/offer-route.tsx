import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { type RefObject, useEffect, useRef } from 'react';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Card } from '../../design/components/Card.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { StateBadge } from '../../design/components/StateBadge.tsx';
import { Timeline } from '../../design/components/Timeline.tsx';
import { ChangeOffer } from './ChangeOffer.tsx';
import { latest, useTimelineItems } from './case-words.ts';
import { EditOffer } from './EditOffer.tsx';
import { OfferActions } from './OfferActions.tsx';
import { OfferFacts } from './OfferFacts.tsx';
import { Reason } from './Reason.tsx';
import { RevisionNews } from './RevisionNews.tsx';
import { ShopOfferDocument, type ShopOfferQuery } from './shop-offer.generated.ts';
import { mayManage, useShopId } from './use-shop.ts';

type ShopOffer = Extract<ShopOfferQuery['node'], { __typename: 'Offer' }>;

function OfferNews({ offer }: { offer: ShopOffer }) {
  const { t } = useLingui();
  if (offer.state === 'SUBMITTED') {
    return (
      <Notice isLive={false} title={t`With the coordinators`}>
        {t`They look at it, and you get a notice. To change something, take it back first.`}
      </Notice>
    );
  }
  const asked =
    offer.state === 'CHANGES_REQUESTED' ? latest(offer.timeline ?? [], 'CHANGES_REQUESTED') : null;
  if (asked === null) return null;
  return (
    <Notice isLive={false} title={t`The coordinators ask for a change`}>
      {asked.reason !== null && <Reason text={asked.reason} />}
    </Notice>
  );
}

/** What was pressed is gone after a step: the focus goes to the news of it, not to the top of the document. */
function useFocusOnChange(state: string): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const last = useRef(state);
  useEffect(() => {
    if (last.current !== state) element.current?.focus({ preventScroll: true });
    last.current = state;
  }, [state]);
  return element;
}

function OfferPage({ offer }: { offer: ShopOffer }) {
  const { t } = useLingui();
  const content = useFocusOnChange(offer.state);
  const items = useTimelineItems(offer.timeline ?? []);
  const { merchant } = offer;
  const isManager = mayManage(merchant.viewerStaffRole);
  const isShown = offer.state === 'LIVE' || offer.state === 'PAUSED';
  const isEditable = isManager && (offer.state === 'DRAFT' || offer.state === 'CHANGES_REQUESTED');
  return (
    <Page
      title={offer.title}
      back={{ to: `/shop/${merchant.id}/offers`, label: t`Our offers` }}
      lead={<StateBadge of="offer" state={offer.state} />}
    >
      <div ref={content} tabIndex={-1} className="flex flex-col gap-5">
        <OfferNews offer={offer} />
        {isShown && <RevisionNews offer={offer} isManager={isManager} />}
        {isEditable ? (
          <EditOffer
            offer={offer}
            shopName={merchant.name}
            categoryPictureKey={merchant.category.picture?.key ?? null}
          />
        ) : (
          <OfferFacts offer={offer} mayChangeStock={isManager} />
        )}
        {isManager && isShown && (
          <ChangeOffer
            offer={offer}
            shopName={merchant.name}
            categoryPictureKey={merchant.category.picture?.key ?? null}
          />
        )}
        {isManager && <OfferActions offerId={offer.id} shopId={merchant.id} state={offer.state} />}
        {items.length > 0 && (
          <Card title={t`What happened so far`}>
            <Timeline items={items} />
          </Card>
        )}
      </div>
    </Page>
  );
}

/** `/shop/:merchantId/offers/:offerId`: one offer of the shop, in whatever state. */
export default function ShopOfferRoute() {
  const { t } = useLingui();
  const merchantId = useShopId();
  const { offerId = '' } = useParams();
  const { data, error, refetch } = useQuery(ShopOfferDocument, { variables: { offerId } });
  if (data === undefined) {
    return (
      <Page title={t`Offer`} isTitleHidden back={{ to: `/shop/${merchantId}/offers`, label: t`Our offers` }}>
        {error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="card" count={2} />}
      </Page>
    );
  }
  const offer = data.node;
  if (offer?.__typename !== 'Offer' || offer.merchant.viewerStaffRole === null) return <NotFoundPage />;
  return <OfferPage key={offer.id} offer={offer} />;
}
