import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { type DecisionAnswer, deliverDecision } from './deliver-decision.ts';
import {
  ApproveMembershipCaseDocument,
  DeclineMembershipCaseDocument,
  RemoveMembershipCaseDocument,
} from './membership-decisions.generated.ts';
import { decisionHold } from './pending-decisions.ts';
import { refreshNetwork } from './refresh-network.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';

export type MembershipDecision =
  | { kind: 'approve' }
  | { kind: 'decline' }
  | { kind: 'remove'; reason: string };

async function send(
  client: ApolloClient,
  membershipId: string,
  decision: MembershipDecision,
  isLeaving: boolean,
): Promise<DecisionAnswer | undefined> {
  // A page that goes away must not take its request with it.
  const context = { fetchOptions: { keepalive: isLeaving } };
  switch (decision.kind) {
    case 'approve': {
      const { data } = await client.mutate({
        mutation: ApproveMembershipCaseDocument,
        variables: { membershipId },
        context,
      });
      return data?.approveMembership;
    }
    case 'decline': {
      const { data } = await client.mutate({
        mutation: DeclineMembershipCaseDocument,
        variables: { membershipId },
        context,
      });
      return data?.declineMembership;
    }
    case 'remove': {
      const variables = { input: { membershipId, reason: decision.reason } };
      const { data } = await client.mutate({ mutation: RemoveMembershipCaseDocument, variables, context });
      return data?.removeMembership;
    }
    default:
      return decision satisfies never;
  }
}

/** Holds a decision on a membership for its ten seconds, then sends it. */
export function useMembershipDecision(network: CoordinatedNetwork) {
  const { t } = useLingui();
  const client = useApolloClient();
  const navigate = useNavigate();
  return useCallback(
    (membership: { id: string; displayName: string }, decision: MembershipDecision) => {
      const { id, displayName } = membership;
      const summaries: Record<MembershipDecision['kind'], string> = {
        approve: t`Taken in: ${displayName}`,
        decline: t`Not taken in: ${displayName}`,
        remove: t`No longer a member: ${displayName}`,
      };
      const summary = summaries[decision.kind];
      const isFromQueue = decision.kind !== 'remove';
      const casePath = isFromQueue
        ? `/coordinator/${network.slug}?queue=memberships`
        : `/coordinator/${network.slug}/members`;
      decisionHold.hold({
        caseId: id,
        queue: isFromQueue ? 'memberships' : null,
        casePath,
        summary,
        send: ({ isLeaving }) =>
          deliverDecision({
            summary,
            request: () => send(client, id, decision, isLeaving),
            onDelivered: () => refreshNetwork(client, network.id, ['board', 'memberships']),
            reopen: () => void navigate(casePath),
          }),
      });
    },
    [client, navigate, network, t],
  );
}
