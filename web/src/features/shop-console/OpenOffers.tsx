import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { Card } from '../../design/components/Card.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { OfferLine } from './OfferLine.tsx';
import { type OpenOffers_merchantFragment, OpenOffers_merchantFragmentDoc } from './open-offers.generated.ts';

/** What members can redeem here now, what is left of it, and what rests. */
export function OpenOffers({ merchant }: { merchant: FragmentType<OpenOffers_merchantFragment> }) {
  const { t } = useLingui();
  const { data, complete } = useFragment({
    fragment: OpenOffers_merchantFragmentDoc,
    // Its document brings the line's fragment along.
    fragmentName: 'OpenOffers_merchant',
    from: merchant,
  });
  if (!complete) return null;
  const offers = data.offers.edges.map(({ node }) => node);
  const mayManage = data.viewerStaffRole === 'OWNER' || data.viewerStaffRole === 'MANAGER';
  return (
    <Card
      title={t`Open offers`}
      {...(offers.length === 0
        ? {}
        : { actions: <LinkButton to={`/shop/${data.id}/offers`}>{t`All offers`}</LinkButton> })}
    >
      {offers.length === 0 ? (
        <EmptyState
          picture="fluent:wrapped-gift"
          title={t`Nothing to redeem yet`}
          action={
            mayManage && (
              <LinkButton variant="primary" icon={Plus} to={`/shop/${data.id}/offers/new`}>
                {t`Add an offer`}
              </LinkButton>
            )
          }
        >
          {t`Start with one thing that you like to give: a cup of coffee, a bowl of noodles.`}
        </EmptyState>
      ) : (
        <ul aria-label={t`Open offers`} className="-my-4 divide-y divide-rule">
          {offers.map((offer) => (
            <OfferLine
              key={offer.id}
              offer={offer}
              to={`/shop/${data.id}/offers/${offer.id}`}
              hasSwitch={mayManage}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}
