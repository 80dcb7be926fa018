import type { FragmentType } from '@apollo/client/masking';
import { useFragment, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Check, UserRound } from 'lucide-react';
import { Badge } from '../../design/components/Badge.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { BulkApprove } from './BulkApprove.tsx';
import { CaseAge } from './CaseAge.tsx';
import { MerchantQueueDocument } from './merchant-queue.generated.ts';
import {
  type MerchantQueueRow_merchantFragment,
  MerchantQueueRow_merchantFragmentDoc,
} from './merchant-queue-row.generated.ts';
import { NothingWaiting } from './NothingWaiting.tsx';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';
import { useAwayCaseIds } from './use-decisions.ts';

interface RowProps {
  merchant: FragmentType<MerchantQueueRow_merchantFragment>;
  slug: string;
}

function MerchantQueueRow({ merchant, slug }: RowProps) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: MerchantQueueRow_merchantFragmentDoc, from: merchant });
  if (!complete) return null;
  return (
    <ListRow
      to={`/coordinator/${slug}/merchants/${data.id}`}
      start={<OfferPicture picture={data.picture ?? data.category.picture} size="thumb" />}
      title={data.name}
      hint={
        <>
          <span className="block">{[data.category.name, data.address].filter(Boolean).join(' · ')}</span>
          <span className="flex flex-wrap gap-2 pt-1">
            <CaseAge since={data.appliedAt} isOverdue={data.review?.isOverdue} />
            {data.isOwn && <Badge>{t`Your own shop`}</Badge>}
            {data.review?.isClean === true && (
              <Badge tone="done" icon={Check}>
                {t`Nothing to look at twice`}
              </Badge>
            )}
            {data.review?.owner && (
              <Badge icon={UserRound}>{data.review.owner.isViewer ? t`Yours` : data.review.owner.name}</Badge>
            )}
          </span>
        </>
      }
    />
  );
}

/** Shops that wait for a decision, oldest first. */
export function MerchantQueue({ network }: { network: CoordinatedNetwork }) {
  const { slug } = network;
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(MerchantQueueDocument, { variables: { slug } });
  const awayIds = useAwayCaseIds();
  const queue = data?.network?.merchantQueue;
  if (queue === undefined) {
    return error === undefined ? (
      <Skeleton shape="row" count={3} />
    ) : (
      <ErrorState error={error} onRetry={refetch} />
    );
  }
  const waiting = queue.edges.filter(({ node }) => node.status === 'APPLIED' && !awayIds.includes(node.id));
  if (waiting.length === 0 && !queue.pageInfo.hasNextPage) return <NothingWaiting slug={slug} />;
  const clean = waiting.filter(
    ({ node }) => node.review?.isClean === true && node.review.owner?.isViewer !== false,
  );
  return (
    <>
      {clean.length > 1 && (
        <BulkApprove network={network} shops={clean.map(({ node }) => ({ id: node.id, name: node.name }))} />
      )}
      <List label={t`Shops waiting`}>
        {waiting.map(({ node }) => (
          <MerchantQueueRow key={node.id} merchant={node} slug={slug} />
        ))}
      </List>
      {queue.pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: queue.pageInfo.endCursor } })} />
      )}
    </>
  );
}
