import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Undo2 } from 'lucide-react';
import { useIsOnline } from '../../app/shell/OfflineBanner.tsx';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { Points } from '../../design/components/Points.tsx';
import type { GoalDetails_goalFragment } from './goal-page.generated.ts';
import { useWithdraw } from './use-pledge.ts';

type Pledge = GoalDetails_goalFragment['viewerPledges'][number];
type GoalState = GoalDetails_goalFragment['state'];

/** What has become of one pledge, in words. */
function Standing({ pledge, goalState }: { pledge: Pledge; goalState: GoalState }) {
  switch (pledge.state) {
    case 'CONTRIBUTED':
      return <Trans>Part of it now. Thank you.</Trans>;
    case 'RETURNED':
      return <Trans>Back in your wallet</Trans>;
    case 'HELD':
      // The goal has ended, and this pledge is about to follow.
      if (goalState === 'REACHED') return <Trans>On its way into the goal</Trans>;
      return goalState === 'OPEN' ? <Trans>Set aside</Trans> : <Trans>On its way back to you</Trans>;
    default:
      return pledge.state satisfies never;
  }
}

export interface OwnPledgesProps {
  goal: GoalDetails_goalFragment;
  memberId: string;
}

/** A member's own pledges; nobody else sees them. One press takes one back. */
export function OwnPledges({ goal, memberId }: OwnPledgesProps) {
  const { t } = useLingui();
  const isOnline = useIsOnline();
  const { withdraw, isPending } = useWithdraw(goal.id, memberId);
  if (goal.viewerPledges.length === 0) return null;
  return (
    <Card title={t`Your part`} tone={goal.state === 'REACHED' ? 'done' : 'points'}>
      <ul className="divide-y divide-rule">
        {goal.viewerPledges.map((pledge) => (
          <li
            key={pledge.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0"
          >
            <span className="flex flex-col">
              <Points value={pledge.points} />
              <span className="text-ink-soft">
                <Standing pledge={pledge} goalState={goal.state} />
                {' · '}
                <DateTime value={pledge.pledgedAt} show="date" />
              </span>
            </span>
            {pledge.state === 'HELD' && goal.state === 'OPEN' && (
              <Button
                icon={Undo2}
                isPending={isPending}
                isDisabled={!isOnline}
                onPress={() => void withdraw(pledge)}
              >
                <Plural value={pledge.points} one="Take # back" other="Take # back" />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
