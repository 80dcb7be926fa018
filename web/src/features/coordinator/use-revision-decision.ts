import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { deliverDecision } from './deliver-decision.ts';
import { decisionHold } from './pending-decisions.ts';
import { refreshNetwork } from './refresh-network.ts';
import { ApproveRevisionDocument, ReturnRevisionDocument } from './revision.generated.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';

export interface AskedRevision {
  offerId: string;
  revisionId: string;
  title: string;
}

/** Holds a decision on a change to a live offer for its ten seconds, then sends it; without a reason it is approved. */
export function useRevisionDecision(network: CoordinatedNetwork, asked: AskedRevision) {
  const { t } = useLingui();
  const client = useApolloClient();
  const navigate = useNavigate();
  const { offerId, revisionId, title } = asked;
  return useCallback(
    (reason: string | null) => {
      const summary = reason === null ? t`Changed: ${title}` : t`Sent back: ${title}`;
      const casePath = `/coordinator/${network.slug}/offers/${offerId}`;
      decisionHold.hold({
        caseId: offerId,
        queue: null,
        casePath,
        summary,
        send: ({ isLeaving }) => {
          // A page that goes away must not take its request with it.
          const context = { fetchOptions: { keepalive: isLeaving } };
          return deliverDecision({
            summary,
            request: async () => {
              const { data } =
                reason === null
                  ? await client.mutate({
                      mutation: ApproveRevisionDocument,
                      variables: { offerId, revisionId },
                      context,
                    })
                  : await client.mutate({
                      mutation: ReturnRevisionDocument,
                      variables: { offerId, revisionId, reason },
                      context,
                    });
              return data?.result;
            },
            onDelivered: () => refreshNetwork(client, network.id, ['board', 'offerRevisionQueue']),
            reopen: () => void navigate(casePath),
          });
        },
      });
    },
    [client, navigate, network, offerId, revisionId, title, t],
  );
}
