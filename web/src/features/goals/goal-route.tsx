import { useFragment, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { Stamp } from '../../design/components/Stamp.tsx';
import { GoalProgress } from './GoalProgress.tsx';
import { type GoalCard_goalFragment, GoalCard_goalFragmentDoc } from './goal-card.generated.ts';
import {
  type GoalDetails_goalFragment,
  GoalDetails_goalFragmentDoc,
  GoalPageDocument,
} from './goal-page.generated.ts';
import { OwnPledges } from './OwnPledges.tsx';
import { PledgePanel } from './PledgePanel.tsx';

/** What became of it, or until when it is open. */
function Standing({ goal }: { goal: GoalDetails_goalFragment }) {
  const { t } = useLingui();
  switch (goal.state) {
    case 'REACHED':
      return (
        <div className="flex justify-center py-2">
          <Stamp label={t`Reached together`} tone="thanks" />
        </div>
      );
    case 'RETURNED':
      return (
        <Notice title={t`It was not full in time`} isLive={false}>
          <Trans>Every pledge has gone back by itself. Nobody has lost a point.</Trans>
        </Notice>
      );
    case 'CANCELLED':
      return (
        <Notice title={t`It was called off`} isLive={false}>
          {goal.cancelReason !== null && <p className="whitespace-pre-line">{goal.cancelReason}</p>}
          <Trans>Every pledge has gone back. Nobody has lost a point.</Trans>
        </Notice>
      );
    case 'DRAFT':
      return (
        <Notice title={t`This is a draft`} isLive={false}>
          <Trans>Members do not see it yet.</Trans>
        </Notice>
      );
    case 'OPEN':
      return (
        <p className="text-ink-soft">
          <Trans>
            Open until <DateTime value={goal.endsAt} show="date-time" />
          </Trans>
        </p>
      );
    default:
      return goal.state satisfies never;
  }
}

function Goal({ goal, card }: { goal: GoalDetails_goalFragment; card: GoalCard_goalFragment }) {
  const { t } = useLingui();
  const member = goal.network.viewerMembership?.member ?? null;
  return (
    <Page title={goal.title} width="narrow" back={{ to: '/goals', label: t`Goals of the community` }}>
      <div className="flex flex-col gap-6">
        <Card>
          <div className="flex flex-col gap-4">
            <GoalProgress
              pledged={goal.pledgedPoints}
              target={goal.targetPoints}
              supporterCount={card.supporterCount}
              isReached={goal.state === 'REACHED'}
            />
            <Standing goal={goal} />
            <div>
              <h2 className="text-lead font-strong">
                <Trans>When it is full</Trans>
              </h2>
              <p className="whitespace-pre-line">{goal.beneficiary}</p>
            </div>
            {goal.description !== '' && <p className="whitespace-pre-line">{goal.description}</p>}
          </div>
        </Card>
        {goal.state === 'OPEN' && member !== null && (
          <PledgePanel
            goalId={goal.id}
            memberId={member.id}
            pointsLeft={goal.pointsLeft}
            available={member.wallet.available}
          />
        )}
        {member !== null && <OwnPledges goal={goal} memberId={member.id} />}
        <p className="text-ink-soft">
          <Trans>Others see the sum, and how many people from five on. Nobody sees who gave what.</Trans>
        </p>
      </div>
    </Page>
  );
}

/** One goal: how far it is, what comes of it, and one's own part. */
export default function GoalRoute() {
  const { t } = useLingui();
  const { goalId = '' } = useParams();
  const { data, error, refetch } = useQuery(GoalPageDocument, { variables: { goalId } });
  const node = data?.node?.__typename === 'CommunityGoal' ? data.node : null;
  const details = useFragment({
    fragment: GoalDetails_goalFragmentDoc,
    fragmentName: 'GoalDetails_goal',
    from: node,
  });
  const card = useFragment({ fragment: GoalCard_goalFragmentDoc, from: node });
  if (details.complete && card.complete) return <Goal goal={details.data} card={card.data} />;
  if (data && node === null) return <NotFoundPage />;
  return (
    <Page
      title={t`Goal`}
      isTitleHidden
      width="narrow"
      back={{ to: '/goals', label: t`Goals of the community` }}
    >
      {error && !data ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="card" count={2} />}
    </Page>
  );
}
