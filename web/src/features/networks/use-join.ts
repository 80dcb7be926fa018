import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMembership } from '../../app/session/use-membership.ts';
import { useSession } from '../../app/session/viewer-context.ts';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { JoinNetworkDocument } from './join-network.generated.ts';

export interface NetworkToJoin {
  id: string;
  slug: string;
  name: string;
}

/**
 * Joins in one press. Where the network is open the person is a member at once and sees that network from now
 * on (`onJoined`); else a coordinator decides, and the person is told so. `refusal` is the API's message.
 */
export function useJoin(onJoined: () => void) {
  const { t } = useLingui();
  const { refresh } = useSession();
  const { chooseNetwork } = useMembership();
  const [join] = useMutation(JoinNetworkDocument);
  const [joiningId, setJoiningId] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function run(network: NetworkToJoin, displayName: string): Promise<void> {
    const { data } = await join({
      variables: { input: { networkId: network.id, displayName: displayName.trim() } },
    });
    const answer = data?.joinNetwork;
    switch (answer?.__typename) {
      case 'JoinNetworkSuccess':
        chooseNetwork(network.slug);
        await refresh();
        if (answer.pending) {
          showToast({ message: t`Sent. A coordinator will let you know.`, tone: 'done' });
          return;
        }
        showToast({ message: t`Welcome to ${network.name}`, tone: 'thanks' });
        onJoined();
        return;
      case 'AlreadyExistsError':
        await refresh();
        setRefusal(answer.message);
        return;
      case 'ValidationError':
        setRefusal(answer.fields.map(({ message }) => message).join(' ') || answer.message);
        return;
      case undefined:
        return;
      default:
        answer satisfies never;
    }
  }

  return {
    joiningId,
    refusal,
    join: (network: NetworkToJoin, displayName: string) => {
      if (joiningId !== null) return;
      setJoiningId(network.id);
      setRefusal(null);
      run(network, displayName)
        .catch(showFailure)
        .finally(() => setJoiningId(null));
    },
  };
}
