import type { FragmentType } from '@apollo/client/masking';
import { useFragment } from '@apollo/client/react';
import { Plural, Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { DateTime } from '../../design/components/DateTime.tsx';
import { GoalBadge } from './GoalBadge.tsx';
import { GoalProgress } from './GoalProgress.tsx';
import { type GoalCard_goalFragment, GoalCard_goalFragmentDoc } from './goal-card.generated.ts';
import { standingPoints } from './own-pledges.ts';

function Own({ goal }: { goal: GoalCard_goalFragment }) {
  const own = standingPoints(goal.viewerPledges);
  if (own === 0) return null;
  return (
    <p className="font-strong text-points">
      {goal.state === 'REACHED' ? (
        <Plural value={own} one="Your # point is part of it" other="Your # points are part of it" />
      ) : (
        <Plural value={own} one="You pledged # point" other="You pledged # points" />
      )}
    </p>
  );
}

/** One goal in a list: the whole card leads to it. */
export function GoalCard({ goal }: { goal: FragmentType<GoalCard_goalFragment> }) {
  const { data, complete } = useFragment({ fragment: GoalCard_goalFragmentDoc, from: goal });
  if (!complete) return null;
  const isOpen = data.state === 'OPEN';
  return (
    <li>
      <Link
        to={`/goals/${data.id}`}
        className="passbook-page flex flex-col gap-3 p-5 hover:bg-page-sunken focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-focus"
      >
        <span className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <span className="font-heading text-title font-strong">{data.title}</span>
          {!isOpen && <GoalBadge state={data.state} />}
        </span>
        <GoalProgress
          pledged={data.pledgedPoints}
          target={data.targetPoints}
          supporterCount={data.supporterCount}
          isReached={data.state === 'REACHED'}
        />
        <Own goal={data} />
        {isOpen && (
          <span className="text-ink-soft">
            <Trans>
              Open until <DateTime value={data.endsAt} show="date" />
            </Trans>
          </span>
        )}
      </Link>
    </li>
  );
}
