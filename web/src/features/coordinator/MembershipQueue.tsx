import type { FragmentType } from '@apollo/client/masking';
import { useFragment, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { Button } from '../../design/components/Button.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { CaseAge } from './CaseAge.tsx';
import { MembershipQueueDocument } from './membership-queue.generated.ts';
import {
  type MembershipQueueRow_membershipFragment,
  MembershipQueueRow_membershipFragmentDoc,
} from './membership-queue-row.generated.ts';
import { NothingWaiting } from './NothingWaiting.tsx';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';
import { useAwayCaseIds } from './use-decisions.ts';
import { useMembershipDecision } from './use-membership-decision.ts';

interface RowProps {
  membership: FragmentType<MembershipQueueRow_membershipFragment>;
  network: CoordinatedNetwork;
}

function MembershipQueueRow({ membership, network }: RowProps) {
  const { t } = useLingui();
  const decide = useMembershipDecision(network);
  const { data, complete } = useFragment({
    fragment: MembershipQueueRow_membershipFragmentDoc,
    from: membership,
  });
  if (!complete) return null;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
      <span className="flex min-w-0 flex-col items-start gap-1">
        <span className="font-strong">{data.displayName}</span>
        <CaseAge since={data.joinedAt} />
      </span>
      <span className="flex flex-wrap gap-3">
        <Button onPress={() => decide(data, { kind: 'decline' })}>
          {t`Do not take in`}
          <span className="sr-only"> {data.displayName}</span>
        </Button>
        <Button variant="done" icon={Check} onPress={() => decide(data, { kind: 'approve' })}>
          {t`Take in`}
          <span className="sr-only"> {data.displayName}</span>
        </Button>
      </span>
    </li>
  );
}

/** People who asked to join, those who wait longest first. One press takes them in. */
export function MembershipQueue({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(MembershipQueueDocument, {
    variables: { slug: network.slug },
  });
  const awayIds = useAwayCaseIds();
  const queue = data?.network?.memberships;
  if (queue === undefined) {
    return error === undefined ? (
      <Skeleton shape="row" count={3} />
    ) : (
      <ErrorState error={error} onRetry={refetch} />
    );
  }
  const waiting = queue.edges
    .map(({ node }) => node)
    .filter(({ id, status }) => status === 'PENDING' && !awayIds.includes(id))
    .toSorted((one, other) => one.joinedAt.localeCompare(other.joinedAt));
  if (waiting.length === 0 && !queue.pageInfo.hasNextPage) return <NothingWaiting slug={network.slug} />;
  return (
    <>
      <List label={t`People waiting`}>
        {waiting.map((membership) => (
          <MembershipQueueRow key={membership.id} membership={membership} network={network} />
        ))}
      </List>
      {queue.pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: queue.pageInfo.endCursor } })} />
      )}
    </>
  );
}
