import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Undo2 } from 'lucide-react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { CoordinatorScreen } from './CoordinatorScreen.tsx';
import { NetworkLoansDocument, type NetworkLoansQuery, ReleaseHoldDocument } from './loans.generated.ts';
import { refreshNetwork } from './refresh-network.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';

type Loan = NonNullable<NetworkLoansQuery['network']>['loansOut']['edges'][number]['node'];

/** Gives held points back in one press. */
function useReleaseHold(networkId: string) {
  const { t } = useLingui();
  const client = useApolloClient();
  const [releaseHold, { loading }] = useMutation(ReleaseHoldDocument);

  const release = async (useId: string): Promise<void> => {
    try {
      const { data } = await releaseHold({ variables: { input: { useId } } });
      const result = data?.releaseHold;
      switch (result?.__typename) {
        case 'ReleaseHoldSuccess':
          showToast({ message: t`The points are back with their member.`, tone: 'done' });
          break;
        case 'VoucherStateError':
        case 'ForbiddenError':
          showToast({ message: result.message, tone: 'stop', seconds: 10 });
          break;
        case undefined:
          return;
        default:
          result satisfies never;
      }
      refreshNetwork(client, networkId, ['loansOut']);
    } catch (cause) {
      showFailure(cause);
    }
  };
  return { release, isPending: loading };
}

function LoanRow({ loan, network }: { loan: Loan; network: CoordinatedNetwork }) {
  const { release, isPending } = useReleaseHold(network.id);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4">
      <span className="min-w-0">
        <span className="block font-strong">{loan.offer.title}</span>
        <span className="block text-ink-soft">
          {loan.offer.merchant.name}
          {' · '}
          <Trans>
            out since <DateTime value={loan.usedAt} show="date" />
          </Trans>
          {loan.dueAt !== null && (
            <>
              {' · '}
              <Trans>
                to be back by <DateTime value={loan.dueAt} show="date" />
              </Trans>
            </>
          )}
        </span>
      </span>
      {network.canDecide && (
        <Button icon={Undo2} isPending={isPending} onPress={() => void release(loan.id)}>
          <Trans context="loan">Give the points back</Trans>
          <span className="sr-only"> {loan.offer.title}</span>
        </Button>
      )}
    </li>
  );
}

function LoansPage({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(NetworkLoansDocument, {
    variables: { slug: network.slug },
  });
  const loans = data?.network?.loansOut;
  return (
    <Page
      title={t`Out on loan`}
      lead={t`For when a shop is away. You see the things, not who has them. Nothing is held for ever: half a year after the day, points go back by themselves.`}
    >
      {!loans && error !== undefined && <ErrorState error={error} onRetry={refetch} />}
      {!loans && error === undefined && <Skeleton shape="card" count={2} />}
      {loans?.edges.length === 0 && (
        <EmptyState picture="fluent:toolbox" title={t`Nothing is out`}>
          <Trans>What the shops lend is here until it is back.</Trans>
        </EmptyState>
      )}
      {loans && loans.edges.length > 0 && (
        <Card>
          <ul aria-label={t`Out on loan`} className="divide-y divide-rule">
            {loans.edges.map(({ node }) => (
              <LoanRow key={node.id} loan={node} network={network} />
            ))}
          </ul>
          {loans.pageInfo.hasNextPage && (
            <MoreButton onMore={() => fetchMore({ variables: { after: loans.pageInfo.endCursor } })} />
          )}
        </Card>
      )}
    </Page>
  );
}

/** What is lent in the network and not back. */
export default function LoansRoute() {
  return <CoordinatorScreen>{(network) => <LoansPage network={network} />}</CoordinatorScreen>;
}
