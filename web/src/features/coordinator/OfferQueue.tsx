import type { FragmentType } from '@apollo/client/masking';
import { useFragment, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Badge } from '../../design/components/Badge.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { Points } from '../../design/components/Points.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { CaseAge } from './CaseAge.tsx';
import { NothingWaiting } from './NothingWaiting.tsx';
import { OfferQueueDocument } from './offer-queue.generated.ts';
import {
  type OfferQueueRow_offerFragment,
  OfferQueueRow_offerFragmentDoc,
} from './offer-queue-row.generated.ts';
import { useAwayCaseIds } from './use-decisions.ts';

interface RowProps {
  offer: FragmentType<OfferQueueRow_offerFragment>;
  slug: string;
}

function OfferQueueRow({ offer, slug }: RowProps) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: OfferQueueRow_offerFragmentDoc, from: offer });
  if (!complete) return null;
  return (
    <ListRow
      to={`/coordinator/${slug}/offers/${data.id}`}
      start={<OfferPicture picture={data.picture} size="thumb" />}
      title={data.title}
      hint={
        <>
          <span className="flex flex-wrap gap-x-3">
            <span>{data.merchant.name}</span>
            <Points value={data.costPoints} />
          </span>
          <span className="flex flex-wrap gap-2 pt-1">
            {data.submittedAt !== null && <CaseAge since={data.submittedAt} />}
            {data.isOwn && <Badge>{t`Your own shop`}</Badge>}
          </span>
        </>
      }
    />
  );
}

/** Offers that wait for a decision, oldest first. */
export function OfferQueue({ slug }: { slug: string }) {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(OfferQueueDocument, { variables: { slug } });
  const awayIds = useAwayCaseIds();
  const queue = data?.network?.offerQueue;
  if (queue === undefined) {
    return error === undefined ? (
      <Skeleton shape="row" count={3} />
    ) : (
      <ErrorState error={error} onRetry={refetch} />
    );
  }
  const waiting = queue.edges.filter(({ node }) => node.state === 'SUBMITTED' && !awayIds.includes(node.id));
  if (waiting.length === 0 && !queue.pageInfo.hasNextPage) return <NothingWaiting slug={slug} />;
  return (
    <>
      <List label={t`Offers waiting`}>
        {waiting.map(({ node }) => (
          <OfferQueueRow key={node.id} offer={node} slug={slug} />
        ))}
      </List>
      {queue.pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: queue.pageInfo.endCursor } })} />
      )}
    </>
  );
}
