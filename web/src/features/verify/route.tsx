import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { NotebookPen } from 'lucide-react';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { CaseKeysHint } from '../coordinator/CaseKeysHint.tsx';
import { DecisionBar } from '../coordinator/DecisionBar.tsx';
import { useFlushOnLeaving } from '../coordinator/use-decisions.ts';
import { DeedQueue } from './DeedQueue.tsx';
import { DeedQueueDocument } from './deed-queue.generated.ts';
import { RecentConfirmations } from './RecentConfirmations.tsx';
import { useNewArrivals } from './use-new-arrivals.ts';
import { useVerifiedNetwork, type VerifiedNetwork } from './use-verified-network.ts';
import { WaitingTime } from './WaitingTime.tsx';

function NotForYou() {
  const { t } = useLingui();
  return (
    <Page title={t`For those who confirm deeds`} isTitleHidden>
      <EmptyState
        picture="fluent:handshake"
        title={t`This page is for those who confirm deeds`}
        action={
          <LinkButton to="/" variant="primary">
            <Trans>To the home page</Trans>
          </LinkButton>
        }
      >
        <Trans>If you would like to help, ask a coordinator of your community to give you the role.</Trans>
      </EmptyState>
    </Page>
  );
}

function VerifyPage({ network }: { network: VerifiedNetwork }) {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(DeedQueueDocument, {
    variables: { slug: network.slug },
    fetchPolicy: 'cache-and-network',
  });
  const found = data?.network;
  useNewArrivals(network, found?.deedQueue.totalCount, refetch);
  return (
    <Page
      title={t`Deeds to confirm`}
      lead={network.name}
      width="narrow"
      actions={
        <LinkButton to={`/coordinator/${network.slug}/record`} icon={NotebookPen}>
          <Trans>Record for somebody</Trans>
        </LinkButton>
      }
    >
      <div className="flex flex-col gap-6">
        {!found && error !== undefined && <ErrorState error={error} onRetry={refetch} />}
        {!found && error === undefined && <Skeleton shape="card" count={2} />}
        {found && (
          <DeedQueue
            network={network}
            edges={found.deedQueue.edges}
            hasMore={found.deedQueue.pageInfo.hasNextPage}
            onMore={() => fetchMore({ variables: { after: found.deedQueue.pageInfo.endCursor } })}
          />
        )}
        <RecentConfirmations network={network} />
        {found && <WaitingTime medianMinutes={found.verificationTimes.medianMinutes} />}
        <CaseKeysHint approveLabel={t`confirm`} returnLabel={t`ask for more`} />
      </div>
    </Page>
  );
}

/** The verifier's queue: those first who wait longest, each confirmed in one tap. */
export default function VerifyRoute() {
  const network = useVerifiedNetwork();
  useFlushOnLeaving();
  return (
    <>
      {network === null ? <NotForYou /> : <VerifyPage key={network.id} network={network} />}
      <DecisionBar />
    </>
  );
}
