import type { ApolloClient } from '@apollo/client';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { ApproveManyCasesDocument } from './merchant-decisions.generated.ts';
import { decisionHold } from './pending-decisions.ts';
import { refreshNetwork } from './refresh-network.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';

interface Shop {
  id: string;
  name: string;
}

/** Holds the approval of several shops for its ten seconds, sends it as one, and says of each that was left why. */
export function useApproveMany(client: ApolloClient, network: CoordinatedNetwork) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const board = `/coordinator/${network.slug}`;
  return (shops: readonly Shop[]) => {
    const [first, ...others] = shops;
    if (first === undefined) return;
    const summary = t`Approved together: ${shops.length}`;
    const nameOf = (id: string) => shops.find((shop) => shop.id === id)?.name ?? '';
    decisionHold.hold({
      caseId: first.id,
      otherCaseIds: others.map(({ id }) => id),
      queue: 'merchants',
      casePath: board,
      summary,
      send: async ({ isLeaving }) => {
        const input = { networkId: network.id, merchantIds: shops.map(({ id }) => id) };
        try {
          const { data } = await client.mutate({
            mutation: ApproveManyCasesDocument,
            variables: { input },
            context: { fetchOptions: { keepalive: isLeaving } },
          });
          const answer = data?.approveMerchants;
          refreshNetwork(client, network.id, ['board', 'merchantQueue']);
          if (answer?.__typename !== 'ApproveMerchantsSuccess') {
            showToast({ message: answer?.message ?? summary, tone: 'stop', seconds: 15 });
            return;
          }
          const left = answer.results.filter(({ code }) => code !== null);
          if (left.length === 0) return;
          const [one] = left;
          const words = plural(left.length, { one: '# shop was left', other: '# shops were left' });
          showToast({
            message: `${words}: ${nameOf(one?.merchantId ?? '')}, ${one?.message ?? ''}`,
            tone: 'stop',
            seconds: 15,
            action: { label: t`To the queue`, onPress: () => void navigate(board) },
          });
        } catch (cause) {
          showFailure(cause);
        }
      },
    });
  };
}
