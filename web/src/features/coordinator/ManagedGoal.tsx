import type { FragmentType } from '@apollo/client/masking';
import { useFragment, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import { Button } from '../../design/components/Button.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextField } from '../../design/components/TextField.tsx';
import { showToast } from '../../design/components/toast-queue.ts';
import { GoalBadge } from '../goals/GoalBadge.tsx';
import { GoalProgress } from '../goals/GoalProgress.tsx';
import {
  CancelGoalDocument,
  type ManagedGoal_goalFragment,
  ManagedGoal_goalFragmentDoc,
  OpenGoalDocument,
} from './goals.generated.ts';

/** Opens a draft, or calls a goal off; a refusal is shown in the server's words. */
function useGoalSteps(goalId: string) {
  const { t } = useLingui();
  const [openGoal, opening] = useMutation(OpenGoalDocument);
  const [cancelGoal, cancelling] = useMutation(CancelGoalDocument);

  const open = async (): Promise<void> => {
    try {
      const { data } = await openGoal({ variables: { input: { goalId } } });
      tell(data?.result, t`The goal is open. Members can pledge now.`);
    } catch (cause) {
      showFailure(cause);
    }
  };
  const cancel = async (reason: string): Promise<void> => {
    try {
      const { data } = await cancelGoal({ variables: { input: { goalId, reason } } });
      tell(data?.result, t`Called off. Every pledge goes back.`);
    } catch (cause) {
      showFailure(cause);
    }
  };
  return { open, cancel, isPending: opening.loading || cancelling.loading };
}

function tell(result: { __typename: string; message?: string } | undefined, done: string): void {
  if (result === undefined) return;
  if (result.__typename === 'GoalActionSuccess') showToast({ message: done, tone: 'done' });
  else showToast({ message: result.message ?? '', tone: 'stop', seconds: 10 });
}

/** Calling off takes a reason, which everybody sees. */
function CallOff({ isPending, onCancel }: { isPending: boolean; onCancel: (reason: string) => void }) {
  const { t } = useLingui();
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null) {
    return (
      <Button variant="quiet" onPress={() => setReason('')}>
        <Trans>Call it off</Trans>
      </Button>
    );
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') onCancel(reason);
      }}
      className="flex w-full flex-col gap-3"
    >
      <TextField label={t`Why? Everybody sees it.`} value={reason} onChange={setReason} />
      <span className="flex flex-wrap gap-3">
        <Button type="submit" isPending={isPending} isDisabled={reason.trim() === ''}>
          <Trans>Call off, all points go back</Trans>
        </Button>
        <Button variant="quiet" onPress={() => setReason(null)}>
          <Trans>Leave it open</Trans>
        </Button>
      </span>
    </form>
  );
}

/** One goal as those who look after it see it. */
export function ManagedGoal({
  goal,
  canDecide,
}: {
  goal: FragmentType<ManagedGoal_goalFragment>;
  canDecide: boolean;
}) {
  const { data, complete } = useFragment({ fragment: ManagedGoal_goalFragmentDoc, from: goal });
  const steps = useGoalSteps(complete ? data.id : '');
  if (!complete) return null;
  const isLive = data.state === 'DRAFT' || data.state === 'OPEN';
  return (
    <li className="passbook-page flex flex-col gap-3 p-5">
      <span className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <Link
          to={`/goals/${data.id}`}
          className="inline-flex min-h-target items-center rounded-small font-heading text-title font-strong underline underline-offset-4"
        >
          {data.title}
        </Link>
        <GoalBadge state={data.state} />
      </span>
      <GoalProgress
        pledged={data.pledgedPoints}
        target={data.targetPoints}
        supporterCount={data.supporterCount}
        isReached={data.state === 'REACHED'}
      />
      <span className="text-ink-soft">
        <Trans>
          Until <DateTime value={data.endsAt} show="date" />
        </Trans>
      </span>
      {data.cancelReason !== null && <p className="text-ink-soft">{data.cancelReason}</p>}
      {canDecide && isLive && (
        <span className="flex flex-wrap gap-3">
          {data.state === 'DRAFT' && (
            <Button variant="primary" isPending={steps.isPending} onPress={() => void steps.open()}>
              <Trans>Open for pledges</Trans>
            </Button>
          )}
          <CallOff isPending={steps.isPending} onCancel={(reason) => void steps.cancel(reason)} />
        </span>
      )}
    </li>
  );
}
