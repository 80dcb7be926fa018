import { useApolloClient, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { CoordinatorScreen } from './CoordinatorScreen.tsx';
import { GoalForm } from './GoalForm.tsx';
import { ManagedGoalsDocument } from './goals.generated.ts';
import { ManagedGoal } from './ManagedGoal.tsx';
import { refreshNetwork } from './refresh-network.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';

function GoalsPage({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  const client = useApolloClient();
  const { data, error, refetch, fetchMore } = useQuery(ManagedGoalsDocument, {
    variables: { slug: network.slug },
  });
  const goals = data?.network?.goals;
  return (
    <Page title={t`Goals of the community`} lead={network.name} width="wide">
      {!goals && error !== undefined && <ErrorState error={error} onRetry={refetch} />}
      {!goals && error === undefined && <Skeleton shape="card" count={2} />}
      {goals && (
        <div className="grid grid-cols-1 items-start gap-6 desktop:grid-cols-[minmax(0,1fr)_24rem]">
          <div className="desktop:order-2">
            {network.canDecide && (
              <GoalForm
                networkId={network.id}
                onCreated={() => refreshNetwork(client, network.id, ['goals'])}
              />
            )}
          </div>
          <div>
            {goals.edges.length === 0 ? (
              <EmptyState picture="fluent:seedling" title={t`No goal yet`}>
                <Trans>Something that all of you want: a roof, a trip, a tree.</Trans>
              </EmptyState>
            ) : (
              <ul aria-label={t`Goals of the community`} className="flex flex-col gap-4">
                {goals.edges.map(({ node }) => (
                  <ManagedGoal key={node.id} goal={node} canDecide={network.canDecide} />
                ))}
              </ul>
            )}
            {goals.pageInfo.hasNextPage && (
              <MoreButton onMore={() => fetchMore({ variables: { after: goals.pageInfo.endCursor } })} />
            )}
          </div>
        </div>
      )}
    </Page>
  );
}

/** What the community pledges toward: set, opened, called off. */
export default function ManagedGoalsRoute() {
  return <CoordinatorScreen>{(network) => <GoalsPage network={network} />}</CoordinatorScreen>;
}
