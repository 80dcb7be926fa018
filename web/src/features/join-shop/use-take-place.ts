import { useApolloClient, useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../../app/session/viewer-context.ts';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { AcceptStaffInvitationDocument, AskToJoinDocument } from './join-shop.generated.ts';

export interface TakePlace {
  take: () => void;
  isTaking: boolean;
  /** Why there is no place (yet), in the server's words; `isWaiting` while it is the network's turn. */
  refusal: { message: string; isWaiting: boolean } | null;
  /** Asks the network to be let in, where that is what is missing. */
  ask: (() => void) | null;
}

/** Takes the place that an invitation gives, and goes where the person will work. */
export function useTakePlace(token: string): TakePlace {
  const { t } = useLingui();
  const client = useApolloClient();
  const navigate = useNavigate();
  const { viewer } = useSession();
  const [accept, { loading: isAccepting }] = useMutation(AcceptStaffInvitationDocument);
  const [join, { loading: isJoining }] = useMutation(AskToJoinDocument);
  const [refusal, setRefusal] = useState<TakePlace['refusal']>(null);
  const [networkId, setNetworkId] = useState<string | null>(null);

  async function arrive(shop: { id: string; viewerStaffRole: string | null }): Promise<void> {
    showToast({ message: t`Welcome to the shop!`, tone: 'done' });
    // Who the viewer is has changed: their places are read anew.
    await client.refetchQueries({ include: ['CurrentViewer'] });
    await navigate(shop.viewerStaffRole === 'CASHIER' ? `/shop/${shop.id}/pin` : `/shop/${shop.id}`, {
      replace: true,
    });
  }

  async function take(): Promise<void> {
    setRefusal(null);
    setNetworkId(null);
    try {
      const { data } = await accept({ variables: { input: { token } } });
      const result = data?.acceptStaffInvitation;
      switch (result?.__typename) {
        case 'AcceptStaffInvitationSuccess':
          await arrive(result.merchant);
          return;
        case 'NetworkPendingError':
          setRefusal({ message: result.message, isWaiting: true });
          if (!result.isAsked) setNetworkId(result.networkId);
          return;
        case 'StaffInvitationError':
        case 'AlreadyExistsError':
        case 'ForbiddenError':
          setRefusal({ message: result.message, isWaiting: false });
          return;
        case undefined:
          return;
        default:
          result satisfies never;
      }
    } catch (error) {
      showFailure(error);
    }
  }

  async function ask(): Promise<void> {
    if (networkId === null || viewer === null) return;
    try {
      const { data } = await join({ variables: { input: { networkId, displayName: viewer.displayName } } });
      if (data?.joinNetwork.__typename === 'JoinNetworkSuccess') {
        setNetworkId(null);
        await take();
      } else if (data !== undefined) setRefusal({ message: data.joinNetwork.message, isWaiting: false });
    } catch (error) {
      showFailure(error);
    }
  }

  return {
    take: () => void take(),
    isTaking: isAccepting || isJoining,
    refusal,
    ask: networkId === null ? null : () => void ask(),
  };
}
