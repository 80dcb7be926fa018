import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Badge } from '../../design/components/Badge.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { CaseAge } from './CaseAge.tsx';
import { RevisionQueueDocument } from './revision.generated.ts';
import { useAwayCaseIds } from './use-decisions.ts';

/** Live offers that their shops ask to change, the oldest first; nothing when there are none. */
export function RevisionQueue({ slug }: { slug: string }) {
  const { t } = useLingui();
  const { data } = useQuery(RevisionQueueDocument, { variables: { slug } });
  const awayIds = useAwayCaseIds();
  const offers = (data?.network?.offerRevisionQueue.edges ?? [])
    .map(({ node }) => node)
    .filter(({ id, pendingRevision }) => pendingRevision !== null && !awayIds.includes(id));
  if (offers.length === 0) return null;
  return (
    <section className="pt-5">
      <h2 className="text-lead">{t`Changes to offers that members redeem`}</h2>
      <List label={t`Changes to offers that members redeem`}>
        {offers.map((offer) => (
          <ListRow
            key={offer.id}
            to={`/coordinator/${slug}/offers/${offer.id}`}
            start={<OfferPicture picture={offer.picture} size="thumb" />}
            title={offer.title}
            hint={
              <>
                <span>{offer.merchant.name}</span>
                <span className="flex flex-wrap gap-2 pt-1">
                  {offer.pendingRevision !== null && <CaseAge since={offer.pendingRevision.proposedAt} />}
                  {offer.isOwn && <Badge>{t`Your own shop`}</Badge>}
                </span>
              </>
            }
          />
        ))}
      </List>
    </section>
  );
}
