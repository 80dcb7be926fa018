import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import {
  ConfirmAwardProposalCaseDocument,
  DeclineAwardProposalCaseDocument,
} from './award-proposals.generated.ts';
import { type DecisionAnswer, deliverDecision } from './deliver-decision.ts';
import { decisionHold } from './pending-decisions.ts';
import { refreshNetwork } from './refresh-network.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';

export type ProposalDecision = { kind: 'confirm' } | { kind: 'decline'; reason: string };

async function send(
  client: ApolloClient,
  proposalId: string,
  decision: ProposalDecision,
  isLeaving: boolean,
): Promise<DecisionAnswer | undefined> {
  // A page that goes away must not take its request with it.
  const context = { fetchOptions: { keepalive: isLeaving } };
  switch (decision.kind) {
    case 'confirm': {
      const variables = { proposalId };
      const { data } = await client.mutate({
        mutation: ConfirmAwardProposalCaseDocument,
        variables,
        context,
      });
      return data?.confirmAwardProposal;
    }
    case 'decline': {
      const variables = { input: { proposalId, reason: decision.reason } };
      const { data } = await client.mutate({
        mutation: DeclineAwardProposalCaseDocument,
        variables,
        context,
      });
      return data?.declineAwardProposal;
    }
    default:
      return decision satisfies never;
  }
}

/** Holds a second coordinator's decision for its ten seconds, then sends it. */
export function useProposalDecision(network: CoordinatedNetwork) {
  const { t } = useLingui();
  const client = useApolloClient();
  const navigate = useNavigate();
  return useCallback(
    (proposal: { id: string; name: string }, decision: ProposalDecision) => {
      const { id, name } = proposal;
      const summary = decision.kind === 'confirm' ? t`Vouched too: ${name}` : t`Left as it is: ${name}`;
      const casePath = `/coordinator/${network.slug}/awards`;
      decisionHold.hold({
        ...{ caseId: id, queue: null, casePath, summary },
        send: ({ isLeaving }) =>
          deliverDecision({
            summary,
            request: () => send(client, id, decision, isLeaving),
            onDelivered: () =>
              refreshNetwork(client, network.id, ['board', 'awardProposals', 'recentAwards']),
            reopen: () => void navigate(casePath),
          }),
      });
    },
    [client, navigate, network, t],
  );
}
