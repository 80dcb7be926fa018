import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Check, TriangleAlert } from 'lucide-react';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { KeyValue } from '../../design/components/KeyValue.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Points } from '../../design/components/Points.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { noonOf } from '../../lib/village-day.ts';
import { NetworkLedgerDocument, type NetworkLedgerQuery } from './ledger.generated.ts';
import { groupHead } from './verify-proof.ts';

type Ledger = NonNullable<NetworkLedgerQuery['network']>;
type Health = NonNullable<Ledger['ledgerHealth']>;

function Balance({ health }: { health: Health }) {
  const { t } = useLingui();
  const held = [
    { label: t`Members can spend`, points: health.pointsAvailable },
    { label: t`Set aside for members`, points: health.pointsHeld },
    { label: t`Shops have received`, points: health.pointsAtShops },
    { label: t`In the thanks fund`, points: health.pointsInFund },
    { label: t`In community goals`, points: health.pointsInGoals },
  ];
  return (
    <Card title={t`Where all the points are`}>
      <KeyValue
        items={[
          ...held.map(({ label, points }) => ({ label, value: <Points value={points} isPlain /> })),
          { label: t`All points issued`, value: <Points value={health.pointsIssued} /> },
        ]}
      />
    </Card>
  );
}

function Promises({ health }: { health: Health }) {
  const { t } = useLingui();
  return (
    <Card title={t`What the books promise`}>
      <Notice tone={health.isClean ? 'done' : 'stop'} isLive={false}>
        {health.isClean ? (
          <Trans>
            Looked at on <DateTime value={health.checkedAt} show="date-time" />: everything is right.
          </Trans>
        ) : (
          <Trans>
            Looked at on <DateTime value={health.checkedAt} show="date-time" />: something is not right. The
            people who look after it have been told.
          </Trans>
        )}
      </Notice>
      <ul className="divide-y divide-rule pt-3">
        {health.promises.map(({ code, text, isKept }) => (
          <li key={code} className="flex items-start gap-3 py-3">
            {isKept ? (
              <Check aria-label={t`Holds`} className="mt-1 size-5 shrink-0 text-done" />
            ) : (
              <TriangleAlert aria-label={t`Does not hold`} className="mt-1 size-5 shrink-0 text-stop" />
            )}
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Heads({ ledger, onMore }: { ledger: Ledger; onMore: () => Promise<unknown> }) {
  const { t } = useLingui();
  const { edges, pageInfo } = ledger.ledgerHeads;
  return (
    <Card title={t`The seals, week by week`}>
      <p className="pb-4 text-ink-soft">
        <Trans>
          Each hour all new entries are sealed, each seal on the one before. Print this week's code, or copy
          it onto the notice board: if anybody changes an old entry, the codes no longer fit.
        </Trans>
      </p>
      {edges.length === 0 && (
        <Notice tone="wait" isLive={false}>
          <Trans>The first code comes within an hour of the first points.</Trans>
        </Notice>
      )}
      <ul aria-label={t`The seals, week by week`} className="divide-y divide-rule">
        {edges.map(({ node }) => (
          <li key={node.week} className="py-4">
            <p className="font-strong">
              <Trans>
                Week of <DateTime value={noonOf(node.week)} />
              </Trans>
            </p>
            <code className="block py-1 font-sans break-words tabular-nums">{groupHead(node.head)}</code>
            <p className="text-ink-soft">
              <Plural value={node.transferCount} one="# entry sealed" other="# entries sealed" />
            </p>
          </li>
        ))}
      </ul>
      {pageInfo.hasNextPage && <MoreButton onMore={onMore} />}
      <p>
        <a
          className="inline-flex min-h-target items-center underline underline-offset-4"
          href={`/api/ledger/${ledger.slug}.json`}
          download
        >
          <Trans>Keep all the seals as a file</Trans>
        </a>
      </p>
    </Card>
  );
}

/** `/n/:slug/ledger`: whether the books are right, and the codes that let everybody notice if they were changed. */
export default function LedgerRoute() {
  const { t } = useLingui();
  const { slug = '' } = useParams();
  const { data, error, refetch, fetchMore } = useQuery(NetworkLedgerDocument, { variables: { slug } });
  if (data && data.network === null) return <NotFoundPage />;
  const ledger = data?.network;
  return (
    <Page
      title={t`The open books`}
      lead={ledger?.name}
      back={{ to: `/n/${slug}`, label: ledger?.name ?? t`Community` }}
      width="regular"
    >
      {error && !data && <ErrorState error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton shape="card" count={2} />}
      {ledger && (
        <div className="flex flex-col gap-6">
          {ledger.ledgerHealth === null ? (
            <Notice tone="wait" isLive={false}>
              <Trans>The books of this community will be looked at for the first time within an hour.</Trans>
            </Notice>
          ) : (
            <>
              <Balance health={ledger.ledgerHealth} />
              <Promises health={ledger.ledgerHealth} />
            </>
          )}
          <Heads
            ledger={ledger}
            onMore={() => fetchMore({ variables: { after: ledger.ledgerHeads.pageInfo.endCursor } })}
          />
        </div>
      )}
    </Page>
  );
}
