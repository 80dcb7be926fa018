import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { type DecisionAnswer, deliverDecision } from './deliver-decision.ts';
import {
  ApproveMerchantCaseDocument,
  DeclineMerchantCaseDocument,
  type MerchantField,
  type OpenVoucherPolicy,
  ReinstateMerchantCaseDocument,
  RequestMerchantCaseChangesDocument,
  SuspendMerchantCaseDocument,
} from './merchant-decisions.generated.ts';
import { decisionHold } from './pending-decisions.ts';
import { refreshNetwork } from './refresh-network.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';

export type MerchantDecision =
  | { kind: 'approve' }
  | { kind: 'request-changes'; reason: string; fields: readonly MerchantField[] }
  | { kind: 'decline' | 'reinstate'; reason: string }
  | { kind: 'suspend'; reason: string; until: string; openVouchers: OpenVoucherPolicy };

async function send(
  client: ApolloClient,
  merchantId: string,
  decision: MerchantDecision,
  isLeaving: boolean,
): Promise<DecisionAnswer | undefined> {
  // A page that goes away must not take its request with it.
  const context = { fetchOptions: { keepalive: isLeaving } };
  switch (decision.kind) {
    case 'approve': {
      const { data } = await client.mutate({
        mutation: ApproveMerchantCaseDocument,
        variables: { merchantId },
        context,
      });
      return data?.approveMerchant;
    }
    case 'request-changes': {
      const { reason, fields } = decision;
      const variables = { input: { merchantId, reason, fields: [...fields] } };
      const { data } = await client.mutate({
        mutation: RequestMerchantCaseChangesDocument,
        variables,
        context,
      });
      return data?.requestMerchantChanges;
    }
    case 'decline': {
      const variables = { input: { merchantId, reason: decision.reason } };
      const { data } = await client.mutate({ mutation: DeclineMerchantCaseDocument, variables, context });
      return data?.declineMerchant;
    }
    case 'reinstate': {
      const variables = { input: { merchantId, reason: decision.reason } };
      const { data } = await client.mutate({ mutation: ReinstateMerchantCaseDocument, variables, context });
      return data?.reinstateMerchant;
    }
    case 'suspend': {
      const { reason, until, openVouchers } = decision;
      const variables = { input: { merchantId, reason, until, openVouchers } };
      const { data } = await client.mutate({ mutation: SuspendMerchantCaseDocument, variables, context });
      return data?.suspendMerchant;
    }
    default:
      return decision satisfies never;
  }
}

/** Holds a decision on a shop for its ten seconds, then sends it. */
export function useMerchantDecision(network: CoordinatedNetwork, merchant: { id: string; name: string }) {
  const { t } = useLingui();
  const client = useApolloClient();
  const navigate = useNavigate();
  return useCallback(
    (decision: MerchantDecision) => {
      const { name } = merchant;
      const summaries: Record<MerchantDecision['kind'], string> = {
        approve: t`Approved: ${name}`,
        'request-changes': t`Asked for changes: ${name}`,
        decline: t`Not taken in: ${name}`,
        suspend: t`On pause: ${name}`,
        reinstate: t`Welcome back: ${name}`,
      };
      const summary = summaries[decision.kind];
      const casePath = `/coordinator/${network.slug}/merchants/${merchant.id}`;
      decisionHold.hold({
        caseId: merchant.id,
        queue: decision.kind === 'suspend' || decision.kind === 'reinstate' ? null : 'merchants',
        casePath,
        summary,
        send: ({ isLeaving }) =>
          deliverDecision({
            summary,
            request: () => send(client, merchant.id, decision, isLeaving),
            onDelivered: () => refreshNetwork(client, network.id, ['board', 'merchantQueue']),
            reopen: () => void navigate(casePath),
          }),
      });
    },
    [client, merchant, navigate, network, t],
  );
}
