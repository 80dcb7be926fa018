import type { FragmentType } from '@apollo/client/masking';
import { useFragment, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { UserRoundCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Points } from '../../design/components/Points.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { declineProposalPresets } from './award-decision-presets.ts';
import {
  type AwardProposalRow_proposalFragment,
  AwardProposalRow_proposalFragmentDoc,
  AwardProposalsDocument,
} from './award-proposals.generated.ts';
import { ReasonPicker } from './ReasonPicker.tsx';
import { SoloLimit } from './SoloLimit.tsx';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';
import { useAwayCaseIds } from './use-decisions.ts';
import { useProposalDecision } from './use-proposal-decision.ts';

interface RowProps {
  proposal: FragmentType<AwardProposalRow_proposalFragment>;
  network: CoordinatedNetwork;
}

function ProposalRow({ proposal, network }: RowProps) {
  const { t, i18n } = useLingui();
  const decide = useProposalDecision(network);
  const [isLeaving, setIsLeaving] = useState(false);
  const { data, complete } = useFragment({ fragment: AwardProposalRow_proposalFragmentDoc, from: proposal });
  if (!complete) return null;
  const { displayName, memberNumber } = data.member;
  const named = { id: data.id, name: displayName };
  return (
    <li className="flex flex-col gap-3 py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="text-lead font-strong">{displayName}</span>
        <Points value={data.points} isSigned />
      </div>
      <p className="whitespace-pre-line">{data.reason}</p>
      <p className="text-ink-soft">
        <Trans>
          Number {memberNumber} · proposed by {data.proposedByName}, good until{' '}
          <DateTime value={data.expiresAt} show="date" />
        </Trans>
      </p>
      {data.isOwn ? (
        <div className="flex flex-wrap items-center gap-3">
          <span className="grow text-ink-soft">
            <Trans>Waits for another coordinator.</Trans>
          </span>
          <Button onPress={() => decide(named, { kind: 'decline', reason: t`Taken back.` })}>
            {t({ message: 'Take back', context: 'proposal' })}
            <span className="sr-only"> {displayName}</span>
          </Button>
        </div>
      ) : (
        <div className="flex flex-wrap gap-3">
          <Button variant="done" icon={UserRoundCheck} onPress={() => decide(named, { kind: 'confirm' })}>
            {t`I vouch for it, too`}
            <span className="sr-only"> {displayName}</span>
          </Button>
          <Button aria-expanded={isLeaving} onPress={() => setIsLeaving(!isLeaving)}>
            {t({ message: 'Leave it', context: 'proposal' })}
            <span className="sr-only"> {displayName}</span>
          </Button>
        </div>
      )}
      {isLeaving && (
        <ReasonPicker
          label={t`Why it is left as it is`}
          presets={declineProposalPresets.map((preset) => i18n._(preset))}
          sendLabel={t({ message: 'Leave it', context: 'proposal' })}
          onPick={(reason) => decide(named, { kind: 'decline', reason })}
        />
      )}
    </li>
  );
}

/** Large awards that wait for a second coordinator, and from how many points on an award does. */
export function AwardProposals({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  const awayIds = useAwayCaseIds();
  const { data, error, refetch, fetchMore } = useQuery(AwardProposalsDocument, {
    variables: { slug: network.slug },
    fetchPolicy: 'cache-and-network',
  });
  const found = data?.network;
  if (!found) {
    return error === undefined ? <Skeleton shape="card" /> : <ErrorState error={error} onRetry={refetch} />;
  }
  const { edges, pageInfo } = found.awardProposals;
  const waiting = edges.map(({ node }) => node).filter(({ id }) => !awayIds.includes(id));
  return (
    <Card title={t`Waiting for a second coordinator`}>
      <div className="flex flex-col gap-4">
        {waiting.length === 0 && !pageInfo.hasNextPage ? (
          <p>
            <Trans>Nothing is waiting.</Trans>
          </p>
        ) : (
          <List label={t`Waiting for a second coordinator`}>
            {waiting.map((proposal) => (
              <ProposalRow key={proposal.id} proposal={proposal} network={network} />
            ))}
          </List>
        )}
        {pageInfo.hasNextPage && (
          <MoreButton onMore={() => fetchMore({ variables: { after: pageInfo.endCursor } })} />
        )}
        <SoloLimit network={network} limitPoints={found.awardSoloLimitPoints} />
      </div>
    </Card>
  );
}
