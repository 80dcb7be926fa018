import type { ApolloClient } from '@apollo/client';
import { useApolloClient, useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { failureOf } from '../../apollo/failure.ts';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { afterPointsMoved } from '../redeem/after-points-moved.ts';
import { GoalPageDocument } from './goal-page.generated.ts';
import { createPledgeKeys } from './pledge-key.ts';
import { PledgePointsDocument, WithdrawPledgeDocument } from './pledges.generated.ts';

/** It moved on without this screen: show where it stands. */
function lookAgain(client: ApolloClient, goalId: string): void {
  const again = { query: GoalPageDocument, variables: { goalId }, fetchPolicy: 'network-only' } as const;
  void client.query(again).catch(showFailure);
}

/** Pledges points. However often the button is pressed or the answer is lost, one intention is one pledge. */
export function usePledge(goalId: string, memberId: string) {
  const { t } = useLingui();
  const client = useApolloClient();
  const [keys] = useState(() => createPledgeKeys());
  const [refusal, setRefusal] = useState<string | null>(null);
  const [pledgePoints, { loading }] = useMutation(PledgePointsDocument);

  /** True when the points are pledged. */
  const pledge = async (points: number): Promise<boolean> => {
    setRefusal(null);
    try {
      const { data } = await pledgePoints({
        variables: { input: { goalId, points, idempotencyKey: keys.keyFor(goalId, points) } },
      });
      const result = data?.pledgePoints;
      switch (result?.__typename) {
        case 'PledgePointsSuccess':
          keys.finish();
          afterPointsMoved(client, memberId, result.wallet);
          return true;
        case 'IdempotencyConflictError':
          keys.finish();
          setRefusal(result.message);
          return false;
        case 'OverTargetError':
        case 'GoalNotOpenError':
        case 'InsufficientPointsError':
        case 'NotAMemberError':
        case 'ValidationError':
        case 'ForbiddenError':
          setRefusal(result.message);
          lookAgain(client, goalId);
          return false;
        case undefined:
          return false;
        default:
          return result satisfies never;
      }
    } catch (cause) {
      const { reference } = failureOf(cause);
      const words = t`No answer came. Press the button again: the points are counted once, whatever happened.`;
      setRefusal(reference === null ? words : `${words} (${reference})`);
      return false;
    }
  };
  return { pledge, refusal, isPending: loading };
}

/** Takes a pledge back, in one press: the points are there at once. */
export function useWithdraw(goalId: string, memberId: string) {
  const { t } = useLingui();
  const client = useApolloClient();
  const [withdrawPledge, { loading }] = useMutation(WithdrawPledgeDocument);

  const withdraw = async (pledge: { id: string; points: number }): Promise<void> => {
    try {
      const { data } = await withdrawPledge({ variables: { input: { pledgeId: pledge.id } } });
      const result = data?.withdrawPledge;
      switch (result?.__typename) {
        case 'WithdrawPledgeSuccess':
          afterPointsMoved(client, memberId, result.wallet);
          showToast({ message: t`${pledge.points} points are back in your wallet.`, tone: 'done' });
          return;
        case 'StateError':
        case 'ForbiddenError':
          showToast({ message: result.message, tone: 'stop', seconds: 10 });
          lookAgain(client, goalId);
          return;
        case undefined:
          return;
        default:
          result satisfies never;
      }
    } catch (cause) {
      showFailure(cause);
    }
  };
  return { withdraw, isPending: loading };
}
