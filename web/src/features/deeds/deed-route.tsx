import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Points } from '../../design/components/Points.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { noonOf } from '../../lib/village-day.ts';
import { DeedStory } from '../deed-story/DeedStory.tsx';
import { DeedStateBadge } from './DeedStateBadge.tsx';
import { DeedSteps } from './DeedSteps.tsx';
import { DeedPageDocument } from './deed-page.generated.ts';
import type { ShownDeed } from './shown-deed.ts';
import { WithdrawDeed } from './WithdrawDeed.tsx';

function Photos({ deed }: { deed: ShownDeed }) {
  const { t } = useLingui();
  if (deed.photos.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-3">
      {deed.photos.map(({ id, url, width, height }) => (
        <img
          key={id}
          src={url}
          width={width}
          height={height}
          alt={t`What was done`}
          className="max-h-80 w-auto max-w-full rounded-field"
        />
      ))}
    </div>
  );
}

function DeedView({ deed }: { deed: ShownDeed }) {
  const { t } = useLingui();
  return (
    <div className="flex flex-col gap-6">
      <section className="passbook-page flex flex-col gap-3 px-5 py-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <DeedStateBadge state={deed.state} />
          <span className={deed.state === 'VERIFIED' ? 'text-points' : 'text-ink-soft'}>
            <Points value={deed.points} size="large" isSigned={deed.state === 'VERIFIED'} />
          </span>
        </div>
        <p className="text-ink-soft">
          <DateTime value={noonOf(deed.doneOn)} show="date" />
          {deed.recordedBy !== null && (
            <>
              {' · '}
              <Trans>written down by {deed.recordedBy}</Trans>
            </>
          )}
        </p>
        {deed.note !== null && <p className="whitespace-pre-line">{deed.note}</p>}
        <Photos deed={deed} />
      </section>
      {deed.privacy === 'SENSITIVE' && (
        <Notice tone="wait" title={t`A private good deed`} isLive={false}>
          {deed.evidenceShown ? (
            <Trans>Those who confirm it may see your words and your photo; nobody else does.</Trans>
          ) : (
            <Trans>Your words and your photo are seen by nobody but you.</Trans>
          )}
        </Notice>
      )}
      <DeedStory deed={deed} />
      <Card title={t`What happened`}>
        <DeedSteps deed={deed} />
      </Card>
      {deed.canWithdraw && <WithdrawDeed deedId={deed.id} />}
    </div>
  );
}

/** `/deeds/:deedId`: one good deed, and what became of it. */
export default function DeedRoute() {
  const { t } = useLingui();
  const { deedId } = useParams();
  const { data, error, refetch } = useQuery(DeedPageDocument, {
    variables: { id: deedId ?? '' },
    fetchPolicy: 'cache-and-network',
  });
  const node = data?.node;
  if (data !== undefined && node?.__typename !== 'DeedRecord') return <NotFoundPage />;
  const deed = node as ShownDeed | undefined;
  return (
    <Page
      title={deed?.title ?? t`A good deed`}
      back={{ to: '/deeds', label: t`My good deeds` }}
      width="narrow"
    >
      {error && !deed && <ErrorState error={error} onRetry={refetch} />}
      {!deed && !error && <Skeleton shape="card" count={2} />}
      {deed && <DeedView deed={deed} />}
    </Page>
  );
}
