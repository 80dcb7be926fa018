import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { KeyValue } from '../../design/components/KeyValue.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Points } from '../../design/components/Points.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { PassbookEntryProofDocument, type PassbookEntryProofQuery } from './entry.generated.ts';
import { groupCode } from './statement-words.ts';

const ProofCheck = lazy(() =>
  import('../transparency/ProofCheck.tsx').then((module) => ({ default: module.ProofCheck })),
);

type Entry = Extract<PassbookEntryProofQuery['node'], { __typename: 'PassbookEntry' }>;

function EntryContent({ entry }: { entry: Entry }) {
  const { t } = useLingui();
  return (
    <div className="flex flex-col gap-6">
      <Card>
        <KeyValue
          items={[
            { label: t`Date`, value: <DateTime value={entry.at} show="date-time" /> },
            { label: t`Points`, value: <Points value={entry.points} isSigned isPlain /> },
            { label: t`Balance`, value: <Points value={entry.balanceAfter} isPlain /> },
            { label: t`Confirmed by`, value: entry.confirmedBy },
            { label: t`Check code`, value: groupCode(entry.checkCode) },
          ]}
        />
      </Card>
      <Card title={t`Is this line sealed?`}>
        <p className="pb-4 text-ink-soft">
          <Trans>
            Every line is sealed, so that nobody can change it later without being noticed. This device can
            compute it by itself, without believing the server.
          </Trans>
        </p>
        {entry.inclusionProof === null ? (
          <p>
            <Trans>It will be sealed within an hour. Come back then.</Trans>
          </p>
        ) : (
          <Suspense fallback={<Skeleton shape="row" count={1} />}>
            <ProofCheck document={entry.inclusionProof.document} line={entry} entryId={entry.id} />
          </Suspense>
        )}
      </Card>
    </div>
  );
}

/** `/passbook/entries/:entryId`: one line, its check code, and the proof that it is sealed. */
export default function EntryRoute() {
  const { t } = useLingui();
  const { entryId = '' } = useParams();
  const { data, error, refetch } = useQuery(PassbookEntryProofDocument, {
    variables: { id: entryId },
    fetchPolicy: 'cache-and-network',
  });
  const entry = data?.node?.__typename === 'PassbookEntry' ? data.node : null;
  if (data && entry === null) return <NotFoundPage />;
  return (
    <Page
      title={entry?.description ?? t`A line of the passbook`}
      back={{ to: '/passbook', label: t`Passbook` }}
      width="narrow"
    >
      {error && !data && <ErrorState error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton shape="card" count={2} />}
      {entry && <EntryContent entry={entry} />}
    </Page>
  );
}
