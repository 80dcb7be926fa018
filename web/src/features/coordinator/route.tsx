import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { HandHeart } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { Card } from '../../design/components/Card.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { Tabs } from '../../design/components/Tabs.tsx';
import { BoardFigures } from './BoardFigures.tsx';
import { CoordinatorBoardDocument, type CoordinatorBoardQuery } from './board.generated.ts';
import { CoordinatorScreen } from './CoordinatorScreen.tsx';
import { MembershipQueue } from './MembershipQueue.tsx';
import { MerchantQueue } from './MerchantQueue.tsx';
import { OfferQueue } from './OfferQueue.tsx';
import { RevisionQueue } from './RevisionQueue.tsx';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';
import { useAwayCount } from './use-decisions.ts';

type Board = NonNullable<CoordinatorBoardQuery['network']>['board'];

const queueNames = ['merchants', 'offers', 'memberships'] as const;
type QueueName = (typeof queueNames)[number];

/** How many wait in each queue, without those that were decided on this screen a moment ago. */
function useWaitingCounts(board: Board): Record<QueueName, number> {
  const merchantsAway = useAwayCount('merchants');
  const offersAway = useAwayCount('offers');
  const membershipsAway = useAwayCount('memberships');
  return {
    merchants: Math.max(0, board.merchantsWaiting - merchantsAway),
    offers: Math.max(0, board.offersWaiting - offersAway) + board.offerChangesWaiting,
    memberships: Math.max(0, board.membershipsWaiting - membershipsAway),
  };
}

/** Who asks to join is for coordinators to see; an auditor sees how many. */
function MembershipTab({ network, count }: { network: CoordinatedNetwork; count: number }) {
  const { t } = useLingui();
  if (network.canDecide) return <MembershipQueue network={network} />;
  return (
    <EmptyState
      picture="fluent:folded-hands"
      title={count === 0 ? t`Nobody is waiting` : t`${count} waiting`}
    >
      <Trans>Names are for the coordinators alone. You see the number.</Trans>
    </EmptyState>
  );
}

function Queues({ network, board }: { network: CoordinatedNetwork; board: Board }) {
  const { t } = useLingui();
  const [parameters, setParameters] = useSearchParams();
  const counts = useWaitingCounts(board);
  const asked = queueNames.find((name) => name === parameters.get('queue'));
  const selected = asked ?? queueNames.find((name) => counts[name] > 0) ?? 'merchants';
  return (
    <Card>
      <Tabs
        label={t`Queues`}
        selected={selected}
        onChange={(queue) => setParameters({ queue }, { replace: true })}
        items={[
          {
            id: 'merchants',
            label: t`Shops`,
            count: counts.merchants,
            content: <MerchantQueue network={network} />,
          },
          {
            id: 'offers',
            label: t`Offers`,
            count: counts.offers,
            content: (
              <>
                <OfferQueue slug={network.slug} />
                <RevisionQueue slug={network.slug} />
              </>
            ),
          },
          {
            id: 'memberships',
            label: t`Members`,
            count: counts.memberships,
            content: <MembershipTab network={network} count={counts.memberships} />,
          },
        ]}
      />
    </Card>
  );
}

function BoardPage({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(CoordinatorBoardDocument, { variables: { slug: network.slug } });
  const found = data?.network;
  return (
    <Page
      title={network.canDecide ? t`Waiting for you` : t`Waiting`}
      lead={network.name}
      width="wide"
      {...(network.canDecide
        ? {
            actions: (
              <LinkButton to={`/coordinator/${network.slug}/award`} variant="primary" icon={HandHeart}>
                <Trans>Give points</Trans>
              </LinkButton>
            ),
          }
        : {})}
    >
      {!found && error !== undefined && <ErrorState error={error} onRetry={refetch} />}
      {!found && error === undefined && <Skeleton shape="card" count={2} />}
      {found && (
        <div className="grid grid-cols-1 items-start gap-6 desktop:grid-cols-[minmax(0,1fr)_22rem]">
          <Queues network={network} board={found.board} />
          <BoardFigures network={found} />
        </div>
      )}
    </Page>
  );
}

/** The coordinator's first screen: what waits, by age, and how the network does. */
export default function CoordinatorBoardRoute() {
  return <CoordinatorScreen>{(network) => <BoardPage network={network} />}</CoordinatorScreen>;
}
