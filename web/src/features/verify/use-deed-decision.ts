import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { type DecisionAnswer, deliverDecision } from '../coordinator/deliver-decision.ts';
import { decisionHold } from '../coordinator/pending-decisions.ts';
import { refreshNetwork } from '../coordinator/refresh-network.ts';
import {
  AskMoreAboutDeedCaseDocument,
  ConfirmDeedCaseDocument,
  ConfirmDeedCasesDocument,
  NotCountDeedCaseDocument,
} from './deed-decisions.generated.ts';
import { recentConfirmations } from './recent-confirmations.ts';
import type { VerifiedNetwork } from './use-verified-network.ts';

export type DeedDecision =
  | { kind: 'confirm' }
  /** All of a group, the deed that was pressed among them. */
  | { kind: 'confirm-all'; deedIds: readonly string[] }
  | { kind: 'ask-more'; question: string }
  | { kind: 'not-count'; reason: string };

/** The fields of a network that a decision changes. */
export const queueFields = ['deedQueue', 'deedQueueCount', 'verificationTimes'] as const;

async function send(
  client: ApolloClient,
  deedId: string,
  decision: DeedDecision,
  { summary, isLeaving }: { summary: string; isLeaving: boolean },
): Promise<DecisionAnswer | undefined> {
  // A page that goes away must not take its request with it.
  const context = { fetchOptions: { keepalive: isLeaving } };
  switch (decision.kind) {
    case 'confirm': {
      const { data } = await client.mutate({
        mutation: ConfirmDeedCaseDocument,
        variables: { deedId },
        context,
      });
      const answer = data?.confirmDeed;
      if (answer?.__typename === 'ConfirmDeedSuccess') {
        recentConfirmations.add({ deedId, summary, undoUntil: new Date(answer.undoUntil).getTime() });
      }
      return answer;
    }
    case 'confirm-all': {
      const { deedIds } = decision;
      const { data } = await client.mutate({
        mutation: ConfirmDeedCasesDocument,
        variables: { deedIds: [...deedIds] },
        context,
      });
      const answer = data?.confirmDeeds;
      if (answer?.__typename !== 'ConfirmDeedsSuccess') return answer;
      let refusal: DecisionAnswer | undefined;
      for (const { result } of answer.answers) {
        if (result.__typename === 'ConfirmDeedSuccess') {
          const undoUntil = new Date(result.undoUntil).getTime();
          recentConfirmations.add({ deedId: result.deedId, summary, undoUntil });
        } else refusal = result;
      }
      return refusal ?? { __typename: answer.__typename };
    }
    case 'ask-more': {
      const variables = { input: { deedId, question: decision.question } };
      const { data } = await client.mutate({ mutation: AskMoreAboutDeedCaseDocument, variables, context });
      return data?.askMoreAboutDeed;
    }
    case 'not-count': {
      const variables = { input: { deedId, reason: decision.reason } };
      const { data } = await client.mutate({ mutation: NotCountDeedCaseDocument, variables, context });
      return data?.notCountDeed;
    }
    default:
      return decision satisfies never;
  }
}

/** Holds a decision on a deed for its ten seconds, then sends it. */
export function useDeedDecision(network: VerifiedNetwork) {
  const { t } = useLingui();
  const client = useApolloClient();
  const navigate = useNavigate();
  return useCallback(
    (deed: { id: string; title: string }, decision: DeedDecision) => {
      const { id, title } = deed;
      const summaries: Record<DeedDecision['kind'], string> = {
        confirm: t`Confirmed: ${title}`,
        'confirm-all': t`Confirmed for all: ${title}`,
        'ask-more': t`Asked about: ${title}`,
        'not-count': t`Not counted this time: ${title}`,
      };
      const summary = summaries[decision.kind];
      const casePath = `/verify/${network.slug}`;
      decisionHold.hold({
        caseId: id,
        queue: null,
        casePath,
        summary,
        send: ({ isLeaving }) =>
          deliverDecision({
            summary,
            request: () => send(client, id, decision, { summary, isLeaving }),
            onDelivered: () => refreshNetwork(client, network.id, queueFields),
            reopen: () => void navigate(casePath),
          }),
      });
    },
    [client, navigate, network, t],
  );
}
