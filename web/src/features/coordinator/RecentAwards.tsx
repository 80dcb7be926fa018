import type { FragmentType } from '@apollo/client/masking';
import { useApolloClient, useFragment, useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Eraser } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Points } from '../../design/components/Points.tsx';
import { SegmentedControl } from '../../design/components/SegmentedControl.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { correctionPresets } from './award-decision-presets.ts';
import { ReasonPicker } from './ReasonPicker.tsx';
import {
  CorrectAwardCaseDocument,
  type RecentAwardRow_awardFragment,
  RecentAwardRow_awardFragmentDoc,
  RecentAwardsDocument,
} from './recent-awards.generated.ts';
import { refreshNetwork } from './refresh-network.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';

function useCorrection(network: CoordinatedNetwork) {
  const { t } = useLingui();
  const client = useApolloClient();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [send, { loading }] = useMutation(CorrectAwardCaseDocument);
  const correct = async (awardId: string, reason: string) => {
    setRefusal(null);
    try {
      const { data } = await send({ variables: { input: { awardId, reason } } });
      const answer = data?.correctAward;
      if (answer === undefined) return;
      if (answer.__typename === 'CorrectAwardSuccess') {
        showToast({ message: t`Corrected. The member has been told why.`, tone: 'done' });
        refreshNetwork(client, network.id, ['recentAwards', 'board']);
      } else setRefusal(answer.message);
    } catch (cause) {
      showFailure(cause);
    }
  };
  return { correct, refusal, isPending: loading };
}

interface RowProps {
  award: FragmentType<RecentAwardRow_awardFragment>;
  network: CoordinatedNetwork;
}

function AwardRow({ award, network }: RowProps) {
  const { t, i18n } = useLingui();
  const [isOpen, setIsOpen] = useState(false);
  const { correct, refusal, isPending } = useCorrection(network);
  const { data, complete } = useFragment({ fragment: RecentAwardRow_awardFragmentDoc, from: award });
  if (!complete) return null;
  const { displayName } = data.member;
  const names = data.vouchedBy.join(', ');
  const isCorrected = data.correctedAt !== null;
  return (
    <li className="flex flex-col gap-2 py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-strong">{displayName}</span>
        <Points value={data.points} isSigned />
      </div>
      <p>{data.title}</p>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span className="text-ink-soft">
          <DateTime value={data.at} show="date-time" />
          {names !== '' && (
            <>
              {' · '}
              <Trans>vouched for by {names}</Trans>
            </>
          )}
        </span>
        {!isCorrected && !data.isOwn && (
          <Button variant="quiet" icon={Eraser} aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
            {t`Correct a mistake`}
            <span className="sr-only">
              {' '}
              {displayName}, {data.title}
            </span>
          </Button>
        )}
      </div>
      {isCorrected && (
        <p className="border-l-3 border-rule-strong pl-3">
          <span className="block text-ink-soft">
            <Trans>
              Corrected on <DateTime value={data.correctedAt ?? ''} show="date" />
            </Trans>
          </span>
          {data.correctionReason}
        </p>
      )}
      {isOpen && !isCorrected && (
        <div className="flex flex-col gap-2 border-t border-rule pt-3" aria-busy={isPending}>
          <p className="text-ink-soft">
            <Trans>
              For what was entered by mistake. The points go back by a line of their own, and the member reads
              why. What is spent already stays spent.
            </Trans>
          </p>
          {refusal !== null && <Notice tone="stop">{refusal}</Notice>}
          <ReasonPicker
            label={t`What was the mistake?`}
            presets={correctionPresets.map((preset) => i18n._(preset))}
            sendLabel={t`Correct it`}
            onPick={(reason) => {
              if (!isPending) void correct(data.id, reason);
            }}
          />
        </div>
      )}
    </li>
  );
}

/** What was credited in the last 30 days, by whom, and the way to correct what was a mistake. */
export function RecentAwards({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  const [source, setSource] = useState<'MANUAL' | 'DEED'>('MANUAL');
  const { data, error, refetch, fetchMore } = useQuery(RecentAwardsDocument, {
    variables: { slug: network.slug, source },
    fetchPolicy: 'cache-and-network',
  });
  const awards = data?.network?.recentAwards;
  return (
    <Card title={t`The last 30 days`}>
      <div className="flex flex-col gap-4">
        <SegmentedControl
          label={t`Where the points came from`}
          isLabelHidden
          value={source}
          onChange={(id) => setSource(id === 'DEED' ? 'DEED' : 'MANUAL')}
          options={[
            { id: 'MANUAL', label: t`By hand` },
            { id: 'DEED', label: t`By deeds` },
          ]}
        />
        {!awards && error !== undefined && <ErrorState error={error} onRetry={refetch} />}
        {!awards && error === undefined && <Skeleton shape="row" count={4} />}
        {awards?.edges.length === 0 && (
          <p>
            <Trans>Nothing yet.</Trans>
          </p>
        )}
        {awards && awards.edges.length > 0 && (
          <List label={t`The last 30 days`}>
            {awards.edges.map(({ node }) => (
              <AwardRow key={node.id} award={node} network={network} />
            ))}
          </List>
        )}
        {awards?.pageInfo.hasNextPage && (
          <MoreButton onMore={() => fetchMore({ variables: { after: awards.pageInfo.endCursor } })} />
        )}
      </div>
    </Card>
  );
}
