import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { type DecisionAnswer, deliverDecision } from './deliver-decision.ts';
import { ApproveOfferCaseDocument, RequestOfferCaseChangesDocument } from './offer-decisions.generated.ts';
import { decisionHold } from './pending-decisions.ts';
import { refreshNetwork } from './refresh-network.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';

export type OfferDecision = { kind: 'approve' } | { kind: 'request-changes'; reason: string };

async function send(
  client: ApolloClient,
  offerId: string,
  decision: OfferDecision,
  isLeaving: boolean,
): Promise<DecisionAnswer | undefined> {
  // A page that goes away must not take its request with it.
  const context = { fetchOptions: { keepalive: isLeaving } };
  switch (decision.kind) {
    case 'approve': {
      const { data } = await client.mutate({
        mutation: ApproveOfferCaseDocument,
        variables: { offerId },
        context,
      });
      return data?.approveOffer;
    }
    case 'request-changes': {
      const variables = { input: { offerId, reason: decision.reason } };
      const { data } = await client.mutate({ mutation: RequestOfferCaseChangesDocument, variables, context });
      return data?.requestOfferChanges;
    }
    default:
      return decision satisfies never;
  }
}

/** Holds a decision on an offer for its ten seconds, then sends it. */
export function useOfferDecision(network: CoordinatedNetwork, offer: { id: string; title: string }) {
  const { t } = useLingui();
  const client = useApolloClient();
  const navigate = useNavigate();
  return useCallback(
    (decision: OfferDecision) => {
      const { title } = offer;
      const summary = decision.kind === 'approve' ? t`Approved: ${title}` : t`Asked for changes: ${title}`;
      const casePath = `/coordinator/${network.slug}/offers/${offer.id}`;
      decisionHold.hold({
        caseId: offer.id,
        queue: 'offers',
        casePath,
        summary,
        send: ({ isLeaving }) =>
          deliverDecision({
            summary,
            request: () => send(client, offer.id, decision, isLeaving),
            onDelivered: () => refreshNetwork(client, network.id, ['board', 'offerQueue']),
            reopen: () => void navigate(casePath),
          }),
      });
    },
    [client, offer, navigate, network, t],
  );
}
